"""The folders in which readable copies lie: hashed, looked through, cleared away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from core.store.atomic import TEMPORARY_PREFIX

# What office programs and file managers leave beside a document while it is open.
_NOT_A_DOCUMENT = re.compile(
    r"(?i)~\$.*|\.~lock\..*#|~.*\.tmp|.*\.(tmp|swp|swo|lck)|\.ds_store|thumbs\.db|desktop\.ini|"
    + re.escape(TEMPORARY_PREFIX)
    + ".*"
)


class HeldError(Exception):
    """A copy cannot be cleared away just now; never shown, its name is."""


def hash_of(path: Path) -> str:
    """Return the SHA-256 of the file at *path*. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def edited_extras(folder: Path, copy: Path | None) -> tuple[Path, ...]:
    """Return the documents in *folder* that somebody saved beside *copy* under another name."""
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path != copy
        and path.is_file()
        and not path.is_symlink()
        and not _NOT_A_DOCUMENT.fullmatch(path.name)
    )


def remove_folder(folder: Path) -> None:
    """Remove *folder* with everything in it. Raises HeldError when something stays."""
    try:
        if folder.is_dir() and not folder.is_symlink():
            for path in _deepest_first(folder):
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink()
            folder.rmdir()
    except OSError:
        raise HeldError from None


def stray_folders(base: Path, known: Collection[Path]) -> tuple[Path, ...]:
    """Return the copies' folders under *base* that no record names."""
    if not base.is_dir():
        return ()
    return tuple(path for path in sorted(base.iterdir()) if path.is_dir() and path not in known)


def _deepest_first(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.rglob("*"), key=lambda path: len(path.parts), reverse=True))
