"""Several photos of papers become one document; runs in the child only.

Only the pixels go into it: where and with what a photo was taken, which a phone writes into the
file, stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from PIL import Image

from core.contents.pictures import opened, upright

DOTS: Final = 200  # an inch: small print stays readable, and a page weighs about half a megabyte
_A4: Final = (1654, 2339)
_QUALITY: Final = 86
_SMALLEST: Final = 16  # pixels that a crop leaves at least
_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def join(
    content: bytes, sizes: Sequence[int], shots: Sequence[dict[str, Any]], title: str
) -> bytes:
    """Return a PDF with a page for each photo, in order, turned and cropped as its shot says.

    *shots* name a photo by its place in *sizes*, a turn to the right in degrees, and a crop as
    the parts of width and height where left, top, right and bottom lie, after the turn. Raises
    BrokenDocumentError and TooMuchError.
    """
    pages = _pages(content, sizes, shots)
    written = BytesIO()
    next(pages).save(
        written,
        "PDF",
        save_all=True,
        append_images=pages,
        resolution=DOTS,
        quality=_QUALITY,
        title=title,
    )
    return written.getvalue()


def _pages(
    content: bytes, sizes: Sequence[int], shots: Sequence[dict[str, Any]]
) -> Iterator[Image.Image]:
    """Make one page at a time: many large photos never lie in memory together."""
    ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
    for shot in shots:
        end = ends[shot["photo"]]
        with opened(content[end - sizes[shot["photo"]] : end]) as image:
            whole = upright(image, 2 * max(_A4))
        yield _page(whole, shot["turn"], shot["crop"])


def _page(whole: Image.Image, turn: int, crop: Sequence[float] | None) -> Image.Image:
    turned = whole.transpose(_TURNS[turn]) if turn in _TURNS else whole
    if crop is not None:
        left, top, right, bottom = crop
        box = (
            round(left * turned.width),
            round(top * turned.height),
            max(round(right * turned.width), round(left * turned.width) + _SMALLEST),
            max(round(bottom * turned.height), round(top * turned.height) + _SMALLEST),
        )
        turned = turned.crop(box)
    room = _A4 if turned.height >= turned.width else _A4[::-1]
    turned.thumbnail(room, Image.Resampling.LANCZOS)
    # A new picture holds the pixels and nothing else of the file that they came from.
    return Image.frombytes("RGB", turned.size, turned.tobytes())
