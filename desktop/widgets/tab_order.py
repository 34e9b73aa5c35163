"""The Tab key goes through a card in the order in which its things are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget


class TabOrder(QObject):
    """Keeps the order in *root*, whatever is put into it later and wherever.

    Qt sends the Tab key to things in the order in which they were made, so what a card gets
    later would be met last of all.
    """

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.put_right)
        root.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and not self._soon.isActive():
            self._soon.start()  # something came, went or changed its size
        return False

    def put_right(self) -> None:
        """Let the Tab key follow what is laid out now."""
        for before, after in pairwise(stops(self._root)):
            QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield where the Tab key stops in *root*, in the order of its layouts.

    What hands the keyboard on to a part of itself stands for its parts: Qt moves them together,
    and loses count when one of them is moved alone.
    """
    if root.focusProxy() is not None:
        yield root
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
