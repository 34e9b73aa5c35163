"""Light, dark, or as the computer is set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.theme import Mode
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.side_by_side import SideBySide


class LookCard(Card):
    """Emits ``chosen`` when the person takes another look."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Look"), parent=parent)
        self.choices = {
            Mode.SYSTEM: ChoiceCard(
                self.tr("As the computer"), self.tr("Follows the computer’s own setting.")
            ),
            Mode.LIGHT: ChoiceCard(self.tr("Light"), self.tr("Dark letters on a light ground.")),
            Mode.DARK: ChoiceCard(self.tr("Dark"), self.tr("Light letters on a dark ground.")),
        }
        self._group = QButtonGroup(self)
        row = self.add(SideBySide(600))
        for card in self.choices.values():
            self._group.addButton(row.add(card))
            card.clicked.connect(self.chosen)

    @property
    def mode(self) -> Mode:
        """The look that is chosen."""
        return next((mode for mode, card in self.choices.items() if card.isChecked()), Mode.SYSTEM)

    def show_mode(self, mode: Mode) -> None:
        """Show which look holds."""
        self.choices[mode].setChecked(True)
