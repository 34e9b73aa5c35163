"""While one person is set up: nothing about roles or PINs, and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class AloneCard(Card):
    """Emits ``another_asked``."""

    another_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Only you"), parent=parent)
        self.text = self.add(PlainLabel())
        self.another = Button(self.tr("Somebody else works here too"), icon_name="plus")
        row = FlowLayout()
        row.addWidget(self.another)
        self.add_layout(row)
        self.another.clicked.connect(self.another_asked)

    def show_name(self, name: str) -> None:
        """Name the one who works here."""
        words = self.tr(
            "{name} is the only one who works here. If somebody else uses this PC too, give them "
            "a name of their own: the history then says who did what."
        )
        self.text.setText(words.format(name=name))
