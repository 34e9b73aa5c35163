"""Looking after the records: whether the file is sound and nothing that was saved is missing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from core.domain.long_work import Progress
from core.services.history import history_faults
from core.services.records import Records
from core.store import tables
from core.store.lock import StoreLock
from core.store.sweeper import Swept, sweep
from core.store.vault import Vault
from core.store.witness import WitnessState
from core.text import QT_TRANSLATE_NOOP, translate

_PAGES = QT_TRANSLATE_NOOP("care", "parts of the file are damaged")
_STRUCTURE = QT_TRANSLATE_NOOP("care", "the order inside the file is damaged")
_ORPHANS = QT_TRANSLATE_NOOP("care", "{count} records belong to nothing")


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What a check found. *faults* are sentences; none means that all is well."""

    faults: tuple[str, ...]
    changes: int
    stamp: str

    @property
    def ok(self) -> bool:
        """Whether the records are whole."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class WitnessView:
    """What the file that watches the history said at the start. *missing* counts lost changes."""

    ok: bool
    state: WitnessState
    missing: int
    is_fresh: bool  # whether the last change could be told to it


def prove_migrations(folder: Path) -> None:
    """Run every migration on an empty encrypted file in *folder*, as an older store would.

    For the self-test of a shipped program, whose migration scripts are files beside it.
    """
    from core.store.engine import connect
    from core.store.migrations.runner import HEAD, migrate, stored_revision

    path, key = folder / "migrated.db", secrets.token_hex(32)
    connect(path, key, create=True, wal=False).close()
    migrate(path, key, HEAD)
    assert stored_revision(path, key) == HEAD


class StoreCareService:
    """Checks the records, and clears away what nothing names any more."""

    def __init__(self, records: Records, vault: Vault, lock: StoreLock | None) -> None:
        self._records = records
        self._vault = vault
        self._lock = lock

    def check(self, *, progress: Progress | None = None) -> StoreHealth:
        """Check the file's pages, its structure, the history and the witness; takes seconds.

        *progress* is told the steps done and in all.
        """
        if progress is not None:
            progress(0, 2)
        report = self._records.store.check()
        if progress is not None:
            progress(1, 2)
        database = report.database
        faults: list[str] = []
        if database.pages:
            faults.append(translate("care", _PAGES))
        if database.structure:
            faults.append(translate("care", _STRUCTURE))
        if database.orphans:
            faults.append(translate("care", _ORPHANS, count=database.orphans))
        faults += history_faults(report.history)
        with self._records.store.read() as session:
            stamp = self._records.stamp(session)
        if progress is not None:
            progress(2, 2)
        chain = report.history.chain
        return StoreHealth(tuple(faults), chain.changes if chain else 0, stamp)

    def witness(self) -> WitnessView:
        """Return whether saved changes were missing when the records were opened."""
        store = self._records.store
        report = store.witness_report
        return WitnessView(report.ok, report.state, report.missing, store.witness_fresh)

    def sweep(self) -> Swept:
        """Delete encrypted files that were never recorded, once they are a day old.

        They are left where attaching was stopped or a process was killed half-way. While saved
        changes are missing or damaged nothing is deleted: what they named may come back with a
        copy.
        """
        if self._lock is None or self._records.store.read_only or not self.witness().ok:
            return Swept(0, 0)
        with self._records.store.read() as session:
            named = set(session.scalars(select(tables.Blob.id)))
        return sweep(self._vault, self._lock, named, self._records.clock)

    def accept_loss(self) -> None:
        """Carry on with what is left, once the person was told what is missing."""
        self._records.store.accept_history()
