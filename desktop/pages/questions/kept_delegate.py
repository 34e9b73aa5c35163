"""Paints a piece of evidence in the list to choose from: an icon and its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.theme import colours, icon_pixmap, scaled
from desktop.widgets.row_delegate import RowDelegate
from desktop.widgets.row_ground import paint_ground
from desktop.widgets.row_list_model import ListRow


class KeptDelegate(RowDelegate):
    """Like a row of the list of requirements, without a sign for how it stands."""

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        paint_ground(painter, option)
        side = scaled(16)
        ratio = painter.device().devicePixelRatioF()
        pixmap = icon_pixmap("file-text", colours().muted, side, ratio)
        top = option.rect.top() + (option.rect.height() - side) // 2
        painter.drawPixmap(option.rect.left() + scaled(10), top, pixmap)
        painter.setFont(option.font)
        painter.setPen(QColor(colours().text))
        room = option.rect.adjusted(scaled(34), 0, -scaled(12), 0)
        words = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, room.width()
        )
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, left, words)
