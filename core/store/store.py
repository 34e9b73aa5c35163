"""The encrypted records of one folder: opened, read, changed, checked and closed here.

One thread writes at a time; any number read, each a consistent moment. Every change of a
recorded row goes into the journal by itself, in the same transaction, and the head witness
learns of it before ``write`` returns.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import Clock
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import EnvironmentProblem, KnownError
from core.store.atomic import disk_troubles
from core.store.check import CHECK_STEPS, HistoryReport, StoreReport, check_twice
from core.store.creation import REPLICA_SETTING, make_database
from core.store.drafts import DraftKey, put_draft
from core.store.engine import (
    change_database_key,
    check_raw_key,
    opens_with,
    reader_engine,
    writer_engine,
)
from core.store.journal import (
    Head,
    Label,
    Recorder,
    WriteGate,
    WriteSession,
    guard_writer,
    read_head,
)
from core.store.journal_verify import verify_chain
from core.store.migrations.runner import bring_up_to_date
from core.store.readers import Readers
from core.store.set_aside import keeping_the_log
from core.store.tables import Setting
from core.store.trouble import (
    RecordsReadOnlyError,
    StoreClosedError,
    StoreDamagedError,
    StoreDiskError,
    StoreExistsError,
    StoreMissingError,
    StoreUnreadableError,
    is_damage,
    known_trouble,
    known_troubles,
)
from core.store.unit import WriteUnit
from core.store.witness import Witness, WitnessReport, WitnessState, compare

DATABASE: Final = "records.db"
WITNESS: Final = "records.witness"
BEFORE_MIGRATION: Final = "before-migration"


class HasDatabaseKey(Protocol):
    """The part of StoreSecrets that the database needs."""

    @property
    def database_key(self) -> str:
        """64 hexadecimal digits."""
        ...


class Store:
    """The open records of one folder. Whoever opens it holds the folder's lock meanwhile."""

    def __init__(
        self,
        folder: Path,
        secrets: HasDatabaseKey,
        clock: Clock,
        migrated_from: Path | None,
        other_key: str | None = None,
    ) -> None:
        """Use ``create`` or ``open``."""
        self.folder = folder
        self.copy_before_migration = migrated_from
        self._clock = clock
        self._gate = WriteGate()
        path, self._key = folder / DATABASE, secrets.database_key
        self._writer: Engine = writer_engine(path, self._key)
        self._readers = Readers(reader_engine(path, self._key), writes_here=self._writes_here)
        guard_writer(self._writer, self._gate)
        self._write_lock = threading.Lock()
        self._writing_thread: int | None = None
        self._read_only = False
        self.last_write_failed = False  # the computer was in the way of the newest one
        self._witness = Witness(folder / WITNESS, self._key, other_key=other_key)
        self.witness_fresh = True
        self.witness_spoilt = self._witness.is_spoilt()
        self.replica, self.witness_report = self._look_at_witness()

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

    @property
    def read_only(self) -> bool:
        """Whether damage was met, so that every write is refused with RecordsReadOnlyError."""
        return self._read_only

    def only_read(self) -> None:
        """Refuse every write from now on. Reading goes on as far as it can."""
        self._read_only = True

    def refuse_if_read_only(self) -> None:
        """Raise RecordsReadOnlyError when the records are open for reading only."""
        if self._read_only:
            raise RecordsReadOnlyError()

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
        seen, exists = self._witness.read(), self._witness.exists()  # before the moment we look at
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

    def change_key(self, key: str) -> None:
        """Lock the database under *key*; whoever reads or writes waits meanwhile, then goes on.

        The witness is written anew. Stopped anywhere, one of the two keys opens it afterwards;
        when this raises, the open store goes on with that one. Raises StoreBlockedError when
        another program has the database open, and the disk's troubles.
        """
        path = self.folder / DATABASE
        with self._readers.nobody(), self._only_writer(), known_troubles():
            self._readers.dispose()
            self._writer.dispose()
            former = self._key
            try:
                change_database_key(path, former, key)
            finally:
                with suppress(KnownError):  # the disk is gone: the old key is as good as any
                    self._key = key if opens_with(path, key) else former
                self._exchange(path, former)
            self._renew_witness()

    def renew_witness(self) -> None:
        """Write the witness anew under the key in force. Raises the disk's troubles."""
        with self._only_writer():
            self._renew_witness()

    def _renew_witness(self) -> None:
        with disk_troubles():
            self._witness.renew()

    def _exchange(self, path: Path, former: str) -> None:
        self._writer = writer_engine(path, self._key)
        guard_writer(self._writer, self._gate)
        self._readers.use(reader_engine(path, self._key))
        self._witness.close()
        self._witness = Witness(self.folder / WITNESS, self._key, other_key=former)

    def _writes_here(self) -> bool:
        return self._writing_thread == threading.get_ident()

    @property
    def closing(self) -> bool:
        """Whether the store is closed or waits for its last readers: nobody new gets in."""
        return self._readers.closed

    def close(self) -> None:
        """Wait for whoever still writes or reads, then let go of every file. Twice is harmless."""
        if not self._readers.close(lambda: not self._writes_here()):
            return
        with self._write_lock:
            self._readers.dispose()
            self._writer.dispose()  # the last connection folds the write-ahead log in
            self._witness.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {'closed' if self.closing else 'open'}>"

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Raise the database's trouble in words; after damage nothing is written any more."""
        try:
            yield
        except (DBAPIError, sqlcipher.Error) as error:
            known = known_trouble(error)
            if known is None:
                raise
            if is_damage(known):
                self.only_read()
                known = StoreDamagedError()  # the key was proved when the records were opened
            raise known from None

    @contextmanager
    def _noted(self) -> Iterator[None]:
        try:
            yield
        except EnvironmentProblem:
            self.last_write_failed = True
            raise
        else:
            self.last_write_failed = False

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        if self._writes_here():
            raise RuntimeError("a write unit was begun inside another one")
        with self._write_lock:
            if self.closing:
                raise StoreClosedError()
            self.refuse_if_read_only()
            self._writing_thread = threading.get_ident()
            try:
                yield
            finally:
                self._writing_thread = None

    def _write_session(self) -> WriteSession:
        self._gate.open = False
        return WriteSession(
            self._writer, expire_on_commit=False, info={"recorder": Recorder(self._gate)}
        )

    def _tell_witness(self, head: Head) -> None:
        if self.witness_report.state in (WitnessState.AHEAD, WitnessState.DIFFERENT):
            return  # it keeps what it saw until accept_history
        try:
            self._witness.write(head)
        except OSError:
            # The change is saved and must not be reported as failed; the next one tries again.
            self.witness_fresh = False
        else:
            self.witness_fresh = True

    def _look_at_witness(self) -> tuple[str, WitnessReport]:
        try:
            with self._readers.session() as session:
                replica = session.scalars(
                    select(Setting.value).where(Setting.name == REPLICA_SETTING)
                ).one()
                head = read_head(session, replica)
                seen, exists = self._witness.read(), self._witness.exists()
                return replica, compare(session, head, seen, exists=exists)
        except BaseException:
            self._readers.dispose()
            self._writer.dispose()
            raise
