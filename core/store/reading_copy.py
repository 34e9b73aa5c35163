"""Damaged records, opened for reading: a salvaged copy in a scratch folder stands in for them.

Nothing is ever written beside the damaged files. The copy is encrypted under the same key.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.domain.canonical import Json
from core.domain.clock import Clock
from core.store.atomic import disk_troubles
from core.store.base import json_text
from core.store.creation import REPLICA_SETTING
from core.store.engine import connect
from core.store.from_journal import put_back_lost_rows
from core.store.migrations.runner import HEAD
from core.store.salvage import Salvaged, copy_blocks, salvage
from core.store.store import DATABASE, WITNESS, HasDatabaseKey, Store
from core.store.tables import SCHEMA
from core.store.trouble import StoreDamagedError, StoreMissingError, known_troubles

CatalogueFacts = Callable[[str], tuple[str, str, str] | None]
"""From a rules hash to the id, edition and text hash of a question set that has those rules."""


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The salvaged records, open and read-only, and what the damage cost."""

    store: Store
    salvaged: Salvaged


def open_reading_copy(
    folder: Path,
    secrets: HasDatabaseKey,
    clock: Clock,
    scratch: Path,
    *,
    facts: CatalogueFacts,
    settings: tuple[str, ...] = (),
) -> ReadingCopy:
    """Salvage the records in *folder* into the empty folder *scratch* and open them there.

    *settings* name what must hold the id of the organisation. Raises StoreMissingError,
    StoreUnreadableError or StoreDamagedError where nothing can be read, StoreNewerError and the
    environment's troubles.
    """
    key = secrets.database_key
    damaged, sound = scratch / "damaged.db", scratch / DATABASE
    with disk_troubles():
        try:
            lost = copy_blocks(folder / DATABASE, damaged)
        except FileNotFoundError:
            raise StoreMissingError() from None
        log = folder / f"{DATABASE}-wal"
        if log.is_file():
            copy_blocks(log, scratch / f"{damaged.name}-wal")
        if (folder / WITNESS).is_file():
            shutil.copyfile(folder / WITNESS, scratch / WITNESS)
    found = salvage(damaged, key, sound)
    with known_troubles():
        added = _mend(sound, key, found.damaged, facts, settings)
    for path in scratch.glob(f"{damaged.name}*"):
        path.unlink()
    store = Store.open(scratch, secrets, clock)
    store.only_read()
    rows = {name: count + added.get(name, 0) for name, count in found.rows.items()}
    return ReadingCopy(store, Salvaged(rows, found.damaged, lost))


def _mend(
    path: Path,
    key: str,
    damaged: frozenset[str],
    facts: CatalogueFacts,
    settings: tuple[str, ...],
) -> dict[str, int]:
    """Put in what the rest of the records still tells; return the rows that were put back."""
    connection = connect(path, key, wal=False)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _revision(connection)
        added = put_back_lost_rows(connection, damaged)
        organisation = connection.execute("SELECT id FROM organisation").fetchone()
        if organisation is None:
            raise StoreDamagedError()
        replica = _replica(connection)
        wanted: dict[str, Json] = {REPLICA_SETTING: replica}
        wanted |= dict.fromkeys(settings, organisation[0])
        for name, value in wanted.items():
            connection.execute(
                "INSERT OR IGNORE INTO setting VALUES (?, ?)", (name, json_text(value))
            )
        _catalogues(connection, facts)
        connection.execute("COMMIT")
    finally:
        connection.close()
    return added


def _revision(connection: Any) -> None:
    """Write down the schema's revision where it was lost. Raises StoreDamagedError."""
    if connection.execute("SELECT count(*) FROM alembic_version").fetchone()[0]:
        return
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not SCHEMA.tables.keys() <= there:
        raise StoreDamagedError()  # of an older program, and nobody knows which
    connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def _replica(connection: Any) -> str:
    known = connection.execute("SELECT replica_id FROM change ORDER BY place DESC").fetchall()
    counted = Counter(replica for (replica,) in known)
    listed = [replica for (replica,) in connection.execute("SELECT id FROM replica")]
    found = [replica for replica, _ in counted.most_common(1)] or listed
    if not found:
        raise StoreDamagedError()
    return str(found[0])


def _catalogues(connection: Any, facts: CatalogueFacts) -> None:
    """Name the shipped question set where an assessment has lost the row of its own."""
    lost = connection.execute(
        "SELECT catalogue_id, rules_hash, min(started) FROM assessment"
        " WHERE catalogue_id NOT IN (SELECT id FROM catalogue) GROUP BY catalogue_id"
    ).fetchall()
    for row_id, rules_hash, started in lost:
        known = facts(rules_hash)
        if known is not None:
            catalogue_id, edition, text_hash = known
            connection.execute(
                "INSERT OR IGNORE INTO catalogue VALUES (?, ?, ?, ?, ?, '{}', ?)",
                (row_id, catalogue_id, edition, rules_hash, text_hash, started),
            )
