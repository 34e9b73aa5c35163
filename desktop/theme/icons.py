"""Icons by name, drawn in the colour that is wanted. The drawings are Lucide's (ISC)."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from core.resources import resource

_pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Return the icon *name* in *colour*, *size* logical pixels square, for a screen of *ratio*.

    *gap* leaves that much empty room at its right.

    Raises ResourceMissingError for a name that is not in resources/icons.
    """
    key = (name, colour, size, ratio, gap)
    if key not in _pixmaps:
        _pixmaps[key] = _draw(name, colour, size, ratio, gap)
    return _pixmaps[key]


def forget_drawn() -> None:
    """Let go of the icons of a look that is no longer in force; widgets keep those they show.

    Each look and each text size would add its own for as long as the program runs.
    """
    _pixmaps.clear()


def icon(name: str, colour: str, size: int = 20, gap: int = 0) -> QIcon:
    """Return the icon as a QIcon that stays sharp on every screen that is connected."""
    result = QIcon()
    for ratio in {1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}:
        result.addPixmap(icon_pixmap(name, colour, size, ratio, gap))
    return result


def _draw(name: str, colour: str, size: int, ratio: float, gap: int) -> QPixmap:
    from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
    from PySide6.QtSvg import QSvgRenderer  # after the first paint: these cost 20 ms

    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", colour)
    pixmap = QPixmap(QSize(size + gap, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(
        painter, QRectF(0, 0, size * ratio, size * ratio)
    )
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
