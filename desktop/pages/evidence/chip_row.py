"""What needs a look, one click away: chips with counts above the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.pages.evidence.list_words import filter_words
from desktop.pages.evidence.listing import Filter, Shelf
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout

_SHOWN = (Filter.CHANGED, Filter.PAST, Filter.SOON, Filter.UNUSED)


class ChipRow(QWidget):
    """``chosen(Filter)``; a chip that is clicked again shows all. Empty ones are not shown."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What needs a look"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=4, row_gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        self.chips: dict[Filter, Button] = {}
        for kind in _SHOWN:
            chip = Button("", kind="quiet")
            chip.setCheckable(True)
            chip.clicked.connect(self._on_clicked)
            row.addWidget(chip)
            self.chips[kind] = chip

    def show_counts(self, shelf: Shelf, chosen: Filter) -> None:
        """Show how many pieces each chip stands for, and which of them is in force."""
        for kind, chip in self.chips.items():
            count = shelf.count(kind)
            chip.set_text(filter_words(kind, count))
            chip.setChecked(kind is chosen)
            chip.setVisible(count > 0 or kind is chosen)
        self.setVisible(any(not chip.isHidden() for chip in self.chips.values()))

    def _on_clicked(self, on: bool) -> None:
        kind = next(kind for kind, chip in self.chips.items() if chip is self.sender())
        self.chosen.emit(kind if on else Filter.ALL)
