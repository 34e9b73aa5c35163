"""Which copies may go: all of today stay, then one a day, one a week, one a month."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core.domain.clock import london_date
from core.store.backup.documents import size_of
from core.store.backup.errors import CopyDamagedError, CopyKeyError, CopyNewerError
from core.store.backup.keys_beside import locked_for, note_locked_for
from core.store.backup.make import ONE_AT_A_TIME
from core.store.backup.names import DOCUMENTS, CopyName, document_path, newest_first
from core.store.backup.place import BackupPlace
from core.store.backup.reading import copy_path, read_manifest
from core.store.backup.unpack import list_copies

DAILY: Final = 14  # days back for which one copy a day stays
WEEKLY: Final = 13 * 7  # days after those for which one a week stays


@dataclass(frozen=True, slots=True)
class Thinned:
    """What went: names of copies, and how many documents that no copy names any more.

    *unread* are copies whose list of documents could not be read; while there is one, no document
    goes.
    """

    copies: tuple[str, ...]
    documents: int
    unread: tuple[str, ...]


def thin(names: Iterable[CopyName], now: datetime) -> tuple[CopyName, ...]:
    """Return the copies that may go at *now*, oldest first. Days are those of England.

    Stay: the newest of all; all of today (and what a clock set back puts after it); of each of the
    14 days before, of each week (Monday to Sunday) of the 13 weeks before those, and of each month
    before them, the newest one.
    """
    today = london_date(now)
    going: list[CopyName] = []
    filled: set[Hashable] = set()
    for number, one in enumerate(newest_first(names)):
        bucket = _bucket(london_date(one.made), today)
        if number and bucket is not None and bucket in filled:
            going.append(one)
        filled.add(bucket)
    return tuple(reversed(going))


def _bucket(day: date, today: date) -> Hashable:
    """Return what a copy of *day* shares with those that it stands for; None when with none."""
    age = (today - day).days
    if age <= 0:
        return None
    if age <= DAILY:
        return day
    if age <= DAILY + WEEKLY:
        return ("week", day.isocalendar()[:2])
    return ("month", day.year, day.month)


def apply_thinning(place: BackupPlace, identities: Sequence[str], now: datetime) -> Thinned:
    """Delete what ``thin`` says, and then the documents that no copy names any more.

    *identities* open the copies that stay, to learn what they need. A crash leaves documents too
    many, never too few; the next thinning takes them. Raises PlaceMissingError and its like.
    """
    with ONE_AT_A_TIME:
        place.ensure_here()
        going = [one.name for one in thin(list_copies(place), now)]
        if not going:
            return Thinned((), 0, ())
        remove_copies(place, going)
        documents, unread = clear_documents(place, identities)
        return Thinned(tuple(going), documents, unread)


def remove_copies(place: BackupPlace, names: Iterable[str]) -> None:
    """Delete the copies *names*; their documents stay."""
    with ONE_AT_A_TIME:
        for name in names:
            place.remove(copy_path(place, name))
        left = {one.name for one in list_copies(place)}
        marks = locked_for(place)
        note_locked_for(place, {name: mark for name, mark in marks.items() if name in left})


def clear_documents(place: BackupPlace, identities: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """Delete the documents that no copy in *place* names; nothing while a copy cannot be read.

    Return how many went, and the names of copies that could not be read.
    """
    with ONE_AT_A_TIME:
        needed: set[str] = set()
        unread = []
        for one in list_copies(place):
            try:
                manifest = read_manifest(place, one.name, identities)
            except (CopyKeyError, CopyDamagedError, CopyNewerError):
                unread.append(one.name)
            else:
                needed.update(document_path(d.generation, d.blob_id) for d in manifest.documents)
        if unread:
            return 0, tuple(unread)
        with place.troubles():
            there = sorted((place.root / DOCUMENTS).glob("*/*/*/*.age"))
        count = 0
        for path in there:
            if path.relative_to(place.root).as_posix() not in needed and size_of(path) is not None:
                place.remove(path)
                count += 1
        return count, ()
