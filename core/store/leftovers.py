"""What a killed process was making beside the records: of use to nobody, and cleared at a start."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from core.store.atomic import TEMPORARY_PREFIX


def clear_leftovers(folder: Path) -> None:
    """Delete half-made copies and restores in the store's *folder*, whose lock must be held.

    Nothing names them and nobody was told of them. What cannot be deleted waits for another start.
    """
    for path in folder.glob(f"{TEMPORARY_PREFIX}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
