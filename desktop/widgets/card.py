"""A surface with a thin line round it, which holds what belongs together."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QChildEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.widgets.heading import Heading
from desktop.widgets.reading_order import read_as_seen

Kind = TypeVar("Kind", bound=QWidget)


class Card(QFrame):
    """Put things in with ``add``; ``head`` is the row of the title, for chips and buttons.

    What is put between other things later is also read there.
    """

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._puts_in_order = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = Heading(title)
        if not title:  # never shown before it has its place: it would be a window of its own
            self.title.hide()
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        if title:
            self.setAccessibleName(title)

    def add(self, widget: Kind, stretch: int = 0) -> Kind:
        """Put *widget* below what is there and return it."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_layout(self, layout: QLayout) -> None:
        """Put a row or grid below what is there."""
        self.body.addLayout(layout)

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        # Its place in the layout is known only once it has been put in.
        if event.added() and event.child().isWidgetType() and not self._puts_in_order:
            self._puts_in_order = True
            QTimer.singleShot(0, self, self._put_in_order)

    def _put_in_order(self) -> None:
        self._puts_in_order = False
        read_as_seen(self.body)
