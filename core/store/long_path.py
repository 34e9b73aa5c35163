"""Folder names that are too long: Windows shows most programs 260 letters of a name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from core.store.trouble import PathTooLongError

_LONGEST_ON_WINDOWS: Final = 259  # letters; MAX_PATH counts a closing zero
_ROOM: Final = 110
"""Letters for the longest name inside: ``before-restore-...`` with a kept document in it."""


def check_length(folder: Path, platform: str = sys.platform) -> None:
    """Refuse a folder in which the records' own files could not be named on Windows.

    Raises PathTooLongError. Other systems allow names of thousands of letters and say so
    themselves.
    """
    if platform != "win32" or str(folder).startswith("\\\\?\\"):
        return
    if len(str(folder)) + _ROOM > _LONGEST_ON_WINDOWS:
        raise PathTooLongError()
