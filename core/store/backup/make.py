"""Making a copy: a snapshot, the new documents, and one locked file that holds the rest."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from core.domain.clock import Clock
from core.domain.long_work import Cancelled, Progress
from core.store.backup import snapshot
from core.store.backup.check import CopyFault, Fault, check_copy
from core.store.backup.documents import gather
from core.store.backup.errors import CopyNotProvedError, PlaceOfOthersError
from core.store.backup.keys_beside import bring_keys, locked_for, mark_of, note_locked_for
from core.store.backup.names import CopyName, copy_name
from core.store.backup.place import BackupPlace
from core.store.backup.write import (
    ReadableFiles,
    manifest_of,
    recipients_of,
    vault_identities,
    write_locked,
)
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.key_file import KeyFile
from core.store.store import DATABASE
from core.store.vault import Vault

ONE_AT_A_TIME: Final = threading.RLock()
"""Copies, thinning and locking anew follow each other; the next one clears what the last left."""

_STEPS: Final = 100  # of progress, for the locked file; each document is one more
_TOLERATED: Final = (Fault.DOCUMENT_NEVER_COPIED,)


class HasFolder(Protocol):
    """The part of Store that a copy needs, so that records that are not open yet are copied too."""

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        ...


@dataclass(frozen=True, slots=True)
class CopyInfo:
    """A copy that was made and proved. *size* of its file in bytes; see Manifest for the rest.

    *documents_missing* are the blob ids that neither the records nor the place had. *faults* are
    faults of the records themselves, which the copy faithfully holds: these missing documents.
    """

    name: str
    made: datetime
    place: int
    digest: str
    size: int
    documents: int
    documents_copied: int
    documents_missing: tuple[str, ...]
    generation: int
    faults: tuple[CopyFault, ...]


def make_copy(
    place: BackupPlace,
    *,
    store: HasFolder,
    vault: Vault,
    keys: KeyFile,
    readable: ReadableFiles = (),
    clock: Clock,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> CopyInfo:
    """Copy the records into *place*, prove the copy by opening it, and return what was made.

    All or nothing: what was interrupted has no copy's name and is cleared by the next one.
    Documents that are there already are not read again. Writers go on meanwhile. Raises
    PlaceMissingError, PlaceDamagedError, PlaceFullError, PlaceReadOnlyError, PlaceDiskError,
    CopyNotProvedError, PersonCancelledError and the troubles of the records' own disk.
    """
    with ONE_AT_A_TIME:
        place.ensure_here()
        if place.store_id != keys.secrets.store_id:
            raise PlaceOfOthersError(folder=place.folder)
        place.clear_leftovers()
        snapshot.clear(store.folder)
        return copy_into(place, store, vault, keys, readable, clock, progress, cancelled)


def copy_into(
    place: BackupPlace,
    store: HasFolder,
    vault: Vault,
    keys: KeyFile,
    readable: ReadableFiles,
    clock: Clock,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> CopyInfo:
    """Do what ``make_copy`` says, for whoever holds ONE_AT_A_TIME and has cleared up."""
    with snapshot.taken(store.folder / DATABASE, keys.secrets.database_key) as taken:
        opens = vault_identities(keys)
        blobs = taken.facts.blobs
        steps = _Steps(progress, len(blobs))
        documents = gather(
            place, vault, blobs, opens, progress=steps.documents, cancelled=cancelled
        )
        named = _free_name(place, clock.now(), taken.facts.place)
        manifest = manifest_of(taken, keys, documents, named.made)
        bring_keys(place, store.folder / KEYS_FOLDER)
        path = place.copies / named.name
        with place.writing(path) as target:
            write_locked(target, manifest, keys, taken, readable, steps.locking, cancelled)
    faults = _prove(place, named.name, keys, store.folder, cancelled)
    marks = {**locked_for(place), named.name: mark_of(recipients_of(keys))}
    note_locked_for(place, marks)
    with place.troubles():
        size = path.stat().st_size
    steps.done()
    return CopyInfo(
        name=named.name,
        made=manifest.made,
        place=manifest.place,
        digest=manifest.digest,
        size=size,
        documents=len(manifest.documents),
        documents_copied=documents.copied,
        documents_missing=documents.missing,
        generation=manifest.generation,
        faults=faults,
    )


def _free_name(place: BackupPlace, now: datetime, history_place: int) -> CopyName:
    """Return a name that no copy has: a second later where two are made within one."""
    named = copy_name(now, history_place)
    with place.troubles():
        while (place.copies / named.name).exists():
            named = copy_name(named.made + timedelta(seconds=1), history_place)
    return named


def _prove(
    place: BackupPlace,
    name: str,
    keys: KeyFile,
    store_folder: Path,
    cancelled: Cancelled | None,
) -> tuple[CopyFault, ...]:
    """Open what was just made; it is thrown away where it is not right, or when this is stopped.

    That its history ends where the records' own does is compared; to walk the whole chain takes
    seconds in an old store, says something of the records and not of the copy, and is left to
    their own check and to ``check_copy``.
    """
    try:
        with snapshot.scratch_folder(store_folder) as scratch:
            faults = check_copy(
                place,
                name,
                [keys.secrets.own_identity],
                scratch,
                documents=False,
                history=False,
                cancelled=cancelled,
            )
        if any(fault.fault not in _TOLERATED for fault in faults):
            raise CopyNotProvedError(folder=place.folder)
    except BaseException:
        place.remove(place.copies / name)
        raise
    return faults


class _Steps:
    """One count of progress over documents and the locked file."""

    def __init__(self, progress: Progress | None, documents: int) -> None:
        self._progress = progress
        self._documents = documents
        self._total = documents + _STEPS

    def documents(self, done: int, total: int) -> None:
        self._tell(done)

    def locking(self, done: int, total: int) -> None:
        self._tell(self._documents + (_STEPS - 10) * done // max(total, 1))

    def done(self) -> None:
        self._tell(self._total)

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, self._total)
