"""What a killed process was making beside the records: of use to nobody, and cleared at a start."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from core.store.atomic import TEMPORARY_PREFIX


def scratch_name(folder: Path) -> str:
    """Return how the names begin, beside *folder*, in which records for it are made ready."""
    return f"{TEMPORARY_PREFIX}bring-back-{folder.name}-"


def clear_leftovers(folder: Path) -> None:
    """Delete half-made copies and restores in the store's *folder*, whose lock must be held.

    What was being brought back for it beside it goes, too. Nothing names them and nobody was told
    of them. What cannot be deleted waits for another start.
    """
    beside: list[Path] = []
    with suppress(OSError):  # a folder above that nobody may list
        name = scratch_name(folder)
        beside = [one for one in folder.parent.iterdir() if one.name.startswith(name)]
    for path in (*folder.glob(f"{TEMPORARY_PREFIX}*"), *beside):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
