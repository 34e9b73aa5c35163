"""Paints a requirement in the list: sign, ref, up to two lines of title, and its level."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.pages.questions.rows import RequirementRow
from desktop.theme import colours, scaled
from desktop.widgets.row_delegate import RowDelegate, paint_state
from desktop.widgets.row_ground import paint_ground
from desktop.widgets.row_list_model import ROW_ROLE, ListRow

_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


def two_lines(text: str, painter: QPainter, first: int, second: int) -> tuple[str, str]:
    """Break *text* where it wraps at the width *first*; the rest is elided at *second*."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(first)
    layout.endLayout()
    end = line.textLength() if line.isValid() else len(text)
    above = metrics.elidedText(text[:end].rstrip(), Qt.TextElideMode.ElideRight, first)
    return above, metrics.elidedText(text[end:].strip(), Qt.TextElideMode.ElideRight, second)


class LevelDelegate(RowDelegate):
    """All rows are alike in height: two lines, whether a title needs them or not."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        if row.is_group:
            return super().sizeHint(option, index)
        return QSize(scaled(160), 2 * QFontMetrics(option.font).lineSpacing() + scaled(12))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        look = colours()
        ground = paint_ground(painter, option)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        line = metrics.lineSpacing()
        top = option.rect.top() + (option.rect.height() - 2 * line) // 2
        centre = QPointF(option.rect.left() + scaled(18), top + line / 2 + 1)
        paint_state(painter, row.state, centre, ground)
        left = option.rect.left() + scaled(34)
        ref_width = metrics.horizontalAdvance(self._widest_ref)
        painter.setPen(QColor(look.muted))
        painter.drawText(QRect(left, top, ref_width + 4, line), _TOP_LEFT, row.ref)
        left += ref_width + scaled(10)
        right = option.rect.right() - scaled(14)
        width = below = max(right - left, 1)
        if isinstance(row, RequirementRow) and row.level is not None:
            width -= self._paint_level(painter, row, right, top, line) + scaled(8)
        elif isinstance(row, RequirementRow) and row.mark:
            room = metrics.horizontalAdvance(row.mark)
            painter.drawText(QRect(right - room, top, room + 2, line), _TOP_LEFT, row.mark)
            width = max(width - room - scaled(8), 1)
        second_line = row.second_line if isinstance(row, RequirementRow) else ""
        painter.setPen(QColor(look.text))
        if second_line:
            first = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, width)
            second = metrics.elidedText(second_line, Qt.TextElideMode.ElideRight, below)
        else:
            first, second = two_lines(row.title, painter, max(width, 1), below)
        painter.drawText(QRect(left, top, width, line), _TOP_LEFT, first)
        if second_line:
            painter.setPen(QColor(look.muted))
        painter.drawText(QRect(left, top + line, below, line), _TOP_LEFT, second)

    def _paint_level(
        self, painter: QPainter, row: RequirementRow, right: int, top: int, line: int
    ) -> int:
        """Draw three steps, filled up to the level, and the level as a figure; return the width."""
        look = colours()
        step, gap = scaled(5), scaled(2)
        base = top + line - scaled(4)
        left = right - 3 * step - 2 * gap
        done = QColor(look.ok if row.level is not None and row.level >= row.target else look.warn)
        for number in range(3):
            height = scaled(5 + 3 * number)
            bar = QRectF(left + number * (step + gap), base - height, step, height)
            filled = row.level is not None and number < row.level
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(done if filled else QColor(look.track))
            painter.drawRoundedRect(bar, 1, 1)
        figure = str(row.level)
        width = painter.fontMetrics().horizontalAdvance(figure)
        painter.setPen(QColor(look.text))
        painter.drawText(QRect(left - scaled(6) - width, top, width + 2, line), _TOP_LEFT, figure)
        return 3 * step + 2 * gap + scaled(6) + width
