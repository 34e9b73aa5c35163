"""The one place that builds everything for opened records: lock, keys, store and services."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from core.domain.catalogue import Catalogue
from core.domain.clock import Clock, SystemClock
from core.domain.organisation import Role
from core.errors import EnvironmentProblem, KnownError, UserError
from core.services.access import KeyringPlace, NoKeyPlaceError, Unlock
from core.services.answers import AnswerService
from core.services.assessments import AssessmentService, begin
from core.services.catalogues import CatalogueService, UnknownCatalogueError
from core.services.copies import CloseReport, CopyService
from core.services.evidence import EvidenceService
from core.services.exports import ExportService
from core.services.history import HistoryService
from core.services.locks import LockService
from core.services.profile import FactMissingError, ProfileService, put_fact
from core.services.reading import SAMPLE_FACT
from core.services.records import ORGANISATION_SETTING, PERSON_SETTING, Records
from core.services.reports import ReportService
from core.services.sign_offs import SignOffService
from core.services.store_care import StoreCareService
from core.services.typed_text import NAME as LONGEST_NAME
from core.services.typed_text import typed, typed_ods_code
from core.store import tables
from core.store.atomic import make_private_folder
from core.store.base import new_id
from core.store.keys import (
    KeyFile,
    KeyringWay,
    PassphraseWay,
    SlotKind,
    SpareKey,
    SpareKeyWay,
    StoreSecrets,
    Way,
)
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.opening import keyring_account
from core.store.lock import StoreLock
from core.store.store import DATABASE, WITNESS, Store
from core.store.trouble import StoreExistsError, StoreMissingError
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP

__all__ = [
    "Created",
    "NewStore",
    "NoWayInError",
    "StoreExistsError",
    "StoreMissingError",
    "Workspace",
]

Bundled = Callable[[], Mapping[str, Catalogue]]


class NoWayInError(UserError):
    """Neither keyring, passphrase nor spare key: nobody could open the records again."""

    code = "no-way-in"
    what_text = QT_TRANSLATE_NOOP("errors", "There would be no way to open these records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose a passphrase, or make a spare key.")


@dataclass(frozen=True, slots=True)
class NewStore:
    """What new records begin with."""

    name: str
    ods_code: str
    org_type: str
    person: str
    catalogue_id: str
    passphrase: str | None = field(default=None, repr=False)
    use_keyring: bool = False
    make_spare_key: bool = True
    spare_key: SpareKey | None = field(default=None, repr=False)  # one that is on paper already
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Created:
    """New records, open, and the line for the recovery sheet (None when none was made)."""

    workspace: Workspace
    spare_key: str | None = field(repr=False)


class Workspace:
    """Opened records and everything that can be done with them.

    Close it when done; as a context manager it closes itself.
    """

    def __init__(self, folder: Path, keys: KeyFile, records: Records, lock: StoreLock) -> None:
        """Use ``create`` or ``open``."""
        self.folder = folder
        self._held = ExitStack()
        self._keys = keys
        self.store_id = keys.secrets.store_id
        self.profile = ProfileService(records)
        self.catalogues = CatalogueService(records)
        self.assessments = AssessmentService(records, self.catalogues)
        self.answers = AnswerService(records)
        vault = Vault(folder, [keys.secrets.vault_identity])
        self.evidence = EvidenceService(records, vault)
        self.copies = CopyService(records, vault, keys.secrets.store_id)
        self.recovered = CloseReport()
        self.sign_offs = SignOffService(records)
        self.exports = ExportService(records, vault, keys.secrets)
        self.reports = ReportService(records)
        self.history = HistoryService(records)
        self.care = StoreCareService(records, vault, lock)
        self.locks = LockService(keys)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether *folder* holds records."""
        return (folder / DATABASE).is_file()

    @classmethod
    def create(
        cls,
        folder: Path,
        setup: NewStore,
        *,
        clock: Clock | None = None,
        keyring: KeyringPlace | None = None,
        bundled: Bundled | None = None,
    ) -> Created:
        """Make new records in *folder*, with their ways in and a first assessment; all or nothing.

        *keyring* and *bundled* are for tests. Raises StoreExistsError (and touches nothing),
        NoWayInError, NoKeyPlaceError, PassphraseTooWeakError, FactMissingError,
        OdsCodeImpossibleError, TextTooLongError,
        UnknownCatalogueError, NoSetForTypeError, StoreBusyError and the disk's troubles.
        """
        clock, bundled = clock or SystemClock(), bundled or _shipped
        if cls.exists(folder):
            raise StoreExistsError(folder=folder)
        _check(setup, bundled)
        spare_key = setup.spare_key or (SpareKey.new() if setup.make_spare_key else None)
        ways = _ways(setup, spare_key, keyring)
        make_private_folder(folder)
        with ExitStack() as held:
            lock = StoreLock.acquire(folder, clock=clock)
            held.callback(lock.release)
            if cls.exists(folder):  # another process was quicker
                raise StoreExistsError(folder=folder)
            _set_unfinished_keys_aside(folder)
            with ExitStack() as undo:
                keys = KeyFile.create(folder, ways, store_id=new_id(), clock=clock)
                undo.callback(_forget, folder, keys, keyring)
                store = Store.create(folder, keys.secrets, clock)
                held.callback(store.close)
                undo.callback(store.close)
                records = Records(store, clock, bundled)
                _set_up(records, setup)
                undo.pop_all()
            workspace = cls(folder, keys, records, lock)
            workspace._held = held.pop_all()
        return Created(workspace, spare_key.printed if spare_key else None)

    @classmethod
    def open(
        cls,
        folder: Path,
        unlock: Unlock,
        *,
        clock: Clock | None = None,
        bundled: Bundled | None = None,
    ) -> Workspace:
        """Open the records in *folder*.

        Readable copies that a crash left are taken in first; ``recovered`` says what was found.
        Raises StoreMissingError, StoreBusyError, what the way in raises (core.store.keys) and
        what opening the store raises.
        """
        clock = clock or SystemClock()
        if not cls.exists(folder):
            raise StoreMissingError()
        with ExitStack() as held:
            lock = StoreLock.acquire(folder, clock=clock)
            held.callback(lock.release)
            keys = KeyFile.open(folder, unlock, clock=clock)
            with suppress(EnvironmentProblem):  # what cannot be mended now harms nobody
                keys.tidy()
            store = Store.open(folder, keys.secrets, clock)
            held.callback(store.close)
            records = Records(store, clock, bundled or _shipped)
            records.remember_who()
            workspace = cls(folder, keys, records, lock)
            workspace.recovered = workspace.copies.recover()
            workspace._held = held.pop_all()
        return workspace

    @property
    def secrets(self) -> StoreSecrets:
        """The keys of these records; they go no further than core."""
        return self._keys.secrets

    def close(self) -> None:
        """Clear readable copies and unrecorded files away and let go of the records.

        Twice is harmless. A copy that cannot be cleared away now is dealt with at the next start;
        a window that wants to name it calls ``copies.close_all`` first.
        """
        try:
            self.copies.close_all()
            self.care.sweep()
        except KnownError:
            pass  # locked already, or the disk is full: the next start takes the copies in
        finally:
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _shipped() -> Mapping[str, Catalogue]:
    from core.catalogue import load_bundled  # read only when a question set is needed

    return load_bundled()


