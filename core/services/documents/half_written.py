"""Files that are being written where a person asked for them: none is left half-done.

A kill in the middle would leave a part of a document in the clear, or of a submission file, under
a name that nobody knows. The name is recorded in the encrypted records first; the next start
removes the file.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import select

from core.domain.canonical import Json
from core.services.records import Records
from core.store.atomic import TEMPORARY_PREFIX, replacing
from core.store.tables import Setting
from core.store.trouble import RecordsReadOnlyError

SETTING: Final = "half-written"
PART: Final = ".part"  # what core.bundle's own half-written files end in


@contextmanager
def announced(records: Records, target: Path) -> Iterator[BinaryIO]:
    """Write a readable file that appears at *target* only when it is whole.

    Damaged records, open for reading only, cannot record the name; there a kill may leave a part.
    Raises what ``replacing`` raises.
    """
    with _noted(records, target) as temporary, replacing(target, temporary=temporary) as file:
        yield file


@contextmanager
def unproved(records: Records, target: Path) -> Iterator[Path]:
    """Give a name beside *target* for a file that is proved before it takes that place.

    On leaving, whatever still bears that name is removed.
    """
    with _noted(records, target) as temporary:
        try:
            yield temporary
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def clear_half_written(records: Records) -> int:
    """Remove what a killed program left half-written; return how many files.

    A name on a stick that is not there now is tried again at the next start.
    """
    with records.store.read() as session:
        noted = session.scalars(select(Setting.value).where(Setting.name == SETTING)).one_or_none()
    removed = 0
    for name in _names(noted):
        path = Path(name)
        if not path.name.startswith(TEMPORARY_PREFIX) or not path.parent.is_dir():
            continue  # not a name of ours, whoever wrote it here; or a stick that is away
        try:
            for part in (path, *path.parent.glob(f".{path.name}.*{PART}")):
                if part.exists():
                    part.unlink()
                    removed += 1
        except OSError:
            continue
        _note(records, remove=name)
    return removed


@contextmanager
def _noted(records: Records, target: Path) -> Iterator[Path]:
    temporary = target.absolute().with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    with suppress(RecordsReadOnlyError):
        _note(records, add=str(temporary))
    try:
        yield temporary
    finally:
        if not temporary.exists():
            with suppress(RecordsReadOnlyError):
                _note(records, remove=str(temporary))


def _note(records: Records, *, add: str | None = None, remove: str | None = None) -> None:
    def change(noted: Json) -> Json:
        kept: list[Json] = [name for name in _names(noted) if name != remove]
        return [*kept, add] if add is not None else kept

    records.store.change_setting(SETTING, change)


def _names(noted: Json) -> list[str]:
    return [name for name in noted if isinstance(name, str)] if isinstance(noted, list) else []
