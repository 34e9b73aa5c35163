"""How large the text is, from the computer's own size to twice that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.theme import TEXT_SIZES
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.plain_label import PlainLabel


class TextCard(Card):
    """Emits ``chosen(percent)``."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Size of the text"), parent=parent)
        self.sizes = ChoiceRow(
            self.tr("Size of the text"),
            [self.tr("{percent} %").format(percent=percent) for percent in TEXT_SIZES],
            wraps=True,
        )
        self.add(
            PlainLabel(
                self.tr("100 % is the size that this computer uses for other programs."),
                role="muted",
            )
        )
        self.add(self.sizes)
        self.sizes.chosen.connect(self._on_chosen)

    def show_percent(self, percent: int) -> None:
        """Show which size holds, or the nearest to it."""
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - percent))
        self.sizes.show_value(TEXT_SIZES.index(nearest))

    def _on_chosen(self, number: int) -> None:
        self.chosen.emit(TEXT_SIZES[number])
