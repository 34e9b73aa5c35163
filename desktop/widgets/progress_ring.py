"""A ring that fills as work is done, with the count in its middle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.theme import Type, colours, points, scaled


class ProgressRing(QProgressBar):
    """A QProgressBar to screen readers. Shows ``33`` large and ``of 45`` small."""

    def __init__(self, name: str, *, size: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setAccessibleName(name)
        # A frame is added to it, so it must stay well below the largest size that Qt knows.
        self.setStyleSheet("QProgressBar { min-height: 0; max-height: 9999px; }")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0, 0)

    def show_count(self, done: int, total: int) -> None:
        """Show *done* of *total*."""
        self._done, self._total = done, total
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._size), scaled(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours()
        width = scaled(9)
        side = min(self.width(), self.height()) - width - 2
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(look.track), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if self._done and self._total:
            pen.setColor(QColor(look.ok))
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(self._done / self._total, 1)))
        self._draw_words(painter, ring)

    def _draw_words(self, painter: QPainter, ring: QRectF) -> None:
        large = QFont(self.font())
        large.setPointSizeF(points() * Type.H1 * self._size / 112)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setFont(large)
        painter.setPen(QColor(colours().text))
        middle = ring.center().y()
        height = painter.fontMetrics().height()
        upper = QRectF(ring.left(), middle - height * 0.78, ring.width(), height)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self._done))
        small = QFont(self.font())
        small.setPointSizeF(points() * Type.SMALL)
        painter.setFont(small)
        painter.setPen(QColor(colours().muted))
        lower = QRectF(ring.left(), upper.bottom() - height * 0.12, ring.width(), height * 0.7)
        words = self.tr("of {total}").format(total=self._total)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, words)
