"""The door to the keys for window and command line: the ways to open records, before they open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.store.keyring_slot import KeyringPlace, NoKeyPlaceError
from core.store.keys import (
    IdentityUnlock,
    KeyFile,
    PassphraseTooWeakError,
    PassphraseUnlock,
    PassphraseWay,
    SpareKey,
    SpareKeyUnlock,
    Unlock,
    check_passphrase,
    parse_spare_key,
    propose_passphrase,
)
from core.store.keys import KeyringUnlock as KeyringUnlockAt
from core.store.keys import SlotKind as WayKind
from core.store.private_file import FileExistsAlreadyError, write_secret

__all__ = [
    "FileExistsAlreadyError",
    "IdentityUnlock",
    "KeyringPlace",
    "KeyringUnlock",
    "NoKeyPlaceError",
    "PassphraseTooWeakError",
    "PassphraseUnlock",
    "PassphraseWay",
    "SpareKey",
    "SpareKeyUnlock",
    "Unlock",
    "WayIn",
    "WayKind",
    "check_passphrase",
    "keyring_is_usable",
    "parse_spare_key",
    "propose_passphrase",
    "ways_in",
    "write_secret",
]

_TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class KeyringUnlock(KeyringUnlockAt):
    """Open with what this PC remembers for the person who is signed in."""

    place: KeyringPlace = field(default_factory=KeyringPlace)


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way to open the records. *id* names it for changes.

    *label* is empty where it is told without a key; *opened_by_this* says that it was used now.
    """

    id: str
    kind: WayKind
    label: str
    created: datetime
    opened_by_this: bool = False


def ways_in(folder: Path) -> tuple[WayIn, ...]:
    """Return how the records in *folder* can be opened; empty where nothing tells."""
    return tuple(
        WayIn(slot.id, slot.kind, slot.label, slot.created) for slot in KeyFile.peek(folder)
    )


def keyring_is_usable(place: KeyringPlace | None = None) -> bool:
    """Whether this PC can remember a key: something is kept, read back and removed again.

    Takes up to ten seconds where a keyring is there and does not answer.
    """
    place = place or KeyringPlace()
    try:
        place.remember(_TRIAL, _TRIAL)
        place.forget(_TRIAL)
    except NoKeyPlaceError:
        return False
    return True
