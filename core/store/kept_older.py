"""Older states of the records that lie beside them: what a restore, a migration or a loss left.

They are encrypted like the records, under the keys of their time, and only for a way back that
nobody should need: the copies are the backups. They stay KEPT_FOR, and end with a change of the
locks, because the old keys open them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from core.errors import EnvironmentProblem
from core.store.atomic import TEMPORARY_PREFIX, disk_troubles, make_private_folder, sync_folder

BEFORE_MIGRATION: Final = "before-migration"
"""Holds the database as it was before the newest migrations."""

KEPT_LOG: Final = "before-loss"
"""Holds a damaged write-ahead log as it was found; it is as encrypted as the database."""

KEPT_PREFIX: Final = "before-restore-"
"""Folders beside the records that hold what a restore replaced are named so."""

KEPT_FOR: Final = timedelta(days=90)
_STAMP: Final = "%Y%m%dT%H%M%SZ"


class Why(Enum):
    """What an older state was kept for."""

    RESTORE = "restore"
    MIGRATION = "migration"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class KeptOlder:
    """One older state: the folder that holds it, since when, and its bytes on the disk.

    Documents that the records still have are counted too, though they take no room twice.
    """

    folder: Path
    why: Why
    since: datetime
    size: int

    @property
    def until(self) -> datetime:
        """When it is cleared away."""
        return self.since + KEPT_FOR


def kept_older(folder: Path) -> tuple[KeptOlder, ...]:
    """Return the older states in the *folder* of the records, oldest first."""
    found: list[KeptOlder] = []
    with disk_troubles():
        for path in folder.iterdir():
            why = _why(path.name)
            if why is not None and path.is_dir() and not path.is_symlink():
                files = [one.stat() for one in path.rglob("*") if one.is_file()]
                since = _named(path.name) or datetime.fromtimestamp(path.stat().st_mtime, UTC)
                found.append(KeptOlder(path, why, since, sum(one.st_size for one in files)))
    return tuple(sorted(found, key=lambda one: (one.since, one.folder.name)))


def clear_kept(folder: Path, *, before: datetime | None = None) -> tuple[KeptOlder, ...]:
    """Delete the older states in *folder*, or those whose time was up *before* an instant.

    Returns what went. Raises the disk's troubles; the rest is then still there.
    """
    gone = [one for one in kept_older(folder) if before is None or one.until < before]
    with disk_troubles():
        for one in gone:
            shutil.rmtree(one.folder)
        if gone:
            sync_folder(folder)
    return tuple(gone)


@contextmanager
def keeping_the_log(database: Path, is_lost: Callable[[], bool]) -> Iterator[None]:
    """Keep a copy of the write-ahead log that a crash left, if *is_lost* says so after the block.

    Opening folds in what is sound of it and deletes the rest. Only the first one is kept until it
    goes. A disk that refuses the copy does no further harm.
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


def _named(name: str) -> datetime | None:
    """Return the instant that the name of what a restore left tells."""
    try:
        return datetime.strptime(name.removeprefix(KEPT_PREFIX)[:16], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _why(name: str) -> Why | None:
    if name.startswith(KEPT_PREFIX):
        return Why.RESTORE
    return {BEFORE_MIGRATION: Why.MIGRATION, KEPT_LOG: Why.LOSS}.get(name)
