"""The one place that builds everything for opened records: lock, keys, store and services."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from core.domain.clock import Clock, SystemClock
from core.errors import EnvironmentProblem, KnownError
from core.services.access import KeyringPlace, Unlock
from core.services.amending.amendments import AmendmentService
from core.services.amending.official import OfficialListService
from core.services.answers import AnswerService
from core.services.assessments import AssessmentService
from core.services.backup.backups import BackupService, copy_before_opening
from core.services.backup.restores import RestoreService
from core.services.backup.restoring import PreparedRestore, RestoreOutcome
from core.services.calendars import CalendarService
from core.services.catalogues import CatalogueService
from core.services.diagnostics import DiagnosticsService
from core.services.documents.batches import BatchService
from core.services.documents.copies import CloseReport, CopyService
from core.services.documents.evidence import EvidenceService
from core.services.documents.half_written import clear_half_written
from core.services.documents.inside import InsideService
from core.services.documents.photos import PhotoService
from core.services.drafts import DraftService
from core.services.exports import ExportService
from core.services.facts import FactService
from core.services.locks import LockService
from core.services.open_answers import OpenAnswerService
from core.services.outlook import OutlookService
from core.services.packs import PackService
from core.services.papers.papers import PaperService
from core.services.papers.sources import Sources
from core.services.past.history import HistoryService
from core.services.past.news import NewsService
from core.services.past.undo import UndoService
from core.services.people.audits import AuditService
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService
from core.services.people.staff import StaffService
from core.services.people.training import TrainingService
from core.services.profile import ProfileService
from core.services.publications import PublicationService
from core.services.publishers import PublisherService
from core.services.records import Records
from core.services.reports import ReportService
from core.services.search import SearchService
from core.services.seen_here import SeenHere
from core.services.sign_offs import SignOffService
from core.services.starters import StarterService
from core.services.store_care import StoreCareService
from core.services.suggestions import SuggestionService
from core.services.todo.jobs import JobService
from core.services.todo.letters import LetterService
from core.services.todo.plan import PlanService
from core.services.todo.requests import RequestService
from core.services.years.comparing import ComparingService
from core.services.years.looking_again import LookAgainService
from core.services.years.next_set import NextSetService
from core.services.years.years import YearService
from core.store.keys import KeyFile, StoreSecrets
from core.store.leftovers import clear_leftovers
from core.store.lock import StoreLock
from core.store.rekey import find_key_in_force
from core.store.store import DATABASE, Store
from core.store.trouble import StoreExistsError, StoreMissingError
from core.store.vault import Vault
from core.workspace_damaged import Damage, read_damaged
from core.workspace_setup import (
    Bundled,
    NewStore,
    NoWayInError,
    make_records,
    shipped_catalogues,
)

__all__ = [
    "CopyBefore",
    "Created",
    "Damage",
    "NewStore",
    "NoWayInError",
    "Restored",
    "StoreExistsError",
    "StoreMissingError",
    "Workspace",
]

CopyBefore = Callable[[str], None]
"""Makes a copy of the records before something large; told why, "migration" for example."""


@dataclass(frozen=True, slots=True)
class Created:
    """New records, open, and the line for the recovery sheet (None when none was made)."""

    workspace: Workspace
    spare_key: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """The records of a copy, open in place of those that were there, and what that came to."""

    workspace: Workspace
    outcome: RestoreOutcome


class Workspace:
    """Opened records and everything that can be done with them.

    Close it when done; as a context manager it closes itself.
    """

    def __init__(
        self,
        folder: Path,
        keys: KeyFile,
        records: Records,
        lock: StoreLock | None,
        damage: Damage | None = None,
    ) -> None:
        """Use ``create``, ``open`` or ``open_damaged``."""
        self.folder = folder
        self.damage = damage
        self._records = records
        self._held = ExitStack()
        self._keys = keys
        self.store_id = keys.secrets.store_id
        self.profile = ProfileService(records)
        self._add_people(records)
        self.catalogues = CatalogueService(records)
        self.packs = PackService(records, self.catalogues, keys)
        self.publishers = PublisherService(records)
        self.assessments = AssessmentService(records, self.catalogues)
        self.answers = AnswerService(records)
        self.open_answers = OpenAnswerService(records)
        self.facts = FactService(records)
        self.years = YearService(records, self.catalogues)
        self.look_again = LookAgainService(records)
        self.next_set = NextSetService(records, self.catalogues)
        self.amendments = AmendmentService(records)
        self.official_lists = OfficialListService(records)
        self.drafts = DraftService(records)
        self.suggestions = SuggestionService(records)
        vault = Vault(
            folder,
            keys.vault_identities,
            generation=keys.secrets.generation,
            read_only=damage is not None,
        )
        self._add_documents(records, vault)
        self._add_todo(records, vault)
        self._add_home(records, vault)
        self.sign_offs = SignOffService(records)
        self.exports = ExportService(records, vault, keys)
        self.reports = ReportService(records)
        self.history = HistoryService(records)
        sources = Sources(self.reports, self.history, self.audits, self.calendars, self.outlook)
        self.papers = PaperService(records, sources)
        self.diagnostics = DiagnosticsService(records)
        self.search = SearchService(records)
        self.undo = UndoService(records)
        seen = SeenHere(self.store_id, folder, lambda: keys.secrets.database_key)
        self.care = StoreCareService(records, vault, lock, seen)
        self.backups = BackupService(records, vault, keys, folder)
        self.restores = RestoreService(records, vault, keys, folder, self.backups)
        self.locks = LockService(
            keys,
            records,
            vault,
            copy_before=self.backups.before,
            after=self.backups.lock_anew,
        )

    def _add_home(self, records: Records, vault: Vault) -> None:
        """Build what Home tells of besides the answers."""
        self.publications = PublicationService(records, vault)
        self.outlook = OutlookService(records)
        self.news = NewsService(records)
        self.comparing = ComparingService(records)

    def _add_documents(self, records: Records, vault: Vault) -> None:
        """Make what keeps documents, looks into them and gives them to other programs."""
        self.evidence = EvidenceService(records, vault)
        self.inside = InsideService(records, vault)
        self.batches = BatchService(records, vault)
        self.photos = PhotoService(self.evidence)
        self.starters = StarterService(records, vault)
        self.copies = CopyService(records, vault, self.store_id)
        self.recovered = CloseReport()

    def _add_people(self, records: Records) -> None:
        """Make what looks after users, staff and an auditor."""
        self.people = PeopleService(records)
        self.staff = StaffService(records)
        self.training = TrainingService(records)
        self.handing_over = HandingOverService(records)
        self.audits = AuditService(records)

    def _add_todo(self, records: Records, vault: Vault) -> None:
        """Build what looks after everything that is still to do."""
        self.plan = PlanService(records)
        self.requests = RequestService(records, vault)
        self.letters = LetterService(records)
        self.jobs = JobService(records, vault)
        self.calendars = CalendarService(records, self.store_id)

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
        clock, bundled = clock or SystemClock(), bundled or shipped_catalogues
        with ExitStack() as held:
            made = make_records(held, folder, setup, clock=clock, keyring=keyring, bundled=bundled)
            workspace = cls(folder, made.keys, made.records, made.lock)
            workspace.undo.start_here()
            workspace._held = held.pop_all()
        return Created(workspace, made.spare_key.printed if made.spare_key else None)

    @classmethod
    def open(
        cls,
        folder: Path,
        unlock: Unlock,
        *,
        clock: Clock | None = None,
        bundled: Bundled | None = None,
        copy_before: CopyBefore | None = None,
    ) -> Workspace:
        """Open the records in *folder*.

        Readable copies that a crash left are taken in first; ``recovered`` says what was found.
        *copy_before* is called with "migration" before older records are brought up to date; by
        itself it makes a copy on this PC.
        Raises StoreMissingError, StoreBusyError, what the way in raises (core.store.keys), what
        opening the store raises and what *copy_before* raises; then nothing was migrated.
        """
        clock = clock or SystemClock()
        if not cls.exists(folder):
            raise StoreMissingError()
        return cls._opened(
            folder,
            lambda: KeyFile.open(folder, unlock, clock=clock),
            clock,
            bundled or shipped_catalogues,
            copy_before,
        )

    @classmethod
    def _opened(
        cls,
        folder: Path,
        open_keys: Callable[[], KeyFile],
        clock: Clock,
        bundled: Bundled,
        copy_before: CopyBefore | None = None,
    ) -> Workspace:
        with ExitStack() as held:
            lock = StoreLock.acquire(folder, clock=clock)
            held.callback(lock.release)
            clear_leftovers(folder)
            keys = open_keys()
            list_was_right = keys.is_list_right()
            with suppress(EnvironmentProblem):  # what cannot be mended now harms nobody
                keys.tidy()
            find_key_in_force(folder, keys)
            store = Store.open(
                folder,
                keys.secrets,
                clock,
                copy_before=copy_before or partial(copy_before_opening, folder, keys, clock),
                other_key=keys.other_database_key,
            )
            held.callback(store.close)
            records = Records(store, clock, bundled)
            records.remember_who()
            workspace = cls(folder, keys, records, lock)
            workspace.care.list_was_right = list_was_right
            clear_half_written(records)
            workspace.recovered = workspace.copies.recover()
            with suppress(KnownError):  # what cannot be finished now is at the next start
                workspace.locks.finish_change()
            with suppress(KnownError):
                workspace.locks.note_ways()
            workspace.undo.start_here()
            workspace._held = held.pop_all()
        return workspace

    @classmethod
    def open_damaged(
        cls,
        folder: Path,
        unlock: Unlock,
        *,
        clock: Clock | None = None,
        bundled: Bundled | None = None,
    ) -> Workspace:
        """Open damaged records for reading: what can be read of them, in a scratch copy.

        The damaged files are not touched. Every write raises RecordsReadOnlyError, and ``damage``
        counts what is there. Raises StoreMissingError, StoreBusyError, what the way in raises,
        and StoreUnreadableError or StoreDamagedError where nothing can be read.
        """
        if not cls.exists(folder):
            raise StoreMissingError()
        with ExitStack() as held:
            read = read_damaged(
                held, folder, unlock, clock or SystemClock(), bundled or shipped_catalogues
            )
            workspace = cls(folder, read.keys, read.records, read.lock, read.damage)
            workspace._held = held.pop_all()
        return workspace

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed, because damage was met at opening or since."""
        return self._records.store.read_only

    def restore(self, prepared: PreparedRestore) -> Restored:
        """Put the copy made ready by ``restores.prepare`` in place of these records; open them.

        A copy is made first, and what was there is kept besides. This workspace is closed
        afterwards. Raises what making a copy raises (then nothing has changed), and the troubles
        of the disk (then the records of before are there, closed).
        """
        if not self.read_only:
            self.copies.close_all()
        self.care.forget_here()
        try:
            outcome = self.restores.put_in_place(prepared)
        finally:
            if self._records.store.closing:
                self._held.close()
        records, keys = self._records, self._keys
        opened = type(self)._opened(self.folder, lambda: keys, records.clock, records.bundled)
        opened.care.accept_loss()  # the person chose it: this computer forgets what was later
        return Restored(opened, outcome)

    @property
    def secrets(self) -> StoreSecrets:
        """The keys of these records; they go no further than core."""
        return self._keys.secrets

    @property
    def last_write_failed(self) -> bool:
        """Whether the computer was in the way of the newest write: then it is not saved."""
        return self._records.store.last_write_failed

    def close(self) -> None:
        """Clear readable copies and unrecorded files away and let go of the records.

        Twice is harmless. A copy that cannot be cleared away now is dealt with at the next start;
        a window that wants to name it calls ``copies.close_all`` first.
        """
        try:
            if not self.read_only:
                self.copies.close_all()
                self.care.sweep()
                self.care.remember_here()
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
