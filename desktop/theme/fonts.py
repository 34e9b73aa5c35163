"""The bundled Open Sans, so that every PC wraps text alike; the PDFs embed the same files."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from core.resources import resource

FAMILY = "Open Sans"
WEIGHTS = ("Regular", "SemiBold", "Bold", "Italic")
SMALLEST_POINTS = 10.0
_loaded: set[str] = set()


def load_fonts() -> None:
    """Make the weights known to Qt, each once per process.

    A weight that is not loaded falls back to a made-up one, so all that are used are here.
    """
    for weight in WEIGHTS:
        if weight not in _loaded:
            _loaded.add(weight)
            file = resource("fonts", f"OpenSans-{weight}.ttf")
            QFontDatabase.addApplicationFont(str(file))


def system_points() -> float:
    """Return the text size, in points, that the person chose for the whole computer."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(font.pointSizeF(), SMALLEST_POINTS)


def body_font(points: float) -> QFont:
    """Return the font for running text at *points*."""
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    return font
