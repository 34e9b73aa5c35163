"""The key file: made, opened in each way, changed, and always openable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from memory_keyring import MemoryKeyring

from core.crypto.age import encrypt_bytes, new_identity, recipient_of
from core.crypto.errors import WrongPassphraseError
from core.crypto.sshsig import SigningKey
from core.store.keyring_slot import KeyringPlace
from core.store.keys import (
    IdentityUnlock,
    KeyDoesNotFitError,
    KeyFile,
    KeyFileDamagedError,
    KeyFileMissingError,
    KeyFileNewerError,
    KeyNotRememberedError,
    KeyringUnlock,
    KeyringWay,
    LastWayInError,
    PassphraseTooWeakError,
    PassphraseUnlock,
    PassphraseWay,
    SlotKind,
    SlotMissingError,
    SpareKey,
    SpareKeyUnlock,
    SpareKeyWay,
    StoreSecrets,
    WayInMissingError,
)
from core.store.trouble import StoreExistsError

STORE = "0f6a7c1e-store"
WORDS = "marble lantern otter thistle"


@pytest.fixture
def ring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def place(ring: MemoryKeyring) -> KeyringPlace:
    return KeyringPlace(backend=ring)


@pytest.fixture
def spare() -> SpareKey:
    return SpareKey.new()


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock, place: KeyringPlace, spare: SpareKey) -> KeyFile:
    return KeyFile.create(
        tmp_path, [KeyringWay(place), SpareKeyWay(spare)], store_id=STORE, clock=clock
    )


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "keys").iterdir()}


def test_each_way_in_opens_the_same_secrets(
    tmp_path: Path, made: KeyFile, place: KeyringPlace, spare: SpareKey
) -> None:
    for unlock, kind in (
        (KeyringUnlock(place), SlotKind.KEYRING),
        (SpareKeyUnlock(spare.printed.lower()), SlotKind.SPARE_KEY),
        (IdentityUnlock(spare.identity), SlotKind.SPARE_KEY),
    ):
        opened = KeyFile.open(tmp_path, unlock)
        assert opened.secrets == made.secrets
        assert opened.slots == made.slots == KeyFile.peek(tmp_path)
        assert opened.opened_by is not None
        assert opened.opened_by.kind is kind


def test_the_secrets_are_of_the_right_kinds_and_hidden(made: KeyFile) -> None:
    secrets = made.secrets
    assert len(bytes.fromhex(secrets.database_key)) == 32
    assert recipient_of(secrets.vault_identity) != recipient_of(secrets.own_identity)
    assert SigningKey.from_private_text(secrets.signing_key).public_line().startswith("ssh-ed25519")
    for value in (secrets.database_key, secrets.vault_identity, secrets.signing_key):
        assert value not in repr(secrets) + repr(made)


@pytest.mark.parametrize(
    "wrong", ["", "abcd", "g" * 64, "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "x'" + "a" * 62]
)
def test_a_database_key_is_sixty_four_digits_and_nothing_else(wrong: str) -> None:
    with pytest.raises(ValueError, match="64"):
        StoreSecrets(STORE, wrong, new_identity(), new_identity(), "")


def test_nothing_secret_stands_in_the_plain_file(tmp_path: Path, made: KeyFile) -> None:
    text = (tmp_path / "keys" / "slots.json").read_text()
    assert "SECRET" not in text
    assert json.loads(text)["slots"][0]["kind"] == "keyring"


def test_a_second_creation_touches_nothing(tmp_path: Path, made: KeyFile, spare: SpareKey) -> None:
    before = (tmp_path / "keys" / "store.key.age").read_bytes()
    with pytest.raises(StoreExistsError):
        KeyFile.create(tmp_path, [SpareKeyWay(spare)], store_id="other")
    assert (tmp_path / "keys" / "store.key.age").read_bytes() == before


def test_a_creation_that_fails_leaves_nothing_behind(
    tmp_path: Path, ring: MemoryKeyring, place: KeyringPlace
) -> None:
    with pytest.raises(PassphraseTooWeakError):
        KeyFile.create(tmp_path, [KeyringWay(place), PassphraseWay("tiny")], store_id=STORE)
    assert ring.kept == {}
    assert not (tmp_path / "keys").exists()


def test_a_new_spare_key_ends_the_old_one(tmp_path: Path, made: KeyFile, spare: SpareKey) -> None:
    newer = SpareKey.new()
    made.replace_spare_keys(SpareKeyWay(newer, label="sheet of May"))
    assert KeyFile.open(tmp_path, SpareKeyUnlock(newer.printed)).secrets == made.secrets
    with pytest.raises(KeyDoesNotFitError) as caught:
        KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed))
    assert "newest" in caught.value.next
    assert [slot.label for slot in made.slots] == ["", "sheet of May"]


def test_taking_the_keyring_way_away_clears_the_keyring(
    tmp_path: Path, made: KeyFile, ring: MemoryKeyring, place: KeyringPlace, spare: SpareKey
) -> None:
    made.remove_slot(made.slots[0].id, place)
    assert ring.kept == {}
    with pytest.raises(WayInMissingError):
        KeyFile.open(tmp_path, KeyringUnlock(place))
    assert KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed)).secrets == made.secrets


def test_the_last_way_in_is_never_taken_away(made: KeyFile, place: KeyringPlace) -> None:
    made.remove_slot(made.slots[0].id, place)
    with pytest.raises(LastWayInError):
        made.remove_slot(made.slots[0].id)
    with pytest.raises(SlotMissingError):
        made.remove_slot("ffffffffffffffff")


def test_a_keyring_that_was_emptied_says_so_and_the_spare_key_still_opens(
    tmp_path: Path, made: KeyFile, ring: MemoryKeyring, place: KeyringPlace, spare: SpareKey
) -> None:
    ring.kept.clear()
    with pytest.raises(KeyNotRememberedError):
        KeyFile.open(tmp_path, KeyringUnlock(place))
    reopened = KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed))
    reopened.replace_slot(reopened.slots[0].id, KeyringWay(place), place)
    assert KeyFile.open(tmp_path, KeyringUnlock(place)).secrets == made.secrets


def test_a_keyring_entry_that_somebody_else_overwrote_counts_as_forgotten(
    tmp_path: Path, made: KeyFile, ring: MemoryKeyring, place: KeyringPlace
) -> None:
    for account in ring.kept:
        ring.kept[account] = "something else"
    with pytest.raises(KeyNotRememberedError):
        KeyFile.open(tmp_path, KeyringUnlock(place))


def test_tidy_leaves_what_is_not_ours(tmp_path: Path, made: KeyFile) -> None:
    (tmp_path / "keys" / "my copy.age").write_bytes(b"kept by the person")
    (tmp_path / "keys" / "0123456789abcdef.age").write_bytes(b"left by a power cut")
    made.tidy()
    assert names(tmp_path) == {"slots.json", "store.key.age", "my copy.age"}


def test_a_change_of_the_locks_keeps_both_generations_until_it_is_finished(
    tmp_path: Path, made: KeyFile, place: KeyringPlace, spare: SpareKey
) -> None:
    before = made.secrets
    coming = made.begin_change()
    assert made.begin_change() == coming and coming.generation == 2
    for unlock in (KeyringUnlock(place), SpareKeyUnlock(spare.printed)):
        opened = KeyFile.open(tmp_path, unlock)
        assert (opened.secrets, opened.coming) == (before, coming)
    newer = SpareKey.new()
    made.replace_spare_keys(SpareKeyWay(newer))  # the ways in may change meanwhile
    made.take_up_next()
    assert made.vault_identities == (coming.vault_identity, before.vault_identity)
    made.finish_change()
    opened = KeyFile.open(tmp_path, SpareKeyUnlock(newer.printed))
    assert (opened.secrets, opened.coming) == (coming, None)
    assert opened.vault_identities == (coming.vault_identity,)


def test_the_next_generation_is_new_but_for_the_seal_and_remembers_who_it_was(
    made: KeyFile,
) -> None:
    before, after = made.secrets, made.begin_change()
    assert after.store_id == before.store_id and after.signing_key == before.signing_key
    assert after.own_identities == (after.own_identity, before.own_identity)
    for name in ("database_key", "vault_identity", "own_identity"):
        assert getattr(after, name) != getattr(before, name)


def test_a_label_that_somebody_typed_stands_in_clear_nowhere(
    tmp_path: Path, made: KeyFile, spare: SpareKey
) -> None:
    made.replace_spare_keys(SpareKeyWay(spare, label="Ada Marker"))
    made.tidy()
    assert not [p for p in (tmp_path / "keys").iterdir() if b"Marker" in p.read_bytes()]
    assert KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed)).slots[-1].label == "Ada Marker"


def test_a_line_slipped_into_the_plain_file_gains_nothing(
    tmp_path: Path, made: KeyFile, spare: SpareKey
) -> None:
    thief = new_identity()
    path = tmp_path / "keys" / "slots.json"
    value = json.loads(path.read_text())
    value["slots"].append({**value["slots"][1], "recipient": recipient_of(thief)})
    path.write_text(json.dumps(value))
    opened = KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed))
    opened.replace_spare_keys(SpareKeyWay(SpareKey.new()))
    with pytest.raises(KeyDoesNotFitError):
        KeyFile.open(tmp_path, IdentityUnlock(thief))


def test_without_the_plain_file_the_spare_key_opens_and_tidy_mends_it(
    tmp_path: Path, made: KeyFile, place: KeyringPlace, spare: SpareKey
) -> None:
    (tmp_path / "keys" / "slots.json").write_text("{")
    with pytest.raises(KeyNotRememberedError):
        KeyFile.open(tmp_path, KeyringUnlock(place))
    KeyFile.open(tmp_path, SpareKeyUnlock(spare.printed)).tidy(place)
    assert KeyFile.open(tmp_path, KeyringUnlock(place)).secrets == made.secrets


def test_a_missing_a_damaged_and_a_newer_key_file_are_told_apart(
    tmp_path: Path, made: KeyFile, spare: SpareKey
) -> None:
    unlock = IdentityUnlock(spare.identity)
    path = tmp_path / "keys" / "store.key.age"
    whole = path.read_bytes()
    newer = json.dumps({"format": "igt-store-keys", "version": 2}).encode()
    for content, error in (
        (whole[:-1], KeyFileDamagedError),
        (b"", KeyFileDamagedError),
        (encrypt_bytes(b"[]", [recipient_of(spare.identity)]), KeyFileDamagedError),
        (encrypt_bytes(newer, [recipient_of(spare.identity)]), KeyFileNewerError),
    ):
        path.write_bytes(content)
        with pytest.raises(error):
            KeyFile.open(tmp_path, unlock)
    path.unlink()
    with pytest.raises(KeyFileMissingError):
        KeyFile.open(tmp_path, unlock)


def test_a_passphrase_opens_only_when_it_is_the_right_one_and_can_be_changed(
    tmp_path: Path,
) -> None:
    made = KeyFile.create(tmp_path, [PassphraseWay("caf\u00e9 " + WORDS)], store_id=STORE)
    opened = KeyFile.open(tmp_path, PassphraseUnlock("cafe\u0301 " + WORDS))
    assert opened.secrets == made.secrets
    with pytest.raises(WrongPassphraseError):
        KeyFile.open(tmp_path, PassphraseUnlock(WORDS))
    opened.replace_slot(opened.slots[0].id, PassphraseWay(WORDS))
    assert len(names(tmp_path)) == 3
    assert KeyFile.open(tmp_path, PassphraseUnlock(WORDS)).secrets == made.secrets


def test_records_without_a_passphrase_say_so_and_never_ask_the_keyring(
    tmp_path: Path, made: KeyFile
) -> None:
    with pytest.raises(WayInMissingError):
        KeyFile.open(tmp_path, PassphraseUnlock(WORDS))
