"""Looking after the records: whether the file is sound and nothing that was saved is missing."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import parse_utc, utc_text
from core.domain.long_work import Cancelled, Progress
from core.domain.roles import Deed
from core.errors import KnownError
from core.services.care_views import HistoryEnd, LastLook, LookOver, StoreHealth, WitnessView
from core.services.care_words import (
    clock_words,
    database_words,
    document_words,
    list_words,
    memory_words,
    place_words,
    unrecorded_words,
    witness_words,
)
from core.services.documents.document_check import check_documents
from core.services.past.history import history_faults
from core.services.records import Records
from core.services.seen_here import SeenHere
from core.store import tables
from core.store.check import CHECK_STEPS
from core.store.kept_older import KeptOlder, clear_kept, kept_older
from core.store.lock import StoreLock
from core.store.sweeper import Swept, sweep
from core.store.trouble import RecordsReadOnlyError, StoreDamagedError, StoreUnreadableError
from core.store.vault import Vault
from core.store.witness import WitnessState

__all__ = [
    "HistoryEnd",
    "KeptOlder",
    "LastLook",
    "LookOver",
    "RecordsReadOnlyError",
    "StoreCareService",
    "StoreDamagedError",
    "StoreHealth",
    "StoreUnreadableError",
    "WitnessView",
    "prove_migrations",
]

LOOKED_OVER = "looked-over"
"""The setting that remembers the last look: when, how many faults, up to which document."""

DOCUMENTS_A_LOOK = 50
"""How many kept documents a look at the start reads; the next look goes on behind them."""


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

    def __init__(
        self, records: Records, vault: Vault, lock: StoreLock | None, seen: SeenHere | None = None
    ) -> None:
        self._records = records
        self._vault = vault
        self._lock = lock
        self._seen = seen
        self.list_was_right = True  # of the ways in, when the records were opened

    def check(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> StoreHealth:
        """Check the file's pages, its structure, the history and the witness; takes seconds.

        Readers and writers go on meanwhile. Damage makes the records read-only. *progress* is told
        the steps done and in all. Raises PersonCancelledError.
        """
        report = self._records.store.check(progress=progress, cancelled=cancelled)
        faults = [*database_words(report.database), *history_faults(report.history)]
        worth: list[str] = []
        chain, stamp = report.history.chain, ""
        with suppress(KnownError):  # what cannot be read was counted above
            if report.history.witness.ok and self._seen is not None:
                faults += memory_words(self._seen.compare(self._records))
            with self._records.store.read() as session:
                stamp = self._records.stamp(session)
                worth += clock_words(session, self._records.now())
        worth += witness_words(self._records.store.witness_spoilt, report.history.witness.ok)
        worth += list_words(self.list_was_right)
        worth += place_words(self._vault.folder.parent)
        return StoreHealth(tuple(faults), chain.changes if chain else 0, stamp, tuple(worth))

    def look_over(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> LookOver:
        """Look the records over in the background of a start: all of ``check`` and some documents.

        Each look reads the DOCUMENTS_A_LOOK documents that were not read for longest. The result
        is remembered. *progress* is told the steps done and in all. Raises PersonCancelledError,
        also when the records are closed meanwhile; then nothing is remembered.
        """
        total = CHECK_STEPS + DOCUMENTS_A_LOOK
        tell = progress or (lambda done, total: None)
        health = self.check(progress=lambda done, _: tell(done, total), cancelled=cancelled)
        remembered = self._remembered()
        read = check_documents(
            self._records,
            self._vault,
            after=str(remembered.get("after", "")),
            limit=DOCUMENTS_A_LOOK,
            progress=lambda done, _: tell(CHECK_STEPS + done, total),
            cancelled=cancelled,
        )
        tell(total, total)
        worth = (*health.worth_a_look, *unrecorded_words(read.unrecorded))
        faults = (*health.faults, *document_words(read.faults))
        found = LookOver(
            StoreHealth(faults, health.changes, health.stamp, worth),
            self._records.now(),
            read.count,
            read.faults,
        )
        self._remember(found, read.last)
        return found

    def last_look(self) -> LastLook | None:
        """Return when the records were last looked over to the end; None before the first time."""
        found = self._remembered()
        return LastLook(parse_utc(found["at"]), int(found["faults"])) if found else None

    def witness(self) -> WitnessView:
        """Return whether saved changes were missing when the records were opened.

        Told by the file beside them, and where that is content, by what this computer remembers.
        """
        store = self._records.store
        report = store.witness_report
        if report.ok and self._seen is not None:
            memory = self._seen.compare(self._records)
            if not memory.ok:
                state = WitnessState.AHEAD if memory.missing else WitnessState.DIFFERENT
                return WitnessView(False, state, memory.missing, store.witness_fresh)
        return WitnessView(report.ok, report.state, report.missing, store.witness_fresh)

    def history_end(self) -> HistoryEnd:
        """Return how far the history goes, and how many saved changes are missing behind it."""
        with self._records.store.read() as session:
            place = session.scalar(select(func.max(tables.ChangeRow.place))) or 0
        return HistoryEnd(place, self.witness().missing)

    def loss_against(self, place: int) -> int:
        """Return how many changes a copy would lose whose history ends at *place*."""
        return max(0, self.history_end().furthest - place)

    def place_of_stamp(self, stamp: str) -> int | None:
        """Return the place in the history that bears the printed *stamp*; None where none does.

        A stamp on paper that the history does not know means that these are older or other
        records. Spaces and capital letters do not matter.
        """
        wanted = "".join(stamp.split()).lower()
        with self._records.store.read() as session:
            return session.scalar(
                select(tables.ChangeRow.place).where(tables.ChangeRow.digest == wanted)
            )

    def sweep(self) -> Swept:
        """Delete encrypted files that were never recorded, once they are a day old.

        They are left where attaching was stopped or a process was killed half-way. While saved
        changes are missing or damaged nothing is deleted: what they named may come back with a
        copy. Older states of the records go when their 90 days are up.
        """
        if self._lock is None or self._records.store.read_only or not self.witness().ok:
            return Swept(0, 0)
        with self._records.store.read() as session:
            named = set(session.scalars(select(tables.Blob.id)))
        clear_kept(self._vault.folder.parent, before=self._records.now())
        return sweep(self._vault, self._lock, named, self._records.clock)

    def older(self) -> tuple[KeptOlder, ...]:
        """Return the older states that lie beside the records: from before a restore, say.

        Each goes after 90 days, with ``clear_older``, or when the locks are changed.
        """
        return kept_older(self._vault.folder.parent)

    def clear_older(self) -> tuple[KeptOlder, ...]:
        """Delete them now and return what went. An administrator's work.

        Raises NotAllowedError, RecordsReadOnlyError and the disk's troubles.
        """
        self._records.store.refuse_if_read_only()
        self._records.check_may(Deed.RESTORE)
        return clear_kept(self._vault.folder.parent)

    def remember_here(self) -> None:
        """Let this computer remember how far the history has come, unless something is missing."""
        if self._seen is None or self._records.store.read_only:
            return
        with suppress(KnownError):
            if self.witness().ok:
                self._seen.remember(self._records)

    def forget_here(self) -> None:
        """Let this computer forget how far the history has come, before a copy takes its place.

        Else a power cut in the middle would make the next start call the chosen copy a loss.
        """
        if self._seen is not None:
            self._seen.forget()

    def accept_loss(self) -> None:
        """Carry on with what is left, once the person was told what is missing."""
        self._records.store.accept_history()
        if self._seen is not None:
            self._seen.remember(self._records)

    def _remembered(self) -> dict[str, Any]:
        with self._records.store.read() as session:
            return _setting(session) or {}

    def _remember(self, found: LookOver, last: str) -> None:
        value: Json = {"at": utc_text(found.at), "faults": len(found.health.faults), "after": last}
        with suppress(RecordsReadOnlyError):  # damage is found anew by the next look
            self._records.store.save_setting(LOOKED_OVER, value)
        self.remember_here()


def _setting(session: Session) -> dict[str, Any] | None:
    found: dict[str, Any] | None = session.scalars(
        select(tables.Setting.value).where(tables.Setting.name == LOOKED_OVER)
    ).one_or_none()
    return found
