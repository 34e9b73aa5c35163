"""Where copies go: folders on this PC and on sticks, and what is known of the copies there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import places
from core.domain.roles import Deed
from core.errors import KnownError, UserError
from core.services.backup.copy_standing import behind_digest, copy_id, noted, read_standing
from core.services.backup.copy_views import CopyView, PlaceView
from core.services.records import Records
from core.services.typed_text import NAME as LONGEST_NAME
from core.services.typed_text import typed
from core.store import tables
from core.store.atomic import make_private_folder
from core.store.backup import (
    BackupPlace,
    CopyInfo,
    CopyNewerError,
    NotACopyPlaceError,
    PlaceDamagedError,
    PlaceMissingError,
    list_copies,
    read_manifest,
)
from core.store.backup.names import COPIES, ROOT
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP, translate

_THIS_PC = QT_TRANSLATE_NOOP("copies", "This PC")


class UnknownCopyPlaceError(UserError):
    """No place for copies has this id."""

    code = "unknown-copy-place"
    what_text = QT_TRANSLATE_NOOP("errors", "This place for copies is not in the list any more.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look at the list again.")


class CopiesBesideRecordsError(UserError):
    """The folder chosen for copies is that of the records, or inside it."""

    code = "copies-beside-records"
    what_text = QT_TRANSLATE_NOOP("errors", "Copies cannot go into the folder of the records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose a stick, or another folder.")


class CopyPlaces:
    """Keeps the list of places and of copies; the copies themselves are core.store.backup's."""

    def __init__(
        self, records: Records, store_id: str, identities: Callable[[], Sequence[str]]
    ) -> None:
        """*identities* open the copies; asked each time, because the locks may change."""
        self._records = records
        self._store_id = store_id
        self._identities = identities
        self._digests: dict[tuple[Path, str], str] = {}  # of copies that the records do not know

    def rows(self) -> tuple[tables.CopyPlace, ...]:
        """Return the places, the oldest first. The rows are for core.services alone.

        What lies in the place on this PC is found also where the records do not know of it: after
        damage, or when they were brought back.
        """
        with self._records.store.read() as session:
            found = list(session.scalars(select(tables.CopyPlace).order_by(tables.CopyPlace.added)))
            session.expunge_all()
        if not any(self.is_home(row) for row in found):
            with suppress(PlaceMissingError, NotACopyPlaceError, CopyNewerError):
                place = BackupPlace.open_to_read(self._home)
                if place.sound and place.store_id == self._store_id:
                    found.append(self._new_row(place, "", automatic=True))
        return tuple(found)

    def row(self, place_id: str) -> tables.CopyPlace:
        """Return one of them. Raises UnknownCopyPlaceError."""
        for row in self.rows():
            if row.id == place_id:
                return row
        raise UnknownCopyPlaceError()

    def is_home(self, row: tables.CopyPlace) -> bool:
        """Whether it is the place that the program made on this PC by itself."""
        return Path(row.folder) == self._home

    @property
    def _home(self) -> Path:
        return places.copies_folder(self._store_id)

    def open(self, row: tables.CopyPlace) -> BackupPlace:
        """Return the place of *row* as it lies there. Raises PlaceMissingError where it does not.

        The folder made by itself is made again where somebody deleted it, and its marker where
        that is damaged: it must never stand in the way of a restore.
        """
        folder = Path(row.folder)
        if self.is_home(row):
            return self._prepare_home(row.id)
        try:
            found = BackupPlace.open(folder)
        except NotACopyPlaceError:
            raise PlaceMissingError(folder=folder) from None
        if (found.store_id, found.place_id) != (self._store_id, row.id):
            raise PlaceMissingError(folder=folder)
        return found

    def open_to_read(self, row: tables.CopyPlace) -> BackupPlace:
        """Return the same for reading: also a place whose marker is damaged, and making nothing."""
        folder = Path(row.folder)
        try:
            found = BackupPlace.open_to_read(folder)
        except NotACopyPlaceError:
            raise PlaceMissingError(folder=folder) from None
        known = found.place_id == row.id or self.is_home(row)  # whose marker may have been renewed
        if found.sound and (found.store_id != self._store_id or not known):
            raise PlaceMissingError(folder=folder)
        return found

    def is_present(self, row: tables.CopyPlace) -> bool:
        """Whether copies can be read from the place now."""
        try:
            self.open_to_read(row)
        except (PlaceMissingError, PlaceDamagedError):
            return False
        return True

    def ensure_home(self) -> tables.CopyPlace:
        """Return the place on this PC's own disk, made now if there is none yet.

        Raises PlaceReadOnlyError, PlaceFullError and their like.
        """
        with self._records.store.read() as session:
            known = set(session.scalars(select(tables.CopyPlace.id)))
        for row in self.rows():
            if self.is_home(row) and row.id in known:
                return row
        place = self._prepare_home(None)
        with self._records.write("backup", "copy") as unit:
            self._put(unit.session, place, "", automatic=True)
        return self.row(place.place_id)

    def add(self, folder: Path, label: str, *, automatic: bool) -> str:
        """Let copies go to *folder*, which must be there, and return the place's id.

        A place that is known and lies elsewhere now is found again. Raises PlaceMissingError,
        PlaceOfOthersError, CopiesBesideRecordsError and the folder's troubles.
        """
        here, records = folder.absolute(), self._records.store.folder.absolute()
        if here == records or records in here.parents:
            raise CopiesBesideRecordsError()
        self._records.check_may(Deed.COPY_PLACES)
        place = BackupPlace.prepare(here, self._store_id, self._records.clock)
        with self._records.write("copy-place", "copy") as unit:
            self._put(unit.session, place, typed(label, LONGEST_NAME), automatic=automatic)
        return place.place_id

    def forget(self, place_id: str) -> None:
        """Take a place off the list; what lies there stays. Raises UnknownCopyPlaceError."""
        with self._records.write("copy-place", "copy") as unit:
            row = unit.session.get(tables.CopyPlace, place_id)
            if row is None:
                raise UnknownCopyPlaceError()
            unit.session.execute(delete(tables.Copy).where(tables.Copy.copy_place_id == place_id))
            unit.session.delete(row)

    def note(self, place_id: str, info: CopyInfo) -> None:
        """Note a copy that was made and proved, and forget those that are gone from its place."""
        with self._records.write("backup", "copy") as unit:
            unit.session.add(
                tables.Copy(
                    id=new_id(),
                    copy_place_id=place_id,
                    name=info.name,
                    made=info.made,
                    place=info.place,
                    stamp=info.digest,
                    size=info.size,
                    proved=info.made,
                )
            )

    def keep_only(self, place_id: str, names: set[str]) -> None:
        """Forget the copies of a place that are not among *names* any more."""
        with self._records.write("backup", "copy") as unit:
            for row in unit.session.scalars(
                select(tables.Copy).where(tables.Copy.copy_place_id == place_id)
            ):
                if row.name not in names:
                    unit.session.delete(row)

    def note_proved(self, view: CopyView, when: datetime | None) -> None:
        """Note when a copy was last found good; None once it was not."""
        with self._records.write("backup", "copy") as unit:
            for row in unit.session.scalars(
                select(tables.Copy).where(
                    tables.Copy.copy_place_id == view.place_id, tables.Copy.name == view.name
                )
            ):
                row.proved = when

    def view(self, row: tables.CopyPlace) -> PlaceView:
        """Return a place as it is shown."""
        home = self.is_home(row)
        folder = Path(row.folder)
        present = self.is_present(row)
        newest = next(iter(self.copies(row)), None)
        return PlaceView(
            id=row.id,
            folder=folder,
            label=self.label(row),
            automatic=row.automatic,
            here=home,
            present=present,
            same_disk=_same_disk(folder, self._records.store.folder) if present else None,
            newest=newest,
        )

    def newest_noted(self, row: tables.CopyPlace) -> CopyView | None:
        """Return the newest copy that the records know of in a place; a stick is hardly touched."""
        with self._records.store.read() as session:
            copy = session.scalars(
                select(tables.Copy)
                .where(tables.Copy.copy_place_id == row.id)
                .order_by(tables.Copy.made.desc())
                .limit(1)
            ).first()
            if copy is None:
                return None
            file = Path(row.folder) / ROOT / COPIES / copy.name
            return noted(copy, read_standing(session, self._records), present=file.is_file())

    def label(self, row: tables.CopyPlace) -> str:
        """Return what a place is called."""
        if row.label:
            return row.label
        return translate("copies", _THIS_PC) if self.is_home(row) else Path(row.folder).name

    def copies(self, row: tables.CopyPlace) -> tuple[CopyView, ...]:
        """Return the copies of a place, newest first: what lies there, else what is known."""
        with self._records.store.read() as session:
            rows = session.scalars(select(tables.Copy).where(tables.Copy.copy_place_id == row.id))
            known = {each.name: each for each in rows}
            standing = read_standing(session, self._records)
            try:
                place = self.open_to_read(row)
                found = list_copies(place)
            except PlaceMissingError:
                gone = sorted(known.values(), key=lambda one: one.made, reverse=True)
                return tuple(noted(each, standing, present=False) for each in gone)
            shown = []
            for name in found:
                one = known.get(name.name)
                if one is not None:
                    shown.append(noted(one, standing, present=True))
                    continue
                with place.troubles():
                    size = (place.copies / name.name).stat().st_size
                digest = self._digest(place, name.name)
                shown.append(
                    CopyView(
                        id=copy_id(row.id, name.name),
                        place_id=row.id,
                        name=name.name,
                        made_at=name.made,
                        place=name.place,
                        changes_behind=behind_digest(session, standing, digest) if digest else None,
                        size=size,
                        proved_at=None,
                        present=True,
                    )
                )
            return tuple(shown)

    def _digest(self, place: BackupPlace, name: str) -> str | None:
        """Return where the history of a copy ends, from the beginning of its file.

        Its place alone says nothing: a history that was given up may have come as far.
        """
        key = (place.folder, name)
        if key not in self._digests:
            try:
                self._digests[key] = read_manifest(place, name, self._identities()).digest
            except KnownError:
                return None
        return self._digests[key]

    def _prepare_home(self, place_id: str | None) -> BackupPlace:
        make_private_folder(self._home)
        return BackupPlace.prepare_anew(self._home, self._store_id, self._records.clock, place_id)

    def _put(self, session: Session, place: BackupPlace, label: str, *, automatic: bool) -> None:
        row = session.get(tables.CopyPlace, place.place_id)
        if row is None:
            session.add(self._new_row(place, label, automatic=automatic))
        else:
            row.folder, row.label = str(place.folder), label or row.label
            row.automatic = row.automatic or automatic

    def _new_row(self, place: BackupPlace, label: str, *, automatic: bool) -> tables.CopyPlace:
        return tables.CopyPlace(
            id=place.place_id,
            folder=str(place.folder),
            label=label,
            added=self._records.now(),
            automatic=automatic,
        )


def _same_disk(folder: Path, records: Path) -> bool | None:
    try:
        return folder.stat().st_dev == records.stat().st_dev
    except OSError:
        return None
