"""Looks over the whole store: the database's pages, its rows, the history and the witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from core.store.journal_verify import ChainReport
from core.store.witness import WitnessReport

_UNREADABLE: Final = "unreadable"


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
    def ok(self) -> bool:
        """Whether the file is sound."""
        return not self.pages and not self.structure and not self.orphans


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
    """Check the file behind the writer's raw *connection*, outside any transaction.

    The write-ahead log is folded in first: SQLCipher's own check reads the main file only, and
    finds old pages wrong after a change of key.
    """
    _rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)", bool)
    pages = _rows(connection, "PRAGMA cipher_integrity_check", bool)
    structure = _rows(connection, "PRAGMA integrity_check", lambda text: text != "ok")
    orphans = _rows(connection, "PRAGMA foreign_key_check", bool)
    return DatabaseReport(pages=pages, structure=structure, orphans=len(orphans))


def _rows(connection: Any, pragma: str, keep: Callable[[str], bool]) -> tuple[str, ...]:
    try:
        found = [str(row[0]) for row in connection.execute(pragma).fetchall()]
    except sqlcipher.Error:
        return (_UNREADABLE,)
    return tuple(text for text in found if keep(text))
