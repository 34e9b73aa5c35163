"""Keeps damaged files out of the way, for somebody who may get more out of them one day."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from core.domain.clock import Clock
from core.errors import EnvironmentProblem
from core.store.atomic import TEMPORARY_PREFIX, disk_troubles, make_private_folder
from core.store.lock import StoreLock

KEPT_LOG: Final = "before-loss"
"""Holds a damaged write-ahead log as it was found; it is as encrypted as the database."""


def set_folder_aside(folder: Path, clock: Clock) -> Path:
    """Rename the whole folder of records that cannot be read, and return its new name.

    Nothing in it changes, and the old name is free for records from a copy. Raises StoreBusyError
    and the disk's troubles; then it is where it was.
    """
    lock = StoreLock.acquire(folder, clock=clock)
    lock.release()  # Windows renames no folder that holds an open file
    for number in range(1, 100):
        again = f"-{number}" if number > 1 else ""
        target = folder.with_name(f"{folder.name}-damaged-{_stamp(clock.now())}{again}")
        if not target.exists():
            with disk_troubles():
                folder.rename(target)
            return target
    raise FileExistsError(folder.name)


@contextmanager
def keeping_the_log(database: Path, is_lost: Callable[[], bool]) -> Iterator[None]:
    """Keep a copy of the write-ahead log that a crash left, if *is_lost* says so after the block.

    Opening folds in what is sound of it and deletes the rest. Once; what was kept stays until a
    person removes it. A disk that refuses the copy does no further harm.
    """
    log, kept = database.with_name(f"{database.name}-wal"), database.with_name(KEPT_LOG)
    copy = database.with_name(f"{TEMPORARY_PREFIX}found-log")
    with suppress(OSError):
        if not kept.exists() and log.stat().st_size:
            shutil.copyfile(log, copy)
    try:
        yield
        if is_lost() and copy.is_file():
            with suppress(OSError, EnvironmentProblem):
                make_private_folder(kept)
                copy.replace(kept / log.name)
    finally:
        with suppress(OSError):
            copy.unlink()


def _stamp(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%SZ}"
