"""A layout that puts things in a row and goes on in the next row when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Nothing that is put in ever vanishes: the layout grows in height instead.

    Widgets added with ``add_trailing`` stand at the right end of the first row, together; where
    not even the first of the others has room beside them, they stand below the others, in rows of
    their own. With *tail_below* they do so as soon as the others need more than one row: for what
    is to be read after all of them.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        row_gap: int = 6,
        tail_below: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._trailing: set[int] = set()
        self._gap, self._row_gap, self._tail_below = gap, row_gap, tail_below

    def add_trailing(self, widget: QWidget) -> None:
        """Add *widget* at the right end."""
        self._trailing.add(len(self._items))
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._trailing = {k - (k > index) for k in self._trailing if k != index}
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        height = max((size.height() for size in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = max((size.width() for size in shown), default=0)
        height = max((size.height() for size in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        rows = self._rows(inner.width())
        for row in rows:
            heights = [self._height(index, size) for index, size in row]
            tallest = max(heights, default=0)
            if move:
                self._place_row(row, heights, QRect(inner.left(), y, inner.width(), tallest))
            y += tallest + self._row_gap
        last_gap = self._row_gap if rows else 0  # without a row there is none to take off
        return y - last_gap - rect.top() + margins.bottom()

    def _rows(self, width: int) -> list[list[tuple[int, QSize]]]:
        """Return the rows; the trailing widgets are the last of the first row they fit into."""
        leading = [k for k in range(len(self._items)) if k not in self._trailing]
        tail = [(k, self._size(k, width)) for k in sorted(self._trailing) if self._shown(k)]
        tail_width = sum(size.width() + self._gap for _, size in tail)
        beside = self._sizes(leading, width)
        if not self._tail_below:
            beside = beside[:1]
        if tail and _together(beside, self._gap) + tail_width > width:
            return [*self._wrapped(self._sizes(leading, width), width), *self._wrapped(tail, width)]
        rows: list[list[tuple[int, QSize]]] = [[]]
        used, room = 0, width - tail_width
        for index in filter(self._shown, leading):
            size = self._size(index, width)
            if rows[-1] and used + size.width() > room:
                rows.append([])
                used, room = 0, width
            rows[-1].append((index, size))
            used += size.width() + self._gap
        rows[0].extend(tail)
        return [row for row in rows if row]

    def _sizes(self, indexes: list[int], width: int) -> list[tuple[int, QSize]]:
        return [(k, self._size(k, width)) for k in indexes if self._shown(k)]

    def _wrapped(self, items: list[tuple[int, QSize]], width: int) -> list[list[tuple[int, QSize]]]:
        rows: list[list[tuple[int, QSize]]] = []
        used = 0
        for index, size in items:
            if not rows or used + size.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((index, size))
            used += size.width() + self._gap
        return rows

    def _shown(self, index: int) -> bool:
        return not self._items[index].isEmpty()

    def _size(self, index: int, width: int) -> QSize:
        size = self._items[index].sizeHint()
        return QSize(min(size.width(), width), size.height())

    def _height(self, index: int, size: QSize) -> int:
        item = self._items[index]
        return item.heightForWidth(size.width()) if item.hasHeightForWidth() else size.height()

    def _place_row(self, row: list[tuple[int, QSize]], heights: list[int], room: QRect) -> None:
        x = room.left()
        tail = sum(size.width() + self._gap for index, size in row if index in self._trailing)
        pushed = False
        for (index, size), height in zip(row, heights, strict=True):
            if index in self._trailing and not pushed:
                x = max(x, room.right() + 1 - tail + self._gap)
                pushed = True
            y = room.top() + (room.height() - height) // 2
            self._items[index].setGeometry(QRect(QPoint(x, y), QSize(size.width(), height)))
            x += size.width() + self._gap


def _together(items: list[tuple[int, QSize]], gap: int) -> int:
    """Return how wide *items* are in one row."""
    return sum(size.width() for _, size in items) + gap * max(len(items) - 1, 0)
