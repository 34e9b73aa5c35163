"""The files of a folder that a person may want to keep, in the order in which they are read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

MOST_FILES: Final = 400
_JUNK: Final = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
_JUNK_STARTS: Final = (".", "~$", "~WRL")
_JUNK_ENDS: Final = (".tmp", ".crdownload", ".part", ".bak")


class NoSuchFolderError(UserError):
    """The folder to look through is not there, or nobody may read it."""

    code = "folder-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "The folder {name} could not be read.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check that it is there and that you may open it.")


def files_in(paths: Sequence[Path]) -> tuple[tuple[Path, ...], int]:
    """Return the files among *paths* and in the folders among them, and how many are left out.

    What programs and computers leave lying about, such as Thumbs.db and lock files, does not
    count. Links to other folders are not followed. Raises NoSuchFolderError where nothing of what
    was named is there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_below(path)))
        elif path.exists() or len(paths) > 1:
            found[path] = None
        else:
            raise NoSuchFolderError(name=path.name or str(path))
    every = tuple(found)
    return every[:MOST_FILES], max(0, len(every) - MOST_FILES)


def _below(folder: Path) -> Iterator[Path]:
    def told(error: OSError) -> None:
        if error.filename == str(folder):
            raise NoSuchFolderError(name=folder.name or str(folder)) from None

    for where, folders, names in os.walk(folder, onerror=told):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where) / name for name in sorted(names, key=str.casefold) if _counts(name))


def _counts(name: str) -> bool:
    low = name.lower()
    return low not in _JUNK and not low.endswith(_JUNK_ENDS) and not name.startswith(_JUNK_STARTS)
