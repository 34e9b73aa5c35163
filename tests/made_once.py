"""Records that many tests begin with: made once for each worker, then copied as a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class MadeOnce:
    """Keeps made folders below *root* and hands out copies, so that no test sees another's work."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: dict[Hashable, tuple[Path, Any]] = {}

    def copy(self, key: Hashable, make: Callable[[Path], T], target: Path) -> T:
        """Put at *target* what ``make(folder)`` made for *key*, and return what that returned.

        *make* must leave nothing open in the folder.
        """
        if key not in self._made:
            folder = self._root / str(len(self._made))
            self._made[key] = (folder, make(folder))
        folder, result = self._made[key]
        shutil.copytree(folder, target)
        return result  # type: ignore[no-any-return]
