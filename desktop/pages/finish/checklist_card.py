"""The evidence checklist on paper, to walk round with before signing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ChecklistCard(Card):
    """Emits ``print_asked``."""

    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Walk round with it"), parent=parent)
        words = self.tr("The checklist has every point on paper, with room for a tick in pen.")
        self.add(PlainLabel(words, role="muted"))
        self.news = self.add(Banner())
        self.button = Button(self.tr("Print the checklist"), icon_name="printer")
        self.button.clicked.connect(self.print_asked)
        row = FlowLayout()
        row.addWidget(self.button)
        self.add_layout(row)
