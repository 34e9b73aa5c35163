"""Looks over the whole store: the database's pages, its rows, the history and the witness."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from core.domain.long_work import Cancelled, PersonCancelledError
from core.store.journal_verify import ChainReport
from core.store.witness import WitnessReport

CHECK_STEPS: Final = 4
"""Pages, structure, parents, history."""

_UNREADABLE: Final = "unreadable"
_STEPS_BETWEEN_LOOKS: Final = 10_000  # of SQLite's own machine, some milliseconds


@dataclass(frozen=True)
class HistoryReport:
    """Whether the history holds, inside (*chain*) and against the file beside it (*witness*).

    *chain* is None where the database could not be read to the end.
    """

    chain: ChainReport | None
    witness: WitnessReport

    @property
    def ok(self) -> bool:
        """Whether nothing was altered and no acknowledged change is missing."""
        return self.chain is not None and self.chain.ok and self.witness.ok


@dataclass(frozen=True)
class DatabaseReport:
    """What SQLite and SQLCipher say of the file; empty is well. Texts name pages and tables."""

    pages: tuple[str, ...]
    structure: tuple[str, ...]
    orphans: int

    @property
    def whole(self) -> bool:
        """Whether the file itself is undamaged, whatever its rows say."""
        return not self.pages and not self.structure

    @property
    def ok(self) -> bool:
        """Whether the file is sound."""
        return self.whole and not self.orphans


@dataclass(frozen=True)
class StoreReport:
    """The result of a whole check."""

    database: DatabaseReport
    history: HistoryReport

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return self.database.ok and self.history.ok


def check_database(connection: Any) -> DatabaseReport:
    """Check the file behind the raw *connection*, outside any transaction; nobody else has it.

    The write-ahead log is folded in first: SQLCipher's own check reads the main file only, and
    finds old pages wrong after a change of key.
    """
    _rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)", bool)
    return _checks(connection, None)


def check_twice(
    reader: Callable[[], AbstractContextManager[Any]], cancelled: Cancelled | None
) -> DatabaseReport:
    """Check the file behind fresh connections from *reader* while others may read and write.

    The log is folded in without making anybody wait, and one read transaction keeps the file as it
    is meanwhile. A writer may slip in between the two, so pages that look wrong are looked at
    again; what was wrong once only is no damage. Raises PersonCancelledError.
    """
    first = _check_beside(reader, cancelled)
    if first.whole:
        return first
    return _check_beside(reader, cancelled)


def _check_beside(
    reader: Callable[[], AbstractContextManager[Any]], cancelled: Cancelled | None
) -> DatabaseReport:
    with reader() as connection:
        _rows(connection, "PRAGMA wal_checkpoint(PASSIVE)", bool)
    with reader() as connection:
        connection.execute("BEGIN")
        _rows(connection, "SELECT count(*) FROM sqlite_master", bool)
        try:
            return _checks(connection, cancelled)
        finally:
            with suppress(sqlcipher.Error):
                connection.execute("ROLLBACK")


def _checks(connection: Any, cancelled: Cancelled | None) -> DatabaseReport:
    def stop() -> bool:
        return cancelled is not None and cancelled()

    found = []
    connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
    for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        if stop():
            raise PersonCancelledError
        found.append(_rows(connection, f"PRAGMA {pragma}", lambda text: text not in ("", "ok")))
    if stop():
        raise PersonCancelledError  # what was found half-way says nothing
    connection.set_progress_handler(None, 0)
    pages, structure, orphans = found
    if orphans == (_UNREADABLE,):  # damage, which the checks before have named, or should have
        structure, orphans = structure or orphans, ()
    return DatabaseReport(pages=pages, structure=structure, orphans=len(orphans))


def _rows(connection: Any, pragma: str, keep: Callable[[str], bool]) -> tuple[str, ...]:
    try:
        found = [str(row[0]) for row in connection.execute(pragma).fetchall()]
    except sqlcipher.Error:
        return (_UNREADABLE,)
    return tuple(text for text in found if keep(text))