def _check(setup: NewStore, bundled: Bundled) -> None:
    typed_ods_code(setup.ods_code)
    for key, text in (("name", setup.name), ("person", setup.person)):
        if not typed(text, LONGEST_NAME):
            raise FactMissingError(key=key)
    if setup.catalogue_id not in bundled():
        raise UnknownCatalogueError(id=setup.catalogue_id, ids=", ".join(bundled()))


def _ways(setup: NewStore, spare_key: SpareKey | None, keyring: KeyringPlace | None) -> list[Way]:
    ways: list[Way] = []
    if setup.use_keyring:
        ways.append(KeyringWay(keyring or KeyringPlace()))
    if setup.passphrase is not None:
        ways.append(PassphraseWay(setup.passphrase))
    if spare_key is not None:
        ways.append(SpareKeyWay(spare_key))
    if not ways:
        raise NoWayInError()
    return ways


def _set_up(records: Records, setup: NewStore) -> None:
    """Write whose records these are, who works with them, and the first assessment."""
    organisation_id, person_id = new_id(), new_id()
    records.organisation_id, records.person_id = organisation_id, person_id
    with records.write("set-up", "records-set-up") as unit:
        session, now = unit.session, records.now()
        session.add_all(
            [
                tables.Organisation(
                    id=organisation_id,
                    name=typed(setup.name, LONGEST_NAME),
                    ods_code=typed_ods_code(setup.ods_code) or None,
                    org_type=setup.org_type,
                    created=now,
                ),
                tables.Person(
                    id=person_id,
                    organisation_id=organisation_id,
                    name=typed(setup.person, LONGEST_NAME),
                    role=Role.ADMINISTRATOR.value,
                    created=now,
                ),
                tables.Setting(name=ORGANISATION_SETTING, value=organisation_id),
                tables.Setting(name=PERSON_SETTING, value=person_id),
            ]
        )
        if setup.sample:
            put_fact(session, organisation_id, SAMPLE_FACT, True)
        session.flush()
        begin(session, records, records.bundled()[setup.catalogue_id])


def _set_unfinished_keys_aside(folder: Path) -> None:
    """Make way where an interrupted set-up left keys but no records. They are kept all the same.

    Under another name, because keys without records may still open a copy of them.
    """
    keys = folder / KEYS_FOLDER
    if keys.exists():
        keys.rename(folder / f"{KEYS_FOLDER}.unused-{new_id()[:8]}")


def _forget(folder: Path, keys: KeyFile, keyring: KeyringPlace | None) -> None:
    """Take back what a failed set-up made; nobody has seen these records yet."""
    for slot in keys.slots:
        if slot.kind is SlotKind.KEYRING:
            with suppress(NoKeyPlaceError):
                account = keyring_account(keys.secrets.store_id, slot.id)
                (keyring or KeyringPlace()).forget(account)
    shutil.rmtree(folder / KEYS_FOLDER, ignore_errors=True)
    for path in (*folder.glob(f"{DATABASE}*"), folder / WITNESS):
        with suppress(OSError):
            path.unlink()
