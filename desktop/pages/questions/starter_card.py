"""What the open question can be begun with: our starters for the documents that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.services.starters import StarterOffer
from desktop.starters.starter_list import StarterList
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card


class StarterCard(Card):
    """Away while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Begin with our starter"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.banner = self.add(Banner())
        self.list = self.add(StarterList())
        self.hide()

    def show_offers(self, offers: Sequence[StarterOffer], ref: str, *, can_change: bool) -> None:
        """Show what the question *ref* offers."""
        self.list.show_offers(offers, ref, can_change=can_change)
        self.setVisible(bool(offers))
