"""All starters for what is asked, at the right of the list of evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.starters.starter_list import StarterList
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage


class StartersPanel(ScrollPage):
    """Emits ``closed`` when it is put away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", margin=0, parent=parent)
        card = Card(self.tr("Begin a document"))
        self.close_button = Button(self.tr("Close"), icon_name="x", kind="quiet")
        self.close_button.clicked.connect(self.closed)
        card.head.addWidget(self.close_button)
        card.add(
            PlainLabel(
                self.tr(
                    "Documents in our words for what your questions ask for, with your name and "
                    "what you told once put in. Each is a beginning: it counts when it is true, "
                    "filled in and approved."
                ),
                role="muted",
            )
        )
        card.body.addSpacing(6)
        self.list = card.add(StarterList())
        self.add(card)
        self.finish()
