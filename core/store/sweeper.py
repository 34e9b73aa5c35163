"""The sweeper: the only one that deletes kept documents, and only those that nothing names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.clock import Clock
from core.store.atomic import TEMPORARY_PREFIX, disk_troubles
from core.store.lock import StoreLock
from core.store.vault import Vault

GRACE = timedelta(days=1)
"""How old an unnamed file must be; one that was staged but not recorded yet is far younger."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What was deleted: how many files, and their size on the disk in bytes."""

    files: int
    size: int


def sweep(
    vault: Vault,
    lock: StoreLock,
    named: Collection[str],
    clock: Clock,
    *,
    grace: timedelta = GRACE,
) -> Swept:
    """Delete the vault's files whose blob ids are not in *named* and which are older than *grace*.

    *named* must hold every id that a row or a change that can be undone names. Half-written files
    of that age go too; anything else in the folder is left alone. The store's lock must be held.
    """
    if not lock.is_held or lock.folder != vault.folder.parent:
        raise RuntimeError("the sweeper works only under the lock of its own store")
    keep = frozenset(named)
    newest = clock.now() - grace
    files = size = 0
    with disk_troubles():
        for path in _unnamed(vault, keep):
            told = path.stat()
            if datetime.fromtimestamp(told.st_mtime, UTC) < newest:
                path.unlink()
                files += 1
                size += told.st_size
    return Swept(files, size)


def _unnamed(vault: Vault, keep: frozenset[str]) -> Iterator[Path]:
    """Give the files of the vault that *keep* does not name: half-written ones and blobs."""
    if not vault.folder.is_dir():
        return
    for path in sorted(vault.folder.glob("*/*/*")):
        half_written = path.name.startswith(TEMPORARY_PREFIX)
        if half_written or (_is_blob(vault, path) and path.stem not in keep):
            yield path


def _is_blob(vault: Vault, path: Path) -> bool:
    try:
        return path.suffix == ".age" and vault.path_of(path.stem) == path
    except ValueError:
        return False
