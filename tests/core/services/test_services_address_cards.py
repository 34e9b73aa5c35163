from __future__ import annotations

import hashlib

import pytest

from core.crypto.age import new_identity, recipient_of
from core.crypto.errors import RecipientUnreadableError
from core.services.address_cards import (
    RecipientsUnreadableError,
    read_address_card,
    seal_fingerprint,
)


def test_a_card_says_whose_it_is_and_shows_what_can_be_compared(tmp_path):
    address = recipient_of(new_identity())
    card = tmp_path / "card.txt"
    card.write_text(f"# created: 2026-05-28\n# North ICB, pharmacy team\n{address}\n", "utf-8")
    read = read_address_card(card)
    assert (read.file_name, read.whose, read.addresses) == (
        "card.txt",
        "North ICB, pharmacy team",
        (address,),
    )
    digest = hashlib.sha256(address.encode()).hexdigest()[:32]
    assert read.fingerprints[0].replace(" ", "") == digest
    assert read.fingerprints[0].startswith(digest[:4] + " ")


def test_a_card_without_a_name_is_taken_all_the_same(tmp_path):
    card = tmp_path / "card.txt"
    card.write_text(recipient_of(new_identity()), "utf-8")
    assert read_address_card(card).whose == ""


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * 200_000])
def test_a_file_that_is_no_text_or_far_too_long_is_refused(tmp_path, content):
    card = tmp_path / "card.txt"
    card.write_bytes(content)
    with pytest.raises(RecipientsUnreadableError):
        read_address_card(card)


def test_a_file_without_an_address_is_refused(tmp_path):
    card = tmp_path / "card.txt"
    card.write_text("# nothing here\n", "utf-8")
    with pytest.raises(RecipientUnreadableError):
        read_address_card(card)


def test_the_seal_has_the_fingerprint_that_ssh_keygen_shows(workspace):
    assert seal_fingerprint(workspace.exports.signer().public_line).startswith("SHA256:")


def test_an_address_card_that_names_somebody_twice_counts_them_once(tmp_path):
    address = recipient_of(new_identity())
    card = tmp_path / "card.txt"
    card.write_text(f"# the commissioner\n{address}\n{address}\n", encoding="utf-8")
    assert read_address_card(card).addresses == (address,)
    card.write_text("# nobody\n", encoding="utf-8")
    with pytest.raises(RecipientUnreadableError):
        read_address_card(card)
    with pytest.raises(RecipientsUnreadableError):
        read_address_card(tmp_path / "gone.txt")
