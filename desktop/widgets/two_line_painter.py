"""Paints the rows of a TwoLineList."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import colours, icon_pixmap, scaled
from desktop.widgets.row_ground import paint_ground
from desktop.widgets.two_line_model import ROW_ROLE, TwoLineRow

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ELIDE = Qt.TextElideMode.ElideRight


class TwoLinePainter(QStyledItemDelegate):
    """All rows are alike in height; it grows with the text."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(scaled(200), 2 * QFontMetrics(option.font).height() + scaled(20))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: TwoLineRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        look, rect = colours(), option.rect
        line = QFontMetrics(option.font).height()
        top = rect.top() + (rect.height() - 2 * line - scaled(2)) // 2
        side = scaled(20)
        left = rect.left() + scaled(12)
        self._icon(painter, row.icon, look.muted, QPoint(left, top), side, line)
        left += side + scaled(10)
        width = rect.right() - scaled(14) - left
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.muted if row.is_past else look.text))
        title = painter.fontMetrics().elidedText(row.title, _ELIDE, width)
        painter.drawText(QRect(left, top, width, line), _LEFT, title)
        painter.setFont(option.font)
        self._second(painter, row, QRect(left, top + line + scaled(2), width, line))
        painter.restore()

    def _second(self, painter: QPainter, row: TwoLineRow, room: QRect) -> None:
        look, metrics = colours(), painter.fontMetrics()
        rest = row.rest
        if row.state:
            tone = getattr(look, row.state_tone)
            if row.state_icon:
                side = scaled(16)
                self._icon(painter, row.state_icon, tone, room.topLeft(), side, room.height())
                room.setLeft(room.left() + side + scaled(6))
            painter.setPen(QColor(tone))
            painter.drawText(room, _LEFT, metrics.elidedText(row.state, _ELIDE, room.width()))
            room.setLeft(room.left() + metrics.horizontalAdvance(row.state))
            rest = f"  ·  {rest}" if rest else ""
        if room.width() > scaled(40):
            painter.setPen(QColor(look.muted))
            painter.drawText(room, _LEFT, metrics.elidedText(rest, _ELIDE, room.width()))

    def _icon(
        self, painter: QPainter, name: str, colour: str, place: QPoint, side: int, line: int
    ) -> None:
        pixmap = icon_pixmap(name, colour, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(place + QPoint(0, (line - side) // 2), pixmap)
