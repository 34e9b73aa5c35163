"""The bundled typefaces that every sheet is set in, registered once with reportlab."""

from __future__ import annotations

from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from core.resources import resource

REGULAR = "IgtSans"
SEMIBOLD = "IgtSans-SemiBold"
BOLD = "IgtSans-Bold"
ITALIC = "IgtSans-Italic"

_FILES = {
    REGULAR: "OpenSans-Regular.ttf",
    SEMIBOLD: "OpenSans-SemiBold.ttf",
    BOLD: "OpenSans-Bold.ttf",
    ITALIC: "OpenSans-Italic.ttf",
}
_lock = Lock()


def use_fonts() -> None:
    """Make the bundled typefaces known. Safe to call from any thread and as often as liked.

    Raises ResourceMissingError where a file is not there.
    """
    with _lock:
        _register()


@cache
def _register() -> None:
    for name, file_name in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file_name))))


@cache
def glyphs() -> frozenset[int]:
    """Return the code points that all bundled typefaces can draw."""
    use_fonts()
    return frozenset.intersection(
        *(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES)
    )


def width_of(text: str, font: str, size: float) -> float:
    """Return how wide *text* is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def fit(text: str, font: str, size: float, width: float) -> str:
    """Return *text*, cut with an ellipsis so that it is at most *width* points wide."""
    if width_of(text, font, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + "…", font, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
