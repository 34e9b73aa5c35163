"""Two bars, one below the other: how much there was then, and how much there is now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import colours, scaled

_THEN, _GAP, _NOW = 6, 3, 10


class PairBar(QWidget):
    """*words* say what is drawn, for screen readers and as a tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._then: int | None = None
        self._now: int | None = None

    def show_pair(self, then: int | None, now: int | None, words: str) -> None:
        """Show hundredths; None where there was nothing to measure."""
        self._then, self._now = then, now
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(_THEN + _GAP + _NOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(60), scaled(_THEN + _GAP + _NOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look = colours()
        self._paint(painter, self._then, 0, scaled(_THEN), look.edge)
        self._paint(painter, self._now, scaled(_THEN + _GAP), scaled(_NOW), look.ok)

    def _paint(
        self, painter: QPainter, share: int | None, top: int, height: int, colour: str
    ) -> None:
        if share is None:
            return
        radius = height / 2
        painter.setBrush(QColor(colours().track))
        painter.drawRoundedRect(QRectF(0, top, self.width(), height), radius, radius)
        if share > 0:
            painter.setBrush(QColor(colour))
            width = max(self.width() * share / 100, height)
            painter.drawRoundedRect(QRectF(0, top, width, height), radius, radius)
