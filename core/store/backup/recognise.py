"""Finding copies in what a person points at: a stick, a folder, a folder inside it, or a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import KnownError
from core.store.backup.names import ROOT
from core.store.backup.place import BackupPlace
from core.store.backup.whole import is_whole


@dataclass(frozen=True, slots=True)
class WholeCopy:
    """A file that holds one copy; only its beginning was looked at. See ``open_whole``."""

    file: Path


def recognise(path: Path) -> tuple[BackupPlace | WholeCopy, ...]:
    """Return the places and whole copies that *path* stands for, nearest first; changes nothing.

    *path* may be the folder that was chosen, a stick or a folder one above it, ``igt-copies`` or
    anything inside it, or a file that ``write_whole`` wrote. What cannot be read is passed over.
    """
    found: dict[Path, BackupPlace | WholeCopy] = {}
    for folder in _folders(path):
        if folder not in found:
            with suppress(KnownError, OSError):
                found[folder] = BackupPlace.open_to_read(folder)
    with suppress(OSError):
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        found.update((file, WholeCopy(file)) for file in files if file.is_file() and is_whole(file))
    return tuple(found.values())


def _folders(path: Path) -> Iterator[Path]:
    yield path
    for above in (path, *path.absolute().parents):
        if above.name == ROOT:
            yield above.parent
    with suppress(OSError):
        yield from sorted(one for one in path.iterdir() if (one / ROOT).is_dir())
