"""The keys of records that come back from a copy: those beside it, or else those inside."""

from __future__ import annotations

from pathlib import Path

from core.crypto.age import encrypt_bytes
from core.domain.clock import Clock
from core.domain.long_work import Cancelled
from core.services.access import WayKind
from core.store.atomic import make_private_folder, write_atomically
from core.store.backup import BackupPlace, unpack_copy
from core.store.backup.names import KEY_FILE_NAME
from core.store.keys import (
    IdentityUnlock,
    KeyFile,
    KeyFileDamagedError,
    KeyFileMissingError,
    SpareKeyUnlock,
    Unlock,
    parse_spare_key,
)
from core.store.keys.document import pack
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.opening import KEY_FILE, ListedKeyDoesNotFitError, open_document


def bring_keys(
    place: BackupPlace,
    name: str,
    new: Path,
    unlock: Unlock,
    clock: Clock,
    cancelled: Cancelled | None,
) -> tuple[KeyFile, tuple[str, ...]]:
    """Bring the keys beside the copies, end what the old PC remembered, and return what opens.

    Where the keys are gone or damaged, the spare key opens the copy itself, which holds them, too.
    """
    folder = new / KEYS_FOLDER
    make_private_folder(folder)
    with place.troubles():
        files = [
            (path.name, path.read_bytes())
            for path in sorted(place.keys.glob("*"))
            if KEY_FILE_NAME.fullmatch(path.name)
        ]
    for file_name, data in files:
        write_atomically(folder / file_name, data)
    try:
        _, identity = open_document(folder, unlock)
        keys = KeyFile.open(new, IdentityUnlock(identity), clock=clock)
        gone = [slot for slot in keys.slots if slot.kind is WayKind.KEYRING]
    except (KeyFileMissingError, KeyFileDamagedError, ListedKeyDoesNotFitError):
        if not isinstance(unlock, SpareKeyUnlock | IdentityUnlock):
            raise
        typed = unlock.typed if isinstance(unlock, SpareKeyUnlock) else unlock.identity
        identity = parse_spare_key(typed).identity
        keys = _keys_inside(place, name, new, identity, clock, cancelled)
        gone = [slot for slot in keys.slots if slot.kind is not WayKind.SPARE_KEY]
    for slot in gone:
        keys.remove_slot(slot.id)
    keys.tidy()
    return keys, (identity, *keys.secrets.own_identities)


def _keys_inside(
    place: BackupPlace,
    name: str,
    new: Path,
    identity: str,
    clock: Clock,
    cancelled: Cancelled | None,
) -> KeyFile:
    inside = unpack_copy(place, name, (identity,), new, cancelled=cancelled)
    inside.database.unlink()
    recipients = [slot.recipient for slot in inside.slots]
    locked = encrypt_bytes(pack(inside.secrets, inside.slots), recipients)
    write_atomically(new / KEYS_FOLDER / KEY_FILE, locked)
    return KeyFile.open(new, IdentityUnlock(identity), clock=clock)
