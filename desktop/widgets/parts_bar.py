"""A bar made of parts: how a whole divides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import colours, scaled

_HEIGHT, _GAP = 10, 2


class PartsBar(QWidget):
    """*show_parts* takes colours of the theme by name; *words* are what screen readers say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: tuple[tuple[str, int], ...] = ()

    def show_parts(self, parts: Sequence[tuple[str, int]], words: str) -> None:
        """Show how much there is of each colour."""
        self._parts = tuple((colour, count) for colour, count in parts if count > 0)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(40), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QPainterPath()
        radius = self.height() / 2
        whole.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), QColor(look.track))
        total = sum(count for _, count in self._parts)
        gap = scaled(_GAP)
        left = 0.0
        for colour, count in self._parts:
            width = self.width() * count / total
            part = QRectF(left, 0, max(width - gap, gap), self.height())
            painter.fillRect(part, QColor(getattr(look, colour)))
            left += width
