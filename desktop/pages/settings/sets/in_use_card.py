"""The question set in use, with its dates."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.services.years.next_set import SetStanding
from desktop.pages.settings.sets.words import dates_words, set_name
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class InUseCard(Card):
    """Says whether it is past its date, and whether something newer is here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In use"), parent=parent)
        self.chip = StatusChip(self.tr("Past its date"), "warn")
        self.head.addWidget(self.chip)
        self.name = self.add(PlainLabel(role="strong"))
        self.dates = self.add(PlainLabel())
        self.newest = self.add(
            PlainLabel(
                self.tr(
                    "No newer question set is here. A new one comes as a file, with a new version "
                    "of this program or on a stick."
                ),
                role="muted",
            )
        )

    def show_standing(self, standing: SetStanding) -> None:
        """Show the set in use."""
        self.name.setText(set_name(standing.catalogue))
        self.dates.setText(dates_words(standing.catalogue, standing.today))
        self.chip.setVisible(standing.is_past)
        self.newest.setVisible(not standing.newer)
