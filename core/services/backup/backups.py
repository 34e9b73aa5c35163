"""Copies of the records: made by themselves and on demand, proved, compared and listed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core import places
from core.domain.change import Change
from core.domain.clock import Clock
from core.domain.long_work import Cancelled, Progress
from core.errors import KnownError
from core.services.backup.copy_faults import documents_named, fault_words
from core.services.backup.copy_finder import CopyFinder
from core.services.backup.copy_places import CopyPlaces
from core.services.backup.copy_schedule import DueCopies, is_due
from core.services.backup.copy_views import CopyHealth, CopyView, MadeCopy, NewestCopies, PlaceView
from core.services.backup.readable import readable_files
from core.services.documents.half_written import unproved
from core.services.outputs import check_target
from core.services.records import Records
from core.store import tables
from core.store.atomic import make_private_folder
from core.store.backup import (
    BackupPlace,
    CopyDamagedError,
    CopyKeyError,
    PlaceMissingError,
    check_copy,
    list_copies,
    make_copy,
)
from core.store.backup.rewrap import rewrap
from core.store.backup.snapshot import scratch_folder
from core.store.backup.thinning import apply_thinning
from core.store.backup.whole import write_whole
from core.store.backup.write import recipients_of
from core.store.keys import KeyFile, Unlock
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.trouble import RecordsReadOnlyError
from core.store.vault import Vault


class BackupService:
    """Makes and looks after the copies of the open records."""

    def __init__(self, records: Records, vault: Vault, keys: KeyFile, folder: Path) -> None:
        self._records = records
        self._folder = folder
        self._vault = vault
        self._keys = keys
        self._places = CopyPlaces(
            records, keys.secrets.store_id, lambda: keys.secrets.own_identities
        )
        self.finder = CopyFinder(self._places, keys, folder)

    def places(self) -> tuple[PlaceView, ...]:
        """Return where copies go, this PC first; the place here is made with the first copy."""
        views = [self._places.view(row) for row in self._places.rows()]
        return tuple(sorted(views, key=lambda view: not view.here))

    def add_place(self, folder: Path, label: str = "", *, automatic: bool = True) -> PlaceView:
        """Let copies go to *folder*, such as a memory stick, and return the new place.

        A stick that has been used before is found again, wherever it is now. Raises
        PlaceMissingError, PlaceOfOthersError, PlaceDamagedError, CopiesBesideRecordsError,
        NotAllowedError and the stick's troubles.
        """
        self._records.store.refuse_if_read_only()
        place_id = self._places.add(folder, label, automatic=automatic)
        return self._places.view(self._places.row(place_id))

    def forget_place(self, place_id: str) -> Change:
        """Copy there no more. The copies that lie there stay and still open.

        Raises UnknownCopyPlaceError, NotAllowedError.
        """
        self._places.forget(place_id)
        return Change(copies=True)

    def create(
        self,
        place_id: str | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[MadeCopy, ...]:
        """Copy the records to one place, or to this PC and every automatic place that is there.

        Trouble with one of several places does not stop the others: it stands in the result.
        Raises what ``make_copy`` raises where no copy at all was made, UnknownCopyPlaceError, and
        RecordsReadOnlyError: a copy of damaged records would pass for a good one.
        """
        self._records.store.refuse_if_read_only()
        if place_id is not None:
            return (self._make(self._places.row(place_id), progress, cancelled),)
        home = self._places.ensure_home()
        others = [
            row
            for row in self._places.rows()
            if row.id != home.id and row.automatic and self._places.is_present(row)
        ]
        return self._make_all([home, *others], progress, cancelled)

    def create_whole(
        self,
        file: Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """Write one file that holds a copy with all documents, to be moved to another PC.

        Raises TargetFolderMissingError, TargetIsFolderError, RecordsReadOnlyError and what
        ``make_copy`` raises; then no file is left.
        """
        self._records.store.refuse_if_read_only()
        check_target(file)
        with unproved(self._records, file) as temporary:
            write_whole(
                file,
                store=self._records.store,
                vault=self._vault,
                keys=self._keys,
                readable=lambda session: readable_files(self._records, session),
                clock=self._records.clock,
                temporary=temporary,
                progress=progress,
                cancelled=cancelled,
            )
        return file

    def copies(self, place_id: str | None = None) -> tuple[CopyView, ...]:
        """Return the copies of one place, or of all, newest first. Raises UnknownCopyPlaceError."""
        rows = self._places.rows() if place_id is None else (self._places.row(place_id),)
        found = [copy for row in rows for copy in self._places.copies(row)]
        return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))

    def check(
        self,
        copy_id: str,
        *,
        unlock: Unlock | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> CopyHealth:
        """Prove a copy by opening all of it in a private place, documents too.

        *unlock* opens a copy from before the locks were changed. Raises CopyMissingError,
        PlaceMissingError, CopyKeyError, CopyNewerError, PersonCancelledError.
        """
        copy, place = self.finder.find(copy_id)
        with scratch_folder(self._folder) as scratch:
            faults = check_copy(
                place,
                copy.name,
                self.finder.identities(unlock),
                scratch,
                progress=progress,
                cancelled=cancelled,
            )
        with suppress(RecordsReadOnlyError):
            self._places.note_proved(copy, None if faults else self._records.now())
        with self._records.store.read() as session:
            words = fault_words(session, faults)
        return CopyHealth(self.finder.find(copy_id)[0], words)

    def due(self, *, closing: bool = False) -> DueCopies:
        """Return where a copy is due: hourly while there are changes, and at the close.

        The made-up pharmacy is never copied by itself.
        """
        if self._records.store.read_only or self._is_sample():
            return DueCopies((), ())
        self._places.ensure_home()
        now = self._records.now()
        wanted = [view for view in self.places() if is_due(view, now, closing=closing)]
        return DueCopies(
            tuple(view for view in wanted if view.here or view.present),
            tuple(view for view in wanted if not (view.here or view.present)),
        )

    def run_due(
        self,
        *,
        closing: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[MadeCopy, ...]:
        """Make the copies that are due now; none is no error. Raises as ``create`` does."""
        due = {view.id for view in self.due(closing=closing).places}
        rows = [row for row in self._places.rows() if row.id in due]
        return self._make_all(rows, progress, cancelled)

    def before(self, reason: str) -> None:
        """Copy to this PC before something large (*reason*), unless its newest copy has it all.

        Raises what ``make_copy`` raises: without the copy the large thing must not begin. Damaged
        records raise RecordsReadOnlyError.
        """
        self._records.store.refuse_if_read_only()
        home = self._places.ensure_home()
        newest = self._places.view(home).newest
        proved = newest is not None and newest.present and newest.proved_at is not None
        if newest is None or newest.changes_behind != 0 or not proved:
            self._make(home, None, None)

    def newest(self) -> NewestCopies:
        """Return the newest copy on this PC and the newest elsewhere, as far as it is known."""
        here: CopyView | None = None
        elsewhere: CopyView | None = None
        label = ""
        for row in self._places.rows():
            copy = self._places.newest_noted(row)
            if copy is None:
                continue
            if self._places.is_home(row):
                here = copy
            elif elsewhere is None or copy.made_at > elsewhere.made_at:
                elsewhere, label = copy, self._places.label(row)
        return NewestCopies(here, elsewhere, label)

    def lock_anew(self) -> None:
        """Lock every copy within reach for the present ways in, so that an old key opens none.

        Copies on a stick that is away follow when the next copy goes there.
        """
        for row in self._places.rows():
            with suppress(PlaceMissingError):
                self._lock_anew(self._places.open(row))

    def _make_all(
        self,
        rows: list[tables.CopyPlace],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> tuple[MadeCopy, ...]:
        made: list[MadeCopy] = []
        for row in rows:
            try:
                made.append(self._make(row, progress, cancelled))
            except KnownError as problem:
                made.append(MadeCopy(self._places.view(row), None, problem=problem))
        problems = [each.problem for each in made if each.problem]
        if problems and len(problems) == len(made):
            raise problems[0]
        return tuple(made)

    def _make(
        self, row: tables.CopyPlace, progress: Progress | None, cancelled: Cancelled | None
    ) -> MadeCopy:
        place = self._places.open(row)
        self._lock_anew(place)
        info = make_copy(
            place,
            store=self._records.store,
            vault=self._vault,
            keys=self._keys,
            readable=lambda session: readable_files(self._records, session),
            clock=self._records.clock,
            progress=progress,
            cancelled=cancelled,
        )
        self._places.note(row.id, info)
        apply_thinning(place, self.finder.identities(), self._records.now())
        self._places.keep_only(row.id, {name.name for name in list_copies(place)})
        with self._records.store.read() as session:
            missing = tuple(documents_named(session, info.documents_missing).values())
        view = self._places.view(row)
        copy = next(copy for copy in self._places.copies(row) if copy.name == info.name)
        return MadeCopy(view, copy, info.documents_copied, missing)

    def _lock_anew(self, place: BackupPlace) -> None:
        with suppress(CopyKeyError, CopyDamagedError):  # one from before the locks were changed
            rewrap(
                place,
                self.finder.identities(),
                recipients_of(self._keys),
                self._folder / KEYS_FOLDER,
            )

    def _is_sample(self) -> bool:
        with self._records.store.read() as session:
            return self._records.organisation(session).sample


@dataclass(frozen=True, slots=True)
class _Closed:
    """Records that are not open yet."""

    folder: Path


def copy_before_opening(folder: Path, keys: KeyFile, clock: Clock, reason: str) -> None:
    """Copy records of an older program to this PC before they are brought up to date (*reason*).

    Without the readable files, which only records of the present form give. Raises as
    ``BackupService.before`` does.
    """
    home = places.copies_folder(keys.secrets.store_id)
    make_private_folder(home)
    place = BackupPlace.prepare_anew(home, keys.secrets.store_id, clock)
    vault = Vault(folder, keys.vault_identities)
    make_copy(place, store=_Closed(folder), vault=vault, keys=keys, clock=clock)
