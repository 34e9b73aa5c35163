"""Proving a copy: it opens, its database is sound, its history holds, its documents are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.store.backup.documents import opens, size_of
from core.store.backup.errors import (
    CopyDamagedError,
    CopyMissingError,
    NotACopyPlaceError,
    PlaceDamagedError,
)
from core.store.backup.keys_beside import faulty_keys
from core.store.backup.manifest import Manifest
from core.store.backup.names import copy_name, document_path
from core.store.backup.place import BackupPlace
from core.store.backup.snapshot import read_facts
from core.store.backup.unpack import Unpacked, unpack_copy
from core.store.check import check_database
from core.store.engine import connect, engine_over
from core.store.journal_verify import verify_chain
from core.store.keys.document import KeyFileDamagedError
from core.store.migrations.runner import HEAD, REVISIONS, migrate
from core.store.trouble import (
    StoreDamagedError,
    StoreNewerError,
    StoreUnreadableError,
    known_troubles,
)
from core.store.unit import ReadSession


class Fault(StrEnum):
    """What is wrong with a copy or with what lies beside it."""

    COPY_MISSING = "copy-missing"
    COPY_DAMAGED = "copy-damaged"
    WRONG_NAME = "wrong-name"  # the file bears another copy's name
    DATABASE = "database"  # the records inside are damaged
    HISTORY = "history"  # the history inside does not hold
    DOCUMENT_MISSING = "document-missing"
    DOCUMENT_DAMAGED = "document-damaged"
    DOCUMENT_NEVER_COPIED = "document-never-copied"  # it was missing when the copy was made
    MARKER = "marker"  # igt-copies.json
    KEYS = "keys"  # a file in the folder keys


@dataclass(frozen=True, slots=True)
class CopyFault:
    """One fault. *subject* is the copy's name, the document's blob id or the key file's name."""

    fault: Fault
    subject: str


def check_copy(
    place: BackupPlace,
    name: str,
    identities: Sequence[str],
    scratch: Path,
    *,
    documents: bool = True,
    history: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[CopyFault, ...]:
    """Open the copy *name* in the private folder *scratch* and return what is wrong; empty is well.

    With *documents* each document of the copy is opened and compared; without, only its file and
    size. With *history* the whole chain of changes is proved; without, only where it ends.
    *progress* counts steps: one for the copy and one for each document. Nothing readable is
    written. Raises PlaceMissingError, CopyKeyError, CopyNewerError, StoreNewerError,
    PersonCancelledError, disk troubles.
    """
    faults = [*_marker(place), *(CopyFault(Fault.KEYS, file) for file in faulty_keys(place))]
    try:
        unpacked = unpack_copy(place, name, identities, scratch, cancelled=cancelled)
    except CopyMissingError:
        return (*faults, CopyFault(Fault.COPY_MISSING, name))
    except (CopyDamagedError, KeyFileDamagedError):
        return (*faults, CopyFault(Fault.COPY_DAMAGED, name))
    try:
        faults += _records(unpacked, history=history)
    finally:
        for path in scratch.glob(f"{unpacked.database.name}*"):
            path.unlink()
    faults += _documents(
        place, unpacked, read_all=documents, progress=progress, cancelled=cancelled
    )
    return tuple(faults)


def _marker(place: BackupPlace) -> Iterator[CopyFault]:
    try:
        BackupPlace.open(place.folder)
    except (PlaceDamagedError, NotACopyPlaceError) as error:
        yield CopyFault(Fault.MARKER, error.code)


def _records(unpacked: Unpacked, *, history: bool) -> Iterator[CopyFault]:
    manifest, name = unpacked.manifest, unpacked.name
    if manifest.schema not in REVISIONS:
        raise StoreNewerError
    if copy_name(manifest.made, manifest.place).name != name:
        yield CopyFault(Fault.WRONG_NAME, name)
    path, key = unpacked.database, unpacked.secrets.database_key
    try:
        if not _database_is_sound(path, key) or not _says_the_same(manifest, path, key):
            yield CopyFault(Fault.DATABASE, name)
        elif history and not _history_holds(path, key, manifest.schema):
            yield CopyFault(Fault.HISTORY, name)
    except (StoreDamagedError, StoreUnreadableError):
        yield CopyFault(Fault.DATABASE, name)


def _database_is_sound(path: Path, key: str) -> bool:
    connection = connect(path, key, wal=False)
    try:
        return check_database(connection).ok
    finally:
        connection.close()


def _says_the_same(manifest: Manifest, path: Path, key: str) -> bool:
    facts = read_facts(path, key)
    listed = {one.blob_id: (one.generation, one.sha256, one.size) for one in manifest.documents}
    there = {one.blob_id: (one.generation, one.sha256, one.size) for one in facts.blobs}
    told = (manifest.replica, manifest.place, manifest.digest, manifest.schema)
    return told == (facts.replica, facts.place, facts.digest, facts.schema) and listed == there


def _history_holds(path: Path, key: str, schema: str) -> bool:
    if schema != HEAD:
        migrate(path, key, HEAD)  # only the scratch copy
    with known_troubles():
        raw = connect(path, key, read_only=True, wal=False)
        engine = engine_over(raw)
        try:
            with ReadSession(engine, autoflush=False) as session:
                return verify_chain(session).ok
        except (ValueError, TypeError, KeyError):
            return False  # a value that no program of ours writes
        finally:
            engine.dispose()
            raw.close()


def _documents(
    place: BackupPlace,
    unpacked: Unpacked,
    *,
    read_all: bool,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Iterator[CopyFault]:
    listed = unpacked.manifest.documents
    for number, one in enumerate(listed, 1):
        if cancelled is not None and cancelled():
            raise PersonCancelledError
        path = place.root / document_path(one.generation, one.blob_id)
        with place.troubles():
            there = size_of(path)
            if there is None:
                never = one.stored is None
                fault = Fault.DOCUMENT_NEVER_COPIED if never else Fault.DOCUMENT_MISSING
                yield CopyFault(fault, one.blob_id)
            elif (read_all or there != one.stored) and not opens(
                path, one.sha256, unpacked.vault_identities, cancelled
            ):
                yield CopyFault(Fault.DOCUMENT_DAMAGED, one.blob_id)
        if progress is not None:
            progress(number + 1, len(listed) + 1)
