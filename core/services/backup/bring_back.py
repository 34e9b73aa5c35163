"""Bringing everything back on another PC: from a stick or a file, with sheet or passphrase."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from core.domain.clock import Clock, SystemClock
from core.domain.long_work import Cancelled, Progress
from core.errors import UserError
from core.services.access import WayIn, WayKind, ways_in
from core.services.backup.bring_keys import bring_keys
from core.services.backup.copy_faults import MissingDocument, documents_named
from core.services.backup.copy_moments import not_held_words
from core.services.backup.restoring import (
    forget_this_moment,
    forget_this_pc,
    note_origin,
    remember_here,
    restored_label,
)
from core.services.records import ORGANISATION_SETTING
from core.services.ways_fact import put_ways
from core.store import tables
from core.store.atomic import (
    disk_troubles,
    make_private_folder,
    sync_folder,
)
from core.store.backup import (
    BackupPlace,
    CopyMissingError,
    Manifest,
    NotACopyPlaceError,
    list_copies,
    unpack_copy,
)
from core.store.backup.documents_back import bring_documents_back
from core.store.backup.recognise import WholeCopy, recognise
from core.store.backup.restore import adapt
from core.store.backup.whole import open_whole
from core.store.base import new_id
from core.store.journal_read import change_count
from core.store.keys import (
    KeyFile,
    KeyringUnlock,
    Unlock,
)
from core.store.leftovers import scratch_name
from core.store.store import Store
from core.text import QT_TRANSLATE_NOOP


class FolderNotEmptyError(UserError):
    """Something lies in the folder that the records should go to; nothing was touched."""

    code = "folder-not-empty"
    what_text = QT_TRANSLATE_NOOP("errors", "The folder {folder} is not empty.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose an empty folder. Records that are open here get a copy back in Settings."
    )


class KeyringCannotBringBackError(UserError):
    """What another PC remembers is not on the stick."""

    code = "keyring-cannot-bring-back"
    what_text = QT_TRANSLATE_NOOP("errors", "What the old PC remembered does not open a copy.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use the spare key from the recovery sheet, or the passphrase."
    )


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A copy that was found, as far as anybody can tell without a key.

    *source* is the folder or the file. *made_at* and *name* are None and empty for a whole file,
    which is not taken apart before it is wanted. *ways* are what opens it; empty where the folder
    named keys is gone (then only the spare key does).
    """

    source: Path
    whole: bool
    name: str
    made_at: datetime | None
    ways: tuple[WayIn, ...]

    @property
    def opens_by_passphrase(self) -> bool:
        """Whether a passphrase was set when it was made (also where nobody can tell)."""
        return self.whole or any(way.kind is WayKind.PASSPHRASE for way in self.ways)

    @property
    def opens_by_spare_key(self) -> bool:
        """Whether there was a spare key when it was made (also where nobody can tell)."""
        return not self.ways or any(way.kind is WayKind.SPARE_KEY for way in self.ways)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Records that are whole again in a folder of this PC, closed.

    *words* say what the copy does not hold. *ways* are what opens them here from now on: what the
    old PC remembered is not among them.
    """

    folder: Path
    store_id: str
    made_at: datetime
    last_change_at: datetime | None
    changes: int
    words: str
    documents_missing: tuple[MissingDocument, ...]
    ways: tuple[WayIn, ...]


def look_at(path: Path) -> tuple[FoundCopy, ...]:
    """Return the copies in what a person points at: a stick, a folder, a folder in it, or a file.

    Newest first. Needs no key and changes nothing. Raises
    NotACopyPlaceError where there is none.
    """
    found: list[FoundCopy] = []
    for each in recognise(path):
        if isinstance(each, WholeCopy):
            found.append(FoundCopy(each.file, True, "", None, ()))
        else:
            found += [
                FoundCopy(each.folder, False, copy.name, copy.made, _ways(each))
                for copy in list_copies(each)
            ]
    if not found:
        raise NotACopyPlaceError(folder=path)
    known = [one for one in found if one.made_at is not None]
    known.sort(key=lambda one: (one.made_at, one.name), reverse=True)
    return (*known, *(one for one in found if one.made_at is None))


def bring_back(
    found: FoundCopy,
    unlock: Unlock,
    folder: Path,
    *,
    clock: Clock | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BroughtBack:
    """Make the whole records of a copy in *folder*, which is empty or not there; all or nothing.

    The way in that was used opens them here, and so does every other one of the copy except what
    the old PC remembered. Open them with ``Workspace.open``. Raises FolderNotEmptyError,
    KeyringCannotBringBackError, what the way in raises (core.store.keys), CopyKeyError,
    CopyDamagedError, CopyMissingError, CopyNewerError, StoreNewerError, PlaceMissingError,
    PersonCancelledError and the disk's troubles.
    """
    clock = clock or SystemClock()
    if isinstance(unlock, KeyringUnlock):
        raise KeyringCannotBringBackError()
    _refuse_unless_empty(folder)
    with _beside(folder) as scratch, copy_of(found, scratch, cancelled) as (place, name):
        new = scratch / "store"
        make_private_folder(new)
        keys, identities = bring_keys(place, name, new, unlock, clock, cancelled)
        unpacked = unpack_copy(place, name, identities, new, cancelled=cancelled)
        adapt(unpacked, keys.secrets, clock)
        back = bring_documents_back(
            place, unpacked, new, keys.secrets, progress=progress, cancelled=cancelled
        )
        result = _settle(new, folder, keys, unpacked.manifest, back.missing, clock)
        _put_in_place(new, folder)
    remember_here(folder, keys.secrets, clock)
    return result


def _ways(place: BackupPlace) -> tuple[WayIn, ...]:
    return tuple(way for way in ways_in(place.root) if way.kind is not WayKind.KEYRING)


def _refuse_unless_empty(folder: Path) -> None:
    with disk_troubles():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmptyError(folder=folder)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a private folder on the disk of *folder*, so that one rename puts things in place."""
    make_private_folder(folder.parent)
    scratch = folder.parent / f"{scratch_name(folder)}{new_id()[:8]}"
    make_private_folder(scratch)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def copy_of(
    found: FoundCopy, scratch: Path, cancelled: Cancelled | None
) -> Iterator[tuple[BackupPlace, str]]:
    """Give the place that holds *found* and the copy's name there; a file is taken apart first."""
    if found.whole:
        unpacked = scratch / "whole"
        make_private_folder(unpacked)
        place = open_whole(found.source, unpacked, cancelled=cancelled)
    else:
        place = BackupPlace.open_to_read(found.source)
    name = found.name or next((copy.name for copy in list_copies(place)), "")
    if not name:
        raise CopyMissingError(name=found.source.name)
    yield place, name


