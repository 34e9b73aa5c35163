"""One of several choices, with a line that explains it; the whole card can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.theme import colours, scaled

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ChoiceCard(QRadioButton):
    """A QRadioButton to keyboard and screen readers: *title* is its name, *text* explains it."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text = title, text
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        head, rest = self._heights(max(width - self._indent() - self._pad(), scaled(80)))
        return head + rest + 2 * self._pad()

    def sizeHint(self) -> QSize:
        width = scaled(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._indent() + scaled(140), scaled(44))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.focus if self.hasFocus() else look.accent if chosen else look.edge
        thick = 2.0 if chosen or self.hasFocus() else 1.0
        painter.setPen(QPen(QColor(edge), thick))
        painter.setBrush(
            QColor(look.selected if chosen else look.hover if self.underMouse() else look.card)
        )
        half = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        size, pad = self._box_size(), self._pad()
        option.rect = QRect(pad, pad + (self._bold_metrics().height() - size) // 2, size, size)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self
        )
        room = self.width() - self._indent() - pad
        head, rest = self._heights(room)
        painter.setPen(QColor(look.text if self.isEnabled() else look.muted))
        painter.setFont(self._bold())
        painter.drawText(QRect(self._indent(), pad, room, head), _FLAGS, self._title)
        painter.setFont(self.font())
        if self._text:
            gap = scaled(3)
            top = pad + head + gap
            painter.setPen(QColor(look.text if chosen else look.muted))
            painter.drawText(QRect(self._indent(), top, room, rest), _FLAGS, self._text)

    def _heights(self, room: int) -> tuple[int, int]:
        limit = QRect(0, 0, room, 1_000_000)
        head = self._bold_metrics().boundingRect(limit, _FLAGS, self._title).height()
        if not self._text:
            return head, 0
        text = self.fontMetrics().boundingRect(limit, _FLAGS, self._text).height()
        return head, text + scaled(3)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _bold_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())

    def _pad(self) -> int:
        return scaled(12)

    def _box_size(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)

    def _indent(self) -> int:
        return self._pad() + self._box_size() + scaled(10)
