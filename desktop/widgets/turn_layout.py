"""A row that becomes a column where there is no room, and knows its height before it turns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop.theme import scaled

_NO_SIDE = Qt.AlignmentFlag(0)


@dataclass(slots=True)
class _Part:
    item: QLayoutItem
    stretch: int
    side: Qt.AlignmentFlag


class TurnLayout(QLayout):
    """*room* is the width at 100 % text from which on the parts stand in a row.

    A box layout that is turned round while it is resized has told its old height to everything
    around it: the first drawing is then squashed. This one answers for any width as it will be.
    In a row the width that is left goes to parts by their *stretch*, one without keeps its own.
    A part with a *side* keeps its own height.
    """

    def __init__(self, room: int, *, gap: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._room, self._gap = room, gap
        self._next = (1, _NO_SIDE)
        self._parts: list[_Part] = []
        self._heights: dict[int, int] = {}

    def put(self, widget: QWidget, stretch: int = 1, side: Qt.AlignmentFlag = _NO_SIDE) -> None:
        """Put *widget* after what is there."""
        self._next = (stretch, side)
        self.addWidget(widget)

    def put_layout(self, layout: QLayout, stretch: int = 1) -> None:
        """Put a layout after what is there."""
        self._next = (stretch, _NO_SIDE)
        self.addChildLayout(layout)
        self.addItem(layout)

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item, *self._next))
        self.invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._parts):
            return None
        self.invalidate()
        return self._parts.pop(index).item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            heights = [_height(part.item, w) for part, w in self._widths(inner)]
            inside = max(heights, default=0) if self._is_row(inner) else self._stacked(heights)
            self._heights[width] = inside + margins.top() + margins.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        shown = [part.item.sizeHint() for part in self._shown()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return self._with_margins(QSize(width, max((s.height() for s in shown), default=0)))

    def minimumSize(self) -> QSize:
        shown = [part.item.minimumSize() for part in self._shown()]
        # As narrow as one part: a row may always become a column.
        width = max((size.width() for size in shown), default=0)
        return self._with_margins(QSize(width, max((s.height() for s in shown), default=0)))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        if self._is_row(inner.width()):
            self._place_row(inner)
        else:
            self._place_column(inner)

    def _place_row(self, inner: QRect) -> None:
        left = inner.left()
        for part, width in self._widths(inner.width()):
            height = inner.height()
            if part.side:
                height = min(height, _height(part.item, width))
            part.item.setGeometry(QRect(left, inner.top(), width, height))
            left += width + self._gap

    def _place_column(self, inner: QRect) -> None:
        sized = self._widths(inner.width())
        heights = [_height(part.item, width) for part, width in sized]
        spare = max(0, inner.height() - self._stacked(heights))
        grows = [k for k, (part, _) in enumerate(sized) if part.stretch and not part.side]
        top = inner.top()
        for number, ((part, width), height) in enumerate(zip(sized, heights, strict=True)):
            more = spare // len(grows) if number in grows else 0
            part.item.setGeometry(QRect(inner.left(), top, width, height + more))
            top += height + more + self._gap

    def _is_row(self, inner: int) -> bool:
        return inner >= scaled(self._room)

    def _stacked(self, heights: list[int]) -> int:
        return sum(heights) + self._gap * max(len(heights) - 1, 0)

    def _widths(self, inner: int) -> list[tuple[_Part, int]]:
        """Return each part that is shown, with the width it gets."""
        shown = self._shown()
        if not self._is_row(inner):
            return [(part, _own_width(part, inner)) for part in shown]
        fixed = {id(p): min(p.item.sizeHint().width(), inner) for p in shown if not p.stretch}
        left = inner - sum(fixed.values()) - self._gap * max(len(shown) - 1, 0)
        growing = [part for part in shown if part.stretch]
        shares = _shares(growing, left)
        return [
            (part, fixed[id(part)] if id(part) in fixed else shares[id(part)]) for part in shown
        ]

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _shares(parts: list[_Part], width: int) -> dict[int, int]:
    """Give each part its share of *width*, and none less than it needs."""
    shares: dict[int, int] = {}
    waiting = list(parts)
    while waiting:
        total = sum(part.stretch for part in waiting)
        needy = [
            part
            for part in waiting
            if part.item.minimumSize().width() > width * part.stretch // total
        ]
        for part in needy:
            shares[id(part)] = part.item.minimumSize().width()
            width -= shares[id(part)]
            waiting.remove(part)
        if not needy:
            for part in waiting:
                shares[id(part)] = width * part.stretch // total
            break
    return shares


def _own_width(part: _Part, inner: int) -> int:
    is_wide = not part.side & Qt.AlignmentFlag.AlignHorizontal_Mask
    return inner if is_wide else min(part.item.sizeHint().width(), inner)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
