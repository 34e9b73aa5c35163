"""The quiet shape of the window that stands there until its parts are loaded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.theme.theme import colours, scaled


class Skeleton(QWidget):
    """Emits ``painted`` once, after it was seen for the first time."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = False
        self.setAccessibleName(self.tr("Opening your records"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours()
        painter = QPainter(self)  # no name of Qt's own here: it would cost 12 ms to load
        painter.fillRect(self.rect(), QColor(look.page))
        head, side = scaled(54), scaled(176)
        painter.fillRect(0, 0, self.width(), head, QColor(look.header))
        painter.fillRect(0, head, side, self.height(), QColor(look.card))
        painter.fillRect(side - 1, head, 1, self.height(), QColor(look.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.track))
        painter.setBrush(QColor(look.track))
        for row in range(4):
            top = head + scaled(26) + row * scaled(42)
            painter.drawRoundedRect(QRectF(scaled(18), top, scaled(18), scaled(12)), 4, 4)
            width = scaled((62, 84, 74, 58)[row])
            painter.drawRoundedRect(QRectF(scaled(48), top, width, scaled(12)), 4, 4)
        painter.setPen(QColor(look.line))
        painter.setBrush(QColor(look.card))
        left, width = side + 12, self.width() - side - 24
        painter.drawRoundedRect(QRectF(left, head + 12, width, scaled(150)), 8, 8)
        below = head + 22 + scaled(150)
        painter.drawRoundedRect(QRectF(left, below, width, self.height() - below - 12), 8, 8)
        painter.end()
        if not self._seen:
            self._seen = True
            self.painted.emit()
