"""Locking older copies anew after the ways in were changed, so that an old key opens none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.crypto.age import decrypt_io, encrypt_io
from core.crypto.errors import AgeDamagedError, AgeNotForUsError, NotAnAgeFileError
from core.crypto.pipe import Pipe, fed_by
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import KnownError
from core.store.backup.errors import CopyDamagedError, CopyKeyError
from core.store.backup.keys_beside import bring_keys, locked_for, mark_of, note_locked_for
from core.store.backup.make import ONE_AT_A_TIME
from core.store.backup.place import BackupPlace
from core.store.backup.reading import copy_path
from core.store.backup.unpack import list_copies


def needs_rewrap(place: BackupPlace, recipients: Sequence[str]) -> bool:
    """Whether a copy in *place* is locked for others than *recipients*."""
    marks, wanted = locked_for(place), mark_of(recipients)
    return any(marks.get(one.name) != wanted for one in list_copies(place))


def rewrap(
    place: BackupPlace,
    identities: Sequence[str],
    recipients: Sequence[str],
    keys_folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Lock every copy in *place* for just *recipients*, and return how many had to be.

    *identities* open them as they are: the records' own identity, also the one before a change of
    the locks. The keys beside the copies become those in *keys_folder*; older ones go once every
    copy is locked anew. Each copy is replaced whole, so this may be stopped and taken up again.
    Raises, after doing all it can, what was wrong with the first copy that could not be opened
    (CopyDamagedError, CopyKeyError); PersonCancelledError, PlaceMissingError and its like at once.
    """
    with ONE_AT_A_TIME:
        place.ensure_here()
        place.clear_leftovers()
        wanted = mark_of(recipients)
        bring_keys(place, keys_folder)
        marks = dict(locked_for(place))
        names = [one.name for one in list_copies(place)]
        todo = [name for name in names if marks.get(name) != wanted]
        failed: list[KnownError] = []
        for number, name in enumerate(todo, 1):
            if cancelled is not None and cancelled():
                raise PersonCancelledError
            try:
                _lock_anew(place, name, identities, recipients)
            except (CopyDamagedError, CopyKeyError) as error:
                failed.append(error)
            else:
                marks[name] = wanted
                note_locked_for(place, {one: marks[one] for one in names if one in marks})
            if progress is not None:
                progress(number, len(todo))
        if failed:
            raise failed[0]
        bring_keys(place, keys_folder, drop_old=True)
        return len(todo)


def _lock_anew(
    place: BackupPlace, name: str, identities: Sequence[str], recipients: Sequence[str]
) -> None:
    path = copy_path(place, name)

    def unlock(pipe: Pipe) -> None:
        with path.open("rb") as locked:
            decrypt_io(locked, pipe, identities)

    try:
        with place.writing(path) as target, fed_by(unlock) as pipe:
            encrypt_io(pipe, target, recipients)
    except AgeNotForUsError:
        raise CopyKeyError(name=name) from None
    except (AgeDamagedError, NotAnAgeFileError):
        raise CopyDamagedError(name=name) from None
