"""Where copies go besides this PC: a stick now, or later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class CopiesCard(Card):
    """Emits ``choose_asked``."""

    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where copies go"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "Copies are made on this PC by themselves. When it breaks they are gone with "
                    "it: let them go to a stick too, or to a folder elsewhere. On a new PC you "
                    "need a copy and the sheet (or the passphrase)."
                )
            )
        )
        self.message = self.add(Banner())
        self.choose = Button(self.tr("Choose a stick or a folder…"), icon_name="usb")
        row = FlowLayout(gap=10)
        row.addWidget(self.choose)
        self.add_layout(row)
        self.add(PlainLabel(self.tr("Or later, in Settings, under Copies."), role="muted"))
        self.choose.clicked.connect(self.choose_asked)

    def show_busy(self, busy: bool) -> None:
        """Say that the first copy is being made, or not any more."""
        self.choose.setEnabled(not busy)
        self.choose.set_text(
            self.tr("Making the first copy…") if busy else self.tr("Choose another one…")
        )
