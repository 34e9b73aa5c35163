"""A tick box whose text wraps; the whole row can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.theme import colours, scaled

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrapCheck(QCheckBox):
    """A QCheckBox to the keyboard and to screen readers; only size and paint are ours."""

    def __init__(
        self, text: str = "", checked: bool = False, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._words = ""
        self.set_text(text)
        self.setChecked(checked)

    def words(self) -> str:
        """Return the text as it was given."""
        return self._words

    def set_text(self, text: str) -> None:
        """Change the text; ``&`` and ``<`` are shown as they are."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._indent() - scaled(6), scaled(40)), 1_000_000)
        text = self.fontMetrics().boundingRect(room, int(_FLAGS), self._words)
        return max(text.height() + 2 * self._drop(), self._box_size()) + 2 * self._padding()

    def sizeHint(self) -> QSize:
        width = self._indent() + min(
            self.fontMetrics().horizontalAdvance(self._words) + scaled(8), scaled(480)
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._indent() + scaled(120)
        return QSize(width, self._box_size() + 2 * self._padding())

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        size, pad = self._box_size(), self._padding()
        line = self.fontMetrics().height()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        option.rect = QRect(scaled(4), pad + max(0, (line - size) // 2), size, size)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self
        )
        painter.setPen(QColor(colours().text if self.isEnabled() else colours().muted))
        room = QRect(
            self._indent(),
            pad + self._drop(),
            self.width() - self._indent() - scaled(6),
            self.height(),
        )
        painter.drawText(room, int(_FLAGS), self._words)

    def _drop(self) -> int:
        """How far below the top of the box its first line stands, to be level with it."""
        return max(0, (self._box_size() - self.fontMetrics().height()) // 2)

    def _padding(self) -> int:
        return scaled(6)

    def _box_size(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)

    def _indent(self) -> int:
        return scaled(4) + self._box_size() + scaled(12)
