"""Pictures. The one place that knows Pillow for showing them; it runs in the child only."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from core.contents.errors import BrokenDocumentError, TooMuchError
from core.contents.sheet import MOST_PIXELS, Sheet

MOST_DECODED = 120_000_000  # pixels; a phone makes 50 to 100 million at most
_READERS = (
    *(BmpImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin),
    *(TiffImagePlugin, WebPImagePlugin),
)  # naming them here also tells the installer which are shipped
FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP")


def picture(content: bytes, number: int, width: int) -> Sheet:
    """Paint the picture the way up that the camera noted, at most *width* pixels wide.

    A scan of several pages (TIFF) has as many; *number* counts from 0.
    """
    with opened(content) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if not 0 <= number < count:
            raise BrokenDocumentError
        if number:
            image.seek(number)
        return _sheet(upright(image, width), width, count)


def opened(content: bytes) -> Image.Image:
    """Open a picture of a known kind without reading its pixels yet."""
    Image.MAX_IMAGE_PIXELS = MOST_DECODED
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooMuchError from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise BrokenDocumentError from None


def upright(image: Image.Image, width: int) -> Image.Image:
    """Read the pixels, turned as the camera noted, on white where they are see-through."""
    try:
        if image.format in ("JPEG", "MPO"):  # a large photo is read at a fraction of its size
            image.draft("RGB", (width, width))
        turned = ImageOps.exif_transpose(image)
        if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
            clear = turned.convert("RGBA")
            turned = Image.new("RGBA", clear.size, "white")
            turned.alpha_composite(clear)
        return turned.convert("RGB")
    except (OSError, ValueError, SyntaxError, IndexError, TypeError, EOFError):
        raise BrokenDocumentError from None


def _sheet(image: Image.Image, width: int, count: int) -> Sheet:
    size = min(width, image.width), image.height
    if image.width > size[0]:
        size = size[0], max(1, round(image.height * size[0] / image.width))
    if size[0] * size[1] > MOST_PIXELS:
        shrink = (MOST_PIXELS / (size[0] * size[1])) ** 0.5
        size = max(1, int(size[0] * shrink)), max(1, int(size[1] * shrink))
    shown = image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image
    return Sheet(shown.width, shown.height, count, shown.tobytes())
