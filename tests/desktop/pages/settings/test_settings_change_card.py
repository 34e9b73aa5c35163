"""The card for changing the locks: what comes before it, and what goes with it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.pages.settings.locks.change_card import ChangeCard
from desktop.theme import Theme


def test_the_order_after_a_lost_sheet_and_what_is_deleted_are_told(
    theme: Theme, qtbot: QtBot
) -> None:
    card = ChangeCard()
    qtbot.addWidget(card)
    order, rest = card.order.text(), card.rest.text()
    steps = ("a new sheet and a new passphrase", "take the old ways away", "change the locks")
    places = [order.index(step) for step in steps]
    assert places == sorted(places)
    assert "“What was there before”, kept beside your records, is deleted" in rest
