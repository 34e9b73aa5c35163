"""The card that asks for what opens a copy begins with what the person can have."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.pages.bring_back.key_card import KeyCard


def test_without_a_recovery_sheet_the_passphrase_is_asked_first(qtbot: QtBot) -> None:
    card = KeyCard("What opens it?")
    qtbot.addWidget(card)
    card.offer(passphrase=True, spare_key=False)
    assert card.by_passphrase.isVisibleTo(card) and not card.by_key.isVisibleTo(card)
    card.offer(passphrase=False, spare_key=True)
    assert card.by_key.isVisibleTo(card) and not card.by_passphrase.isVisibleTo(card)
    assert not card.other.isVisibleTo(card)
