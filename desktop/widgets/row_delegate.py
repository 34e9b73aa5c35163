"""Paints the rows of a RowList: groups with a bar, rows with a sign, a ref and a title."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import colours, scaled
from desktop.widgets.row_ground import paint_ground
from desktop.widgets.row_list_model import ROW_ROLE, ListRow, RowState

_STATE_COLOUR = {
    RowState.OPEN: "muted",
    RowState.PART: "warn",
    RowState.DONE: "ok",
    RowState.LEFT_OUT: "muted",
    RowState.ATTENTION: "bad",
}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint_state(painter: QPainter, state: RowState, centre: QPointF, ground: str) -> None:
    """Draw the sign for *state* round *centre*; *ground* is the colour of what is behind."""
    unit = scaled(100) / 100
    colour = QColor(getattr(colours(), _STATE_COLOUR[state]))
    pen = QPen(colour, 1.8 * unit, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    full = state in (RowState.DONE, RowState.ATTENTION)
    painter.setBrush(colour if full else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 7 * unit, 7 * unit)
    if full:
        painter.setPen(QPen(QColor(ground), 1.8 * unit, c=Qt.PenCapStyle.RoundCap))

    def at(x: float, y: float) -> QPointF:
        return centre + QPointF(x, y) * unit

    if state is RowState.DONE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([at(-3.2, 0.2), at(-0.8, 2.6), at(3.4, -2.4)])
    elif state is RowState.PART:
        half = QRectF(at(-4.5, -4.5), at(4.5, 4.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(half, 90 * 16, -180 * 16)
    elif state is RowState.LEFT_OUT:
        painter.drawLine(at(-3, 0), at(3, 0))
    elif state is RowState.ATTENTION:
        painter.drawLine(at(0, -3.6), at(0, 0.6))
        painter.drawPoint(at(0, 3.4))


class RowDelegate(QStyledItemDelegate):
    """Heights are alike for all groups and for all rows; they grow with the text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widest_ref = ""

    def set_widest_ref(self, ref: str) -> None:
        """Leave room for *ref* before every title, so that titles begin in one line."""
        self._widest_ref = ref

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        line = QFontMetrics(option.font).height()
        room = 20 if not row.is_group else 30 if row.rank == 1 else 14
        return QSize(scaled(160), line + scaled(room))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_group and row.rank > 1:
            self._paint_division(painter, option, row)
        elif row.is_group:
            self._paint_group(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        look = colours()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        line = option.rect.adjusted(scaled(8), scaled(8), -scaled(14), -scaled(14))
        count = f"{row.done}/{row.total}" if row.total else ""
        painter.setPen(QColor(look.muted))
        painter.drawText(line, _RIGHT, count)
        line.setRight(line.right() - metrics.horizontalAdvance(count) - scaled(10))
        painter.setPen(QColor(look.text))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEFT, title)
        if row.total:
            top = option.rect.bottom() - scaled(10)
            bar = QRectF(
                option.rect.left() + scaled(8), top, option.rect.width() - scaled(22), scaled(4)
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.track))
            painter.drawRoundedRect(bar, 2, 2)
            if row.done:
                bar.setWidth(bar.width() * row.done / row.total)
                painter.setBrush(QColor(look.ok))
                painter.drawRoundedRect(bar, 2, 2)

    def _paint_division(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow
    ) -> None:
        """Paint the line of a part of a group: its title, how much is done, and its sign."""
        look = colours()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        line = option.rect.adjusted(scaled(8), scaled(4), -scaled(14), 0)
        if row.total:
            centre = QPointF(line.right() - scaled(7), line.center().y() + 1)
            paint_state(painter, row.state, centre, look.card)
            line.setRight(line.right() - scaled(22))
        count = f"{row.done}/{row.total}" if row.total else ""
        painter.setPen(QColor(look.muted))
        painter.drawText(line, _RIGHT, count)
        line.setRight(line.right() - metrics.horizontalAdvance(count) - scaled(10))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEFT, title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        look = colours()
        ground = paint_ground(painter, option)
        centre = QPointF(option.rect.left() + scaled(18), option.rect.center().y() + 1)
        paint_state(painter, row.state, centre, ground)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        left = option.rect.left() + scaled(34)
        ref_width = metrics.horizontalAdvance(self._widest_ref)
        painter.setPen(QColor(look.muted))
        painter.drawText(
            QRect(left, option.rect.top(), ref_width + 4, option.rect.height()), _LEFT, row.ref
        )
        left += ref_width + scaled(12) if ref_width else 0
        room = QRect(option.rect)
        room.setLeft(left)
        room.setRight(option.rect.right() - scaled(12))
        painter.setPen(QColor(look.text))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, title)
