"""What open records hold on to: the database, whose turn it is to write, the key, the witness."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from core.domain.clock import Clock
from core.errors import EnvironmentProblem, KnownError
from core.store.atomic import disk_troubles
from core.store.creation import REPLICA_SETTING
from core.store.engine import change_database_key, opens_with, reader_engine, writer_engine
from core.store.journal import (
    Head,
    Recorder,
    WriteGate,
    WriteSession,
    guard_writer,
    read_head,
)
from core.store.readers import Readers
from core.store.tables import Setting
from core.store.trouble import (
    RecordsReadOnlyError,
    StoreClosedError,
    StoreDamagedError,
    is_damage,
    known_trouble,
    known_troubles,
)
from core.store.witness import Witness, WitnessReport, WitnessState, compare

DATABASE: Final = "records.db"
WITNESS: Final = "records.witness"


class HasDatabaseKey(Protocol):
    """The part of StoreSecrets that the database needs."""

    @property
    def database_key(self) -> str:
        """64 hexadecimal digits."""
        ...


class HeldStore:
    """The part of ``Store`` that holds the files; what is done with them stands there."""

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
        self.searchable = False  # whether there is an index, which every change is told to
        self._witness = Witness(folder / WITNESS, self._key, other_key=other_key)
        self.witness_fresh = True
        self.witness_spoilt = self._witness.is_spoilt()
        self.replica, self.witness_report = self._look_at_witness()

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
            self._witness.renew(self.replica)

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

    def _seen(self) -> Head | None:
        return self._witness.read(self.replica)

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
                seen, exists = self._witness.read(replica), self._witness.exists()
                return replica, compare(session, head, seen, exists=exists)
        except BaseException:
            self._readers.dispose()
            self._writer.dispose()
            raise
