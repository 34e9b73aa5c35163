"""One moment of the records in a private file: encrypted, under the same key, and gone afterwards.

The file lies in the folder of the records, so nothing readable ever leaves it, and no writer waits
for it: SQLite reads one moment from the write-ahead log while others go on.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from core.domain.clock import parse_utc
from core.store.atomic import TEMPORARY_PREFIX, disk_troubles
from core.store.creation import REPLICA_SETTING
from core.store.engine import connect, engine_over
from core.store.journal import first_digest
from core.store.trouble import StoreDamagedError, known_troubles
from core.store.unit import ReadSession

PREFIX: Final = f"{TEMPORARY_PREFIX}copy-"
"""Everything that a copy keeps for a while in the folder of the records is named so."""

_MADE_HERE: Final[set[str]] = set()  # names, each of them random and used once


@dataclass(frozen=True, slots=True)
class KeptBlob:
    """A kept document as the snapshot's own table tells of it."""

    blob_id: str
    generation: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the snapshot itself says of how far the history has come; see Manifest."""

    replica: str
    place: int
    digest: str
    last_change: datetime | None
    schema: str
    blobs: tuple[KeptBlob, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database file of one moment, and its facts."""

    path: Path
    key: str
    facts: Facts

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read the records as this snapshot holds them (of the present schema)."""
        with known_troubles():
            raw = connect(self.path, self.key, read_only=True, wal=False)
            engine = engine_over(raw)
            try:
                with ReadSession(engine, autoflush=False) as session:
                    yield session
            finally:
                engine.dispose()
                raw.close()


@contextmanager
def taken(database: Path, key: str) -> Iterator[Snapshot]:
    """Take a snapshot of *database*; it is deleted when the block ends.

    Raises the environment's troubles, StoreUnreadableError, StoreDamagedError.
    """
    path = temporary_path(database.parent, ".db")
    try:
        with disk_troubles():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with known_troubles():
            connection = connect(database, key)
            try:
                connection.execute("VACUUM INTO ?", (str(path),))
            finally:
                connection.close()
            yield Snapshot(path, key, read_facts(path, key))
    finally:
        for each in path.parent.glob(f"{path.name}*"):
            with suppress(OSError):
                each.unlink()


def temporary_path(folder: Path, suffix: str) -> Path:
    """Return a new name in *folder* that ``clear`` of a later run knows."""
    path = folder / f"{PREFIX}{secrets.token_hex(8)}{suffix}"
    _MADE_HERE.add(path.name)
    return path


def clear(folder: Path) -> None:
    """Delete what an interrupted copy of an earlier run left in the *folder* of the records."""
    with disk_troubles():
        for path in sorted(folder.glob(f"{PREFIX}*"), reverse=True):
            if path.name.startswith(tuple(_MADE_HERE)):
                continue  # somebody may still be at work in it
            if path.is_dir():
                _remove_tree(path)
            else:
                path.unlink(missing_ok=True)


def _remove_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()


@contextmanager
def scratch_folder(store_folder: Path) -> Iterator[Path]:
    """Give a private folder in *store_folder* that is deleted when the block ends."""
    folder = temporary_path(store_folder, "")
    with disk_troubles():
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        with suppress(OSError):
            _remove_tree(folder)


def read_facts(path: Path, key: str) -> Facts:
    """Read the facts from a database of any schema that was ever released."""
    connection = connect(path, key, read_only=True, wal=False)
    try:
        replica = _setting(connection, REPLICA_SETTING)
        place, last = _one(
            connection, "SELECT place, at FROM change ORDER BY place DESC LIMIT 1"
        ) or (0, None)
        head = _one(
            connection,
            "SELECT digest FROM change WHERE replica_id = ? ORDER BY seq DESC LIMIT 1",
            replica,
        )
        schema = _one(connection, "SELECT version_num FROM alembic_version")
        if schema is None:
            raise StoreDamagedError
        return Facts(
            replica=replica,
            place=place,
            digest=head[0] if head else first_digest(replica),
            last_change=parse_utc(last) if last else None,
            schema=schema[0],
            blobs=_blobs(connection),
        )
    finally:
        connection.close()


def _blobs(connection: Any) -> tuple[KeptBlob, ...]:
    columns = {row[1] for row in connection.execute("PRAGMA table_info(blob)").fetchall()}
    generation = "generation" if "generation" in columns else "1"
    rows = connection.execute(f"SELECT id, {generation}, sha256, size FROM blob ORDER BY id")
    return tuple(KeptBlob(*row) for row in rows.fetchall())


def _setting(connection: Any, name: str) -> str:
    row = _one(connection, "SELECT value FROM setting WHERE name = ?", name)
    if row is None:
        raise StoreDamagedError
    return str(json.loads(row[0]))


def _one(connection: Any, query: str, *values: str) -> Any:
    return connection.execute(query, values).fetchone()
