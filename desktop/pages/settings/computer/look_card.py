"""Light, dark, or as the computer is set; and how much contrast."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.theme import Contrast, Mode
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.side_by_side import SideBySide


class LookCard(Card):
    """Emits ``chosen`` when the person takes another look, ``contrast_chosen`` for a contrast."""

    chosen = Signal()
    contrast_chosen = Signal(str)

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
        words = {
            Contrast.SYSTEM: self.tr("As the computer"),
            Contrast.USUAL: self.tr("Usual"),
            Contrast.HIGH: self.tr("High"),
        }
        self._contrasts = list(words)
        self.contrast = ChoiceRow(self.tr("Contrast"), list(words.values()), wraps=True)
        self.add(PlainLabel(self.tr("Contrast"), role="strong"))
        self.add(
            PlainLabel(
                self.tr(
                    "High contrast is black and white with a few strong colours, and an outline "
                    "round everything that can be pressed or typed in. It goes with light and "
                    "with dark."
                ),
                role="muted",
            )
        )
        self.add(self.contrast)
        self.contrast.chosen.connect(self._on_contrast)

    @property
    def mode(self) -> Mode:
        """The look that is chosen."""
        return next((mode for mode, card in self.choices.items() if card.isChecked()), Mode.SYSTEM)

    def show_mode(self, mode: Mode) -> None:
        """Show which look holds."""
        self.choices[mode].setChecked(True)

    def show_contrast(self, contrast: Contrast) -> None:
        """Show which contrast holds."""
        self.contrast.show_value(self._contrasts.index(contrast))

    def _on_contrast(self, number: int) -> None:
        self.contrast_chosen.emit(self._contrasts[number])
