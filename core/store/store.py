"""The encrypted records of one folder: opened, read, changed, checked and closed here.

One thread writes at a time; any number read, each a consistent moment. Every change of a
recorded row goes into the journal by itself, in the same transaction, and the head witness
learns of it before ``write`` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import Clock
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import KnownError
from core.store.atomic import disk_troubles
from core.store.check import CHECK_STEPS, HistoryReport, StoreReport, check_twice
from core.store.creation import make_database
from core.store.drafts import DraftKey, put_draft
from core.store.engine import check_raw_key, driver
from core.store.held_store import DATABASE, WITNESS, HasDatabaseKey, HeldStore
from core.store.journal import Head, Label, Recorder, read_head
from core.store.journal_verify import verify_chain
from core.store.kept_older import BEFORE_MIGRATION, keeping_the_log
from core.store.migrations.runner import bring_up_to_date
from core.store.search_index import feed, is_in_step, make
from core.store.tables import Setting
from core.store.trouble import (
    StoreClosedError,
    StoreDamagedError,
    StoreDiskError,
    StoreExistsError,
    StoreMissingError,
    StoreUnreadableError,
    known_troubles,
)
from core.store.unit import WriteUnit
from core.store.witness import WitnessReport, WitnessState, compare

__all__ = ["BEFORE_MIGRATION", "DATABASE", "WITNESS", "HasDatabaseKey", "Store"]


class Store(HeldStore):
    """The open records of one folder. Whoever opens it holds the folder's lock meanwhile."""

    @classmethod
    def create(cls, folder: Path, secrets: HasDatabaseKey, clock: Clock) -> Store:
        """Make new records in *folder* and open them. All or nothing.

        Raises StoreExistsError (and touches nothing), DiskFullError, StoreReadOnlyError,
        StorePlaceError.
        """
        check_raw_key(secrets.database_key)
        path = folder / DATABASE
        if path.exists():
            raise StoreExistsError()
        with disk_troubles():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = folder / (DATABASE + ".part")
            unfinished.unlink(missing_ok=True)
            make_database(unfinished, secrets.database_key, clock)
            (folder / WITNESS).unlink(missing_ok=True)
            unfinished.replace(path)
        return cls._opened(folder, secrets, clock, None, None, new=True)

    @classmethod
    def open(
        cls,
        folder: Path,
        secrets: HasDatabaseKey,
        clock: Clock,
        *,
        copy_before: Callable[[str], None] | None = None,
        other_key: str | None = None,
    ) -> Store:
        """Open the records in *folder*; older ones are copied, then brought up to date.

        *other_key* is the other generation's database key where the locks are half changed.

        *copy_before* is called with "migration" before anything older is touched, for a copy in
        another place; what it raises stops the opening.
        ``witness_report`` says afterwards whether acknowledged changes are missing. Raises
        StoreMissingError, StoreUnreadableError, StoreDamagedError, StoreNewerError and the
        environment's troubles.
        """
        path = folder / DATABASE
        if not path.is_file():
            raise StoreMissingError()
        check_raw_key(secrets.database_key)
        lost: list[bool] = []
        with keeping_the_log(path, lambda: any(lost)):
            copy = bring_up_to_date(
                path, secrets.database_key, folder / BEFORE_MIGRATION, copy_before=copy_before
            )
            store = cls._opened(folder, secrets, clock, copy, other_key, new=False)
            lost.append(store.witness_report.state is WitnessState.AHEAD)
        return store

    @classmethod
    def _opened(
        cls,
        folder: Path,
        secrets: HasDatabaseKey,
        clock: Clock,
        copy: Path | None,
        other_key: str | None,
        *,
        new: bool,
    ) -> Store:
        with known_troubles():
            store = cls(folder, secrets, clock, copy, other_key)
            if new:
                store.accept_history()
        store.make_searchable()
        return store

    @contextmanager
    def write(
        self, *, kind: str, label: Label, person: str | None = None, undoes: str | None = None
    ) -> Iterator[WriteUnit]:
        """Change records in one transaction: all of the block or nothing of it.

        The write lock of the database is taken at once, so keep the block short. When the block
        ends the change is on the disk, in the journal and known to the witness. Raises the known
        troubles; then nothing was saved.
        """
        with self._noted(), self._only_writer(), self._troubles(), self._write_session() as session:
            try:
                recorder: Recorder = session.info["recorder"]
                session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                head = read_head(session, self.replica)
                unit = WriteUnit(session, kind, label, person, undoes, head)
                yield unit
                session.flush()
                recorded = recorder.write(
                    session,
                    head=head,
                    at=self._clock.now(),
                    person=unit.person,
                    kind=unit.kind,
                    label=unit.label,
                    undoes=unit.undoes,
                )
                if recorded is not None and self.searchable:
                    feed(driver(session.connection()), recorded.touched, recorded.digest)
                session.commit()
            except BaseException:
                session.rollback()
                raise
            finally:
                self._gate.open = False
            if recorded is not None:
                self._tell_witness(Head(self.replica, recorded.seq, recorded.digest))
            unit.recorded = recorded

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read the records as they stand at the first query of the block; any thread may.

        Where damage is met, StoreDamagedError is raised and the records are read-only from then.
        """
        with self._troubles(), self._readers.session() as session:
            yield session

    def save_draft(self, key: DraftKey, text: str) -> None:
        """Keep half-typed *text* durably. No change is journaled, no history grows."""
        with self._noted(), self._only_writer(), self._troubles(), self._write_session() as session:
            put_draft(session, key, text, self._clock.now())
            session.info["recorder"].may_commit = True
            session.commit()

    def save_setting(self, name: str, value: Json) -> None:
        """Keep something that belongs to no history, such as when the records were looked over."""
        self.change_setting(name, lambda _: value)

    def change_setting(self, name: str, change: Callable[[Json], Json]) -> None:
        """Do the same with what *change* makes of the value that is there, None at first."""
        with self._noted(), self._only_writer(), self._troubles(), self._write_session() as session:
            known = session.get(Setting, name)
            session.merge(Setting(name=name, value=change(known.value if known else None)))
            session.info["recorder"].may_commit = True
            session.commit()

    def derive(self, change: Callable[[Any], None]) -> None:
        """Change what is only derived from the records, in one transaction; no history grows.

        *change* is given the driver's connection.
        """
        with self._only_writer(), self._troubles(), self._write_session() as session:
            change(driver(session.connection()))
            session.info["recorder"].may_commit = True
            session.commit()

    def make_searchable(self) -> None:
        """See to it that what was typed can be found; where the disk is in the way, it cannot."""
        with suppress(KnownError):
            with self.read() as session:
                head = read_head(session, self.replica).digest
                self.searchable = is_in_step(session.connection(), head)
            if not self.searchable:
                self.derive(partial(make, digest=head))
                self.searchable = True

    def accept_history(self) -> None:
        """Take the journal as it is for the truth from now on, once the person has been told.

        Until then a witness that saw more, or something else, keeps it, so that every start
        reports the loss again. One that was missing begins again with the next change.
        """
        with self.read() as session:
            head = read_head(session, self.replica)
        with self._only_writer(), disk_troubles():
            self._witness.start_again(head)
            self.witness_report = WitnessReport(WitnessState.GOOD, seen=head)

    def verify_history(self, *, cancelled: Cancelled | None = None) -> HistoryReport:
        """Prove the whole history and compare it with the witness. Changes nothing.

        A value that nothing of ours could have written makes it unreadable. Raises
        PersonCancelledError.
        """
        seen, exists = self._seen(), self._witness.exists()  # before the moment we look at
        with self.read() as session:
            head = read_head(session, self.replica)
            witness = compare(session, head, seen, exists=exists)
            try:
                return HistoryReport(verify_chain(session, cancelled=cancelled), witness)
            except (ValueError, TypeError):
                return HistoryReport(None, witness)

    def check(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> StoreReport:
        """Check pages, structure, parents and history. Nobody waits for it, neither to write.

        Damage makes the records read-only. *progress* is told the steps done and in all. Raises
        PersonCancelledError, also when the records are being closed, and the environment's
        troubles.
        """
        tell = progress or (lambda done, total: None)

        def stop() -> bool:
            return self.closing or (cancelled is not None and cancelled())

        tell(0, CHECK_STEPS)
        with self._readers.reading(), known_troubles():
            database = check_twice(self._readers.fresh, stop)
        if not database.whole:
            self.only_read()
        tell(CHECK_STEPS - 1, CHECK_STEPS)
        try:
            history = self.verify_history(cancelled=stop)
        except StoreClosedError:
            raise PersonCancelledError from None
        except (StoreDamagedError, StoreUnreadableError, StoreDiskError):
            history = HistoryReport(None, self.witness_report)
        tell(CHECK_STEPS, CHECK_STEPS)
        return StoreReport(database, history)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {'closed' if self.closing else 'open'}>"
