"""Which workbook: chosen or dropped here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.plain_label import PlainLabel


class FileCard(Card):
    """Says what to fetch and that nothing leaves the PC."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("1. The workbook"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "On the website, download this year's list of assertions and evidence items. "
                    "It is a workbook (.xlsx). It is read here; nothing of it leaves this PC."
                ),
                role="muted",
            )
        )
        self.drop = self.add(
            DropArea(self.tr("Drop the workbook here"), self.tr("Choose the workbook…"))
        )
        self.name = self.add(PlainLabel(role="strong"))
        self.name.hide()

    def show_name(self, name: str) -> None:
        """Show which workbook was read."""
        self.name.setText(self.tr("Read: {name}").format(name=name))
        self.name.show()