def _settle(
    new: Path,
    folder: Path,
    keys: KeyFile,
    manifest: Manifest,
    not_there: tuple[str, ...],
    clock: Clock,
) -> BroughtBack:
    """Let the records know that they begin anew here, and count what they hold."""
    with Store.open(new, keys.secrets, clock) as store:
        bring_note(store, manifest, keys, clock, "brought-back")
        store.accept_history()
        with store.read() as session:
            missing = tuple(documents_named(session, not_there).values())
            changes = change_count(session)
    return BroughtBack(
        folder=folder,
        store_id=keys.secrets.store_id,
        made_at=manifest.made,
        last_change_at=manifest.last_change,
        changes=changes,
        words=not_held_words(manifest.made, clock.now()),
        documents_missing=missing,
        ways=ways_in(new),
    )


def bring_note(
    store: Store,
    manifest: Manifest,
    keys: KeyFile,
    clock: Clock,
    label: str,
    *,
    same_pc: bool = False,
) -> None:
    """Record where the records come from and what opens them now.

    And forget what was true of another PC or moment.
    """
    with store.write(kind="restore", label=restored_label(manifest, clock.now(), label)) as unit:
        (forget_this_moment if same_pc else forget_this_pc)(unit.session)
        organisation_id = unit.session.scalars(
            select(tables.Setting.value).where(tables.Setting.name == ORGANISATION_SETTING)
        ).one()
        note_origin(unit.session, organisation_id, manifest)
        put_ways(unit.session, organisation_id, keys)


def _put_in_place(new: Path, folder: Path) -> None:
    with disk_troubles():
        if folder.exists():
            folder.rmdir()
        new.replace(folder)
        sync_folder(folder.parent)
