"""Small files replaced whole: after a crash or a full disk there is the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.errors import EnvironmentProblem
from core.store.trouble import (
    DiskFullError,
    FileHeldError,
    PathTooLongError,
    StoreDiskError,
    StorePlaceError,
    StoreReadOnlyError,
)

TEMPORARY_PREFIX = ".tmp-"
"""A file whose name begins so was being written when something stopped it."""

_TROUBLES: dict[int, type[EnvironmentProblem]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EROFS: StoreReadOnlyError,
    errno.EACCES: StoreReadOnlyError,
    errno.EPERM: StoreReadOnlyError,
    errno.EIO: StoreDiskError,
    errno.ENXIO: StoreDiskError,
    errno.ENODEV: StoreDiskError,
    errno.ENOTCONN: StoreDiskError,
    errno.ENOLCK: StorePlaceError,
    errno.ENOTSUP: StorePlaceError,
    errno.ENAMETOOLONG: PathTooLongError,
}
# Windows says more than the errno that Python makes of it (core reads both).
_WINDOWS_TROUBLES: dict[int, type[EnvironmentProblem]] = {
    19: StoreReadOnlyError,  # the stick is write-protected
    21: StoreDiskError,  # the drive is not ready
    23: StoreDiskError,  # a block cannot be read
    31: StoreDiskError,  # the device does not work
    32: FileHeldError,  # another program has the file open
    33: FileHeldError,  # another program has locked a part of it
    39: DiskFullError,
    53: StoreDiskError,  # the network path is gone
    55: StoreDiskError,
    59: StoreDiskError,
    64: StoreDiskError,
    67: StoreDiskError,
    112: DiskFullError,
    206: PathTooLongError,
    1117: StoreDiskError,
    1167: StoreDiskError,  # the device was taken out
}
# On Windows a virus scanner holds a new file for some tenths of a second.
_REPLACE_TRIES = 20 if sys.platform == "win32" else 1


def environment_trouble(error: OSError) -> EnvironmentProblem | None:
    """Return the known trouble behind *error*, or None when it says something else."""
    windows = _WINDOWS_TROUBLES.get(getattr(error, "winerror", None) or 0)
    if windows is not None:
        return windows()
    if error.errno is None:
        return None
    known = _TROUBLES.get(error.errno)
    return known() if known else None


@contextmanager
def disk_troubles() -> Iterator[None]:
    """Raise a full, read-only, forbidden or vanished disk in words; let the rest through.

    Raises DiskFullError, StoreReadOnlyError, StoreDiskError, StorePlaceError, FileHeldError,
    PathTooLongError.
    """
    try:
        yield
    except OSError as error:
        known = environment_trouble(error)
        if known is None:
            raise
        raise known from None  # the original names a path, which no log may hold


@contextmanager
def replacing(path: Path, *, temporary: Path | None = None) -> Iterator[BinaryIO]:
    """Write a file that appears at *path* only when it is whole and on the disk.

    On leaving without an error the content is flushed and synced, renamed over *path*, and the
    folder is synced. On any error the half-written file is removed and *path* is untouched. Only
    the person's own account may read it. *temporary* is the name until then, in the same folder,
    for whoever wrote it down beforehand. Raises what ``disk_troubles`` raises.
    """
    temporary = temporary or path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    with disk_troubles():
        try:
            descriptor = os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
            )
            with open(descriptor, "wb") as target:  # noqa: PTH123 - a descriptor, not a path
                yield target
                target.flush()
                os.fsync(target.fileno())
            replace_patiently(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Put *data* at *path* in one step. Raises what ``disk_troubles`` raises."""
    with replacing(path) as target:
        target.write(data)


def make_private_folder(path: Path) -> None:
    """Make *path* and what is missing above it, for the person's own account only.

    Raises StorePlaceError where a file stands in the way, and the disk's troubles.
    """
    with disk_troubles():
        missing = []
        folder = path
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            try:
                folder.mkdir(mode=0o700, exist_ok=True)
            except (FileExistsError, NotADirectoryError):
                raise StorePlaceError from None
            sync_folder(folder.parent)


def remove_durably(path: Path) -> None:
    """Delete the file at *path* if it is there, and make that last."""
    with disk_troubles():
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename, a new name or a deletion in *folder* survive a power cut.

    Windows has no such call; there the file system's own journal keeps the order.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a FUSE file system without fsync for folders
            raise
    finally:
        os.close(descriptor)


def replace_patiently(temporary: Path, path: Path) -> None:
    """Give *temporary* the name *path*; on Windows a scanner may hold a new file for a moment."""
    for attempt in range(_REPLACE_TRIES):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(0.05)
