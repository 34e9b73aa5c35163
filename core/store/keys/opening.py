"""Finding the key that fits: from what a person has in hand to the opened key document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.crypto.age import decrypt_bytes, recipient_of
from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    IdentityUnreadableError,
    NotAnAgeFileError,
    WrongPassphraseError,
)
from core.errors import KnownError, UserError
from core.store.atomic import disk_troubles
from core.store.keys.document import KeyFileDamagedError
from core.store.keys.slots import SlotKind, SlotList, is_slot_file, read_slots, slot_path
from core.store.keys.spare_key import parse_spare_key
from core.store.keys.ways import (
    IdentityUnlock,
    KeyringUnlock,
    PassphraseUnlock,
    SpareKeyUnlock,
    Unlock,
    open_with_passphrase,
)
from core.text import QT_TRANSLATE_NOOP

KEY_FILE = "store.key.age"


class KeyFileMissingError(UserError):
    """The folder holds no key file."""

    code = "key-file-missing"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The file that holds the keys of your records is missing."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Bring back the folder named keys from your newest copy; it fits your records."
    )


class WayInMissingError(UserError):
    """These records were never set up to be opened so. ``values["kind"]`` is a SlotKind."""

    code = "way-in-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "These records are not opened in this way.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use another way: this PC, the passphrase, or the spare key from the sheet."
    )


class KeyNotRememberedError(UserError):
    """The keyring answers but holds no key that fits: a reset sign-in password, or another PC."""

    code = "key-not-remembered"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This PC does not remember the key to your records (any more)."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use the spare key from your recovery sheet, or your passphrase if you have one."
    )


class KeyDoesNotFitError(UserError):
    """A sound key of other records, or an older spare key."""

    code = "key-does-not-fit"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This key has no slip in it, but it is not for these records."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Take your newest recovery sheet: a new spare key ends the one before."
    )


class ListedKeyDoesNotFitError(KeyDoesNotFitError):
    """A key that the list of ways in names, and the locked file does not know.

    The part of the file that is for this key is damaged, or the way was just being taken away.
    """

    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "This key is in the list for these records but does not open them: the file that holds the "
        "keys may be damaged, or this way was taken away.",
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Try another way to open your records. If none does, bring back the folder named keys "
        "from your newest copy.",
    )


def open_document(keys: Path, unlock: Unlock) -> tuple[bytes, str]:
    """Return the open key document in the folder *keys* and the identity that opened it.

    Raises KeyFileMissingError, KeyFileDamagedError, WayInMissingError, KeyNotRememberedError,
    NoKeyPlaceError, WrongPassphraseError, KeyDoesNotFitError (ListedKeyDoesNotFitError where the
    plain list names the key) and what ``parse_spare_key`` raises.
    """
    locked, listed = read_locked(keys), False
    for identity in _identities(keys, unlock):
        try:
            return decrypt_bytes(locked, [identity]), identity
        except AgeNotForUsError:
            listed = listed or _is_listed(keys, identity)
            continue  # a way that was being added or taken away when something stopped it
        except (AgeDamagedError, NotAnAgeFileError):
            raise KeyFileDamagedError from None
        except IdentityUnreadableError:
            if isinstance(unlock, IdentityUnlock):
                raise
            continue  # somebody else wrote into the keyring's entry or the slot's file
    raise ListedKeyDoesNotFitError if listed else _nothing_fits(unlock)


def read_locked(keys: Path) -> bytes:
    """Return the locked key file in the folder *keys*. Raises KeyFileMissingError."""
    with disk_troubles():
        try:
            return (keys / KEY_FILE).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise KeyFileMissingError from None


def keyring_account(store_id: str, slot_id: str) -> str:
    """Return the name under which the keyring keeps the identity of a slot."""
    return f"{store_id}:{slot_id}"


def _is_listed(keys: Path, identity: str) -> bool:
    listed = read_slots(keys)
    return listed is not None and recipient_of(identity) in {
        slot.recipient for slot in listed.slots
    }


def _nothing_fits(unlock: Unlock) -> KnownError:
    if isinstance(unlock, KeyringUnlock):
        return KeyNotRememberedError()
    if isinstance(unlock, PassphraseUnlock):
        return WrongPassphraseError()
    return KeyDoesNotFitError()


def _identities(keys: Path, unlock: Unlock) -> Iterator[str]:
    """Give the identities that *unlock* stands for, each only when the one before did not fit."""
    if isinstance(unlock, IdentityUnlock):
        yield unlock.identity
    elif isinstance(unlock, SpareKeyUnlock):
        yield parse_spare_key(unlock.typed).identity
    elif isinstance(unlock, PassphraseUnlock):
        yield from _from_passphrase(keys, unlock.passphrase)
    else:
        yield from _from_keyring(read_slots(keys), unlock)


def _from_keyring(listed: SlotList | None, unlock: KeyringUnlock) -> Iterator[str]:
    if listed is None:
        raise KeyNotRememberedError  # without the list nobody knows under which name to ask
    slots = [slot for slot in listed.slots if slot.kind is SlotKind.KEYRING]
    if not slots:
        raise WayInMissingError(kind=SlotKind.KEYRING.value)
    for slot in slots:
        identity = unlock.place.recall(keyring_account(listed.store_id, slot.id))
        if identity is not None:
            yield identity


def _from_passphrase(keys: Path, passphrase: str) -> Iterator[str]:
    listed = read_slots(keys)
    if listed is None:
        paths = sorted(path for path in keys.glob("*.age") if is_slot_file(path.name))
    else:
        paths = [
            slot_path(keys, slot.id) for slot in listed.slots if slot.kind is SlotKind.PASSPHRASE
        ]
    if not paths:
        raise WayInMissingError(kind=SlotKind.PASSPHRASE.value)
    tried = False
    for path in paths:
        try:
            with disk_troubles():
                locked = path.read_bytes()
            yield open_with_passphrase(locked, passphrase)
        except WrongPassphraseError:
            tried = True
        except (FileNotFoundError, NotAnAgeFileError, AgeNotForUsError, AgeDamagedError):
            continue
        else:
            tried = True
    if not tried:
        raise KeyFileDamagedError
