"""Reads what can be read of a damaged database into a sound one, row by row.

The damaged files are copied first, block by block, and never opened themselves. A spoilt page
costs the rows on it and no others: reading goes on behind it. Everything stays encrypted under
the key of the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from core.store.engine import connect
from core.store.search_index import is_derived
from core.store.trouble import StoreDamagedError, is_damage, known_trouble, known_troubles

_BLOCK: Final = 4096
_LEAST_LIMIT: Final = 64 << 20
_FURTHEST: Final = 1 << 40  # rows that a table could have at most


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read: rows of each table, and which tables have damaged places."""

    rows: Mapping[str, int]
    damaged: frozenset[str]
    unreadable_blocks: int = 0

    @property
    def whole(self) -> bool:
        """Whether every row could be read; the damage is in indexes or in free space."""
        return not self.damaged


def copy_blocks(source: Path, target: Path) -> int:
    """Copy *source* and return how many blocks the disk did not give; they become zeros.

    Raises OSError where the file cannot be opened, or *target* cannot be written.
    """
    lost = 0
    with source.open("rb", buffering=0) as old, target.open("xb") as new:
        size = old.seek(0, 2)
        for start in range(0, size, _BLOCK):
            try:
                old.seek(start)
                block = old.read(_BLOCK) or b""
            except OSError:
                lost += 1
                block = b""
            new.write(block.ljust(min(_BLOCK, size - start), b"\0"))
    return lost


def salvage(damaged: Path, key: str, sound: Path) -> Salvaged:
    """Write what can be read of the database *damaged*, a copy, into the new file *sound*.

    Raises StoreUnreadableError or StoreDamagedError where not even the list of tables can be read.
    """
    with known_troubles():
        source = _source(damaged, key)
        try:
            schema = source.all(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                " AND name NOT LIKE 'sqlite_%' ORDER BY type DESC"  # tables before indexes
            )
            kept = [row for row in schema if not is_derived(row[1])]  # made again at opening
            return _rebuild(source, kept, key, sound)
        finally:
            source.close()


def _source(path: Path, key: str) -> _Source:
    """Open a damaged database; one that was cut off is made as long again as it says it is.

    What is added is empty and reads as spoilt. How long it was stands on its first page, which
    only SQLite reads: so it is tried.
    """
    limit = max(_LEAST_LIMIT, 8 * path.stat().st_size)
    while True:
        try:
            return _Source(path, key)
        except StoreDamagedError:
            size = path.stat().st_size
            if size >= limit:
                raise
            with path.open("r+b") as file:
                file.truncate(min(limit, 2 * max(size, _BLOCK)))


def _rebuild(source: _Source, schema: list[Any], key: str, sound: Path) -> Salvaged:
    target = connect(sound, key, create=True, wal=False)
    rows: dict[str, int] = {}
    spoilt: set[str] = set()
    try:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        for kind, name, sql in schema:
            target.execute(sql)
            if kind != "table":
                continue
            rows[name] = 0
            for part in source.rows(name, spoilt):
                marks = ", ".join("?" * len(part))
                done = target.execute(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', part)
                rows[name] += done.rowcount
        target.execute("COMMIT")
    finally:
        target.close()
    return Salvaged(rows, frozenset(spoilt))


class _Source:
    """The damaged database; a connection that met damage is thrown away for a new one."""

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self._key = key
        self._connection: Any = connect(path, key)

    def close(self) -> None:
        self._connection.close()

    def all(self, query: str, *values: object) -> list[Any]:
        """Return all rows. Raises the driver's error."""
        return list(self._connection.execute(query, values).fetchall())

    def rows(self, table: str, spoilt: set[str]) -> Iterator[tuple[Any, ...]]:
        """Give every readable row of *table*; it is added to *spoilt* when some are not."""
        after = 0
        while True:
            query = f'SELECT rowid, * FROM "{table}" WHERE rowid > ? ORDER BY rowid'
            try:
                for row in self._connection.execute(query, (after,)):
                    after = row[0]
                    if _is_sound(row):
                        yield tuple(row[1:])
                    else:
                        spoilt.add(table)
            except sqlcipher.Error as error:
                self._after(error)
            else:
                return
            spoilt.add(table)
            behind = self._behind(table, after)
            if behind is None:
                return
            after = behind

    def _behind(self, table: str, after: int) -> int | None:
        """Return the place after which reading goes on, the nearest one; None when there is none.

        Doubles the step until a row can be read, then halves what lies between.
        """
        step = 1
        while not self._reads(table, after + step):
            step *= 2
            if step > _FURTHEST:
                return None
        low, high = after + step // 2, after + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reads(table, middle) else (middle, high)
        return high

    def _reads(self, table: str, place: int) -> bool:
        """Whether the first row behind *place*, or that there is none, can be read."""
        query = f'SELECT * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT 1'
        try:
            self._connection.execute(query, (place,)).fetchone()
        except sqlcipher.Error as error:
            self._after(error)
            return False
        return True

    def _after(self, error: sqlcipher.Error) -> None:
        """Go on with a new connection after damage; raise anything else."""
        if not is_damage(known_trouble(error)):
            raise error
        self._connection.close()
        self._connection = connect(self._path, self._key)


def _is_sound(row: Any) -> bool:
    """Whether *row* holds only what was written: a spoilt page of a long row reads as zeros."""
    return not any(isinstance(value, str) and "\0" in value for value in row)
