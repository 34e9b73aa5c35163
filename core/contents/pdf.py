"""Pages and text of a PDF. The one place that knows pypdfium2; it runs in the child only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from core.contents.errors import BrokenDocumentError, LockedDocumentError, TooMuchError
from core.contents.sheet import MOST_PIXELS, Sheet

MOST_PAGES_READ = 400  # for the text of a document


@dataclass(frozen=True, slots=True)
class _Size:
    width: int
    height: int


def pdf_page(content: bytes, number: int, width: int) -> Sheet:
    """Paint page *number*, counted from 0, *width* pixels wide."""
    with _opened(content) as document:
        count = len(document)
        if not 0 <= number < count:
            raise BrokenDocumentError
        page = document[number]
        wide, high = page.get_size()
        if wide <= 0 or high <= 0:
            raise BrokenDocumentError
        size = _fitted(wide, high, width)
        bitmap = page.render(scale=size.width / wide, rev_byteorder=True, prefer_bgrx=False)
        picture = bitmap.to_pil().convert("RGB")
        return Sheet(picture.width, picture.height, count, picture.tobytes())


def pdf_text(content: bytes, longest: int) -> str:
    """Return what the pages say, up to about *longest* characters; a scan says nothing."""
    pages: list[str] = []
    room = longest
    with _opened(content) as document:
        for number in range(min(len(document), MOST_PAGES_READ)):
            text = document[number].get_textpage().get_text_bounded()
            pages.append(text)
            room -= len(text)
            if room <= 0:
                break
    return "\n\n".join(pages)


def _fitted(wide: float, high: float, width: int) -> _Size:
    """Return how large the page is painted; one of absurd shape is painted smaller."""
    height = high * width / wide
    if width * height > MOST_PIXELS:
        shrink = (MOST_PIXELS / (width * height)) ** 0.5
        width, height = int(width * shrink), height * shrink
    if width < 1 or height < 1:
        raise TooMuchError
    return _Size(width, int(height))


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise LockedDocumentError from None
        raise BrokenDocumentError from None
    try:
        yield document
    except pypdfium2.PdfiumError:
        raise BrokenDocumentError from None
    finally:
        document.close()
