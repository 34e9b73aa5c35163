"""Ways in: what a person chooses to open the records with, and what is tried later."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.crypto.age import (
    decrypt_with_passphrase,
    encrypt_with_passphrase,
    new_identity,
    recipient_of,
)
from core.store.atomic import remove_durably, write_atomically
from core.store.keyring_slot import KeyringPlace, NoKeyPlaceError
from core.store.keys.passphrase import canonical_passphrase, check_passphrase
from core.store.keys.slots import Slot, SlotKind, slot_path
from core.store.keys.spare_key import SpareKey


@dataclass(frozen=True, slots=True)
class KeyringWay:
    """This PC: the key lies in the keyring of the person who is signed in."""

    place: KeyringPlace
    label: str = ""


@dataclass(frozen=True, slots=True)
class PassphraseWay:
    """A passphrase; refused as PassphraseTooWeakError when it is too little."""

    passphrase: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class SpareKeyWay:
    """A spare key that was made with ``SpareKey.new()`` and goes onto the recovery sheet."""

    key: SpareKey
    label: str = ""


Way = KeyringWay | PassphraseWay | SpareKeyWay


@dataclass(frozen=True, slots=True)
class KeyringUnlock:
    """Open with what this PC remembers."""

    place: KeyringPlace


@dataclass(frozen=True, slots=True)
class PassphraseUnlock:
    """Open with a passphrase."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpareKeyUnlock:
    """Open with a spare key as it was typed from the sheet."""

    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IdentityUnlock:
    """Open with an age identity in hand, ``AGE-SECRET-KEY-1...``."""

    identity: str = field(repr=False)


Unlock = KeyringUnlock | PassphraseUnlock | SpareKeyUnlock | IdentityUnlock


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """A way in that has its slot and its key, while nothing is kept anywhere yet."""

    slot: Slot
    way: Way
    identity: str = field(repr=False)


def plan(way: Way, slot_id: str, now: datetime) -> PlannedWay:
    """Make the key of *way* and its slot. Raises PassphraseTooWeakError."""
    if isinstance(way, SpareKeyWay):
        kind, identity = SlotKind.SPARE_KEY, way.key.identity
    elif isinstance(way, KeyringWay):
        kind, identity = SlotKind.KEYRING, new_identity()
    else:
        check_passphrase(way.passphrase)
        kind, identity = SlotKind.PASSPHRASE, new_identity()
    # To the millisecond, as the files keep it, so that what was made equals what is read.
    created = now.replace(microsecond=now.microsecond // 1000 * 1000)
    slot = Slot(slot_id, kind, recipient_of(identity), created, way.label)
    return PlannedWay(slot, way, identity)


def keep(planned: PlannedWay, keys: Path, account: str) -> None:
    """Keep the key of a planned way where it belongs. Raises NoKeyPlaceError, DiskFullError..."""
    way = planned.way
    if isinstance(way, KeyringWay):
        way.place.remember(account, planned.identity)
    elif isinstance(way, PassphraseWay):
        locked = encrypt_with_passphrase(
            f"{planned.identity}\n".encode("ascii"), canonical_passphrase(way.passphrase)
        )
        write_atomically(slot_path(keys, planned.slot.id), locked)


def clear(slot: Slot, keys: Path, account: str, place: KeyringPlace | None) -> None:
    """Remove what the way in *slot* kept, as far as it can be reached; it opens nothing now."""
    if slot.kind is SlotKind.PASSPHRASE:
        remove_durably(slot_path(keys, slot.id))
    elif slot.kind is SlotKind.KEYRING and place is not None:
        with suppress(NoKeyPlaceError):
            place.forget(account)


def open_with_passphrase(locked: bytes, passphrase: str) -> str:
    """Return the identity in a passphrase slot's file. Raises as ``decrypt_with_passphrase``."""
    data = decrypt_with_passphrase(locked, canonical_passphrase(passphrase))
    return data.decode("ascii", errors="replace").strip()
