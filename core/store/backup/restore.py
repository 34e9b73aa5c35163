"""Putting the records of a copy in place of the present ones, which are kept beside them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import UTC
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from core.domain.clock import Clock, utc_text
from core.errors import KnownError
from core.store.atomic import disk_troubles, make_private_folder, sync_folder
from core.store.backup.snapshot import read_facts, scratch_folder, temporary_path
from core.store.backup.unpack import Unpacked
from core.store.base import json_text, new_id
from core.store.creation import REPLICA_SETTING
from core.store.engine import connect, engine_over
from core.store.journal import Head, read_head
from core.store.kept_older import KEPT_PREFIX
from core.store.keys.document import StoreSecrets
from core.store.migrations.runner import HEAD, REVISIONS, migrate
from core.store.store import DATABASE, WITNESS
from core.store.trouble import StoreNewerError, known_troubles
from core.store.vault import FOLDER as VAULT_FOLDER
from core.store.witness import Witness

_LOG: Final = f"{DATABASE}-wal"
_INDEX: Final = f"{DATABASE}-shm"


def adapt(unpacked: Unpacked, secrets: StoreSecrets, clock: Clock) -> None:
    """Make the unpacked database one that the present keys open and that continues as its own.

    Brings the schema up to date, locks it under ``secrets.database_key``, counts its documents to
    the present generation (``bring_documents_back`` does the same to the files), and begins a chain
    of changes of its own, because the old one may have gone on elsewhere or here. Touches only the
    file ``unpacked.database``. Raises StoreNewerError, StoreUnreadableError, StoreDamagedError.
    """
    if unpacked.manifest.schema not in REVISIONS:
        raise StoreNewerError
    path, key = unpacked.database, unpacked.secrets.database_key
    if unpacked.manifest.schema != HEAD:
        migrate(path, key, HEAD)
    with known_troubles():
        connection = connect(path, key, wal=False)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN IMMEDIATE")
            _begin_replica(connection, clock)
            connection.execute("UPDATE blob SET generation = ?", (secrets.generation,))
            connection.execute("COMMIT")
            if secrets.database_key != key:
                connection.execute(f"PRAGMA rekey = \"x'{secrets.database_key}'\"")
        finally:
            connection.close()
        connect(path, secrets.database_key, wal=False).close()  # proves that the key fits


def restore_database(
    unpacked: Unpacked, store_folder: Path, secrets: StoreSecrets, clock: Clock
) -> Path | None:
    """Put the database of *unpacked* in place of the one in *store_folder*, and return where the
    old files were kept (None when there were none).

    The records must be closed and their lock held, and ``adapt`` done. The old database is folded
    together and linked into ``before-restore-<time>`` first, with the documents that only it
    names; then one rename puts the new one in its place. So a crash leaves the old records or the
    new ones, and the witness knows both. *secrets* are the present ones, whose key both databases
    have. Raises the troubles of the disk; then nothing was replaced.
    """
    head = _head_of(unpacked.database, secrets.database_key)
    old = _old_head(store_folder, secrets)
    unfinished = temporary_path(store_folder, ".db")
    witness = temporary_path(store_folder, ".witness")
    try:
        _copy(unpacked.database, unfinished)
        _write_witness(witness, old, head, secrets)
        kept = _keep_old(unpacked, store_folder, secrets.database_key, clock)
        with disk_troubles():
            witness.replace(store_folder / WITNESS)  # good for the old records and for the new
            for name in (_LOG, _INDEX):
                (store_folder / name).unlink(missing_ok=True)
            unfinished.replace(store_folder / DATABASE)
            sync_folder(store_folder)
    except BaseException:
        for path in (unfinished, witness):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return kept


def _old_head(store_folder: Path, secrets: StoreSecrets) -> Head | None:
    with disk_troubles():
        return Witness(store_folder / WITNESS, secrets.database_key).read()


def _write_witness(path: Path, old: Head | None, head: Head, secrets: StoreSecrets) -> None:
    witness = Witness(path, secrets.database_key)
    with disk_troubles():
        try:
            if old is None:
                witness.start_again(head)
            else:
                witness.start_between(old, head)
        finally:
            witness.close()


def _keep_old(unpacked: Unpacked, store_folder: Path, key: str, clock: Clock) -> Path | None:
    """Keep the old files in a folder of their own, without taking them away yet."""
    if not (store_folder / DATABASE).is_file():
        return None
    with suppress(KnownError):  # a damaged one is kept with its log as it is
        connect(store_folder / DATABASE, key).close()  # the last to close folds the log in
    with scratch_folder(store_folder) as unfinished:
        return _kept_under_its_name(unpacked, store_folder, unfinished, clock)


def _kept_under_its_name(
    unpacked: Unpacked, store_folder: Path, unfinished: Path, clock: Clock
) -> Path:
    for name in (DATABASE, _LOG, WITNESS):
        if (store_folder / name).is_file():
            _link_or_copy(store_folder / name, unfinished / name)
    vault = store_folder / VAULT_FOLDER
    named = {one.blob_id for one in unpacked.manifest.documents}
    for path in sorted(vault.glob("*/*/*.age")):
        if path.stem not in named:  # else the sweeper would take what only the old records name
            target = unfinished / path.relative_to(store_folder)
            make_private_folder(target.parent)
            _link_or_copy(path, target)
    made = clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept, number = store_folder / f"{KEPT_PREFIX}{made}", 1
    with disk_troubles():
        while kept.exists():
            number += 1
            kept = store_folder / f"{KEPT_PREFIX}{made}-{number}"
        unfinished.rename(kept)
        sync_folder(store_folder)
    return kept


def _link_or_copy(source: Path, target: Path) -> None:
    with disk_troubles():
        if source.name != WITNESS:  # that one is written in place, so it must be a file of its own
            try:
                os.link(source, target)
                return
            except OSError:
                target.unlink(missing_ok=True)  # a file system without hard links
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    with disk_troubles():
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with source.open("rb") as file, os.fdopen(os.open(target, flags, 0o600), "wb") as copy:
            shutil.copyfileobj(file, copy, 1024 * 1024)
            copy.flush()
            os.fsync(copy.fileno())


def _begin_replica(connection: Any, clock: Clock) -> None:
    replica = new_id()
    connection.execute("INSERT INTO replica VALUES (?, ?)", (replica, utc_text(clock.now())))
    connection.execute(
        "UPDATE setting SET value = ? WHERE name = ?", (json_text(replica), REPLICA_SETTING)
    )


def _head_of(path: Path, key: str) -> Head:
    replica = read_facts(path, key).replica
    with known_troubles():
        raw = connect(path, key, read_only=True, wal=False)
        engine = engine_over(raw)
        try:
            with Session(engine) as session:
                return read_head(session, replica)
        finally:
            engine.dispose()
            raw.close()
