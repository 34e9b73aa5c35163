"""One program at a time in one person's records: an operating-system lock on ``store/lock``.

The operating system lets go of it when the process ends, however it ends, so no stale lock is
ever left. The file itself stays: deleting a locked file would let a third process lock a new one.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from core.domain.clock import Clock, SystemClock, parse_utc, utc_text
from core.errors import EnvironmentProblem
from core.store.atomic import disk_troubles
from core.text import QT_TRANSLATE_NOOP

FILE_NAME = "lock"
ATTENTION = "lock.call"
WAIT = 5.0  # seconds that the second process waits for the first one
_POLL = 0.05  # seconds
_LOCKED_BYTE = 2**30  # Windows: far behind the text, which must stay readable to others


class StoreBusyError(EnvironmentProblem):
    """Another process has the records open. ``values["pid"]`` is its id, or None if unknown."""

    code = "store-busy"
    what_text = QT_TRANSLATE_NOOP("errors", "Your records are already open in another window.")
    next_text = QT_TRANSLATE_NOOP("errors", "Close it there, or go on working in that window.")


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has the records open, so that a second window can raise the first one."""

    pid: int
    started: datetime


class StoreLock:
    """The lock on one store folder, held from ``acquire`` until ``release`` or the process ends.

    A child process made by fork would keep it; children made by subprocess do not.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, folder: Path, *, wait: float = WAIT, clock: Clock | None = None) -> StoreLock:
        """Lock the records in *folder* for this process, waiting up to *wait* seconds.

        The folder must exist. Raises StoreBusyError, or StoreReadOnlyError and its like when the
        lock file cannot be written.
        """
        path = folder / FILE_NAME
        give_up = time.monotonic() + wait
        while True:
            descriptor = _try_to_lock(path)
            if descriptor is not None:
                break
            if time.monotonic() >= give_up:
                holder = read_holder(folder)
                raise StoreBusyError(pid=holder.pid if holder else None)
            time.sleep(_POLL)
        lock = cls(path, descriptor)
        take_attention(folder)  # of an earlier time: nobody waits for that answer any more
        try:
            lock._say_who((clock or SystemClock()).now())
        except BaseException:
            lock.release()
            raise
        return lock

    @property
    def is_held(self) -> bool:
        """Whether this process still holds it."""
        return self._descriptor is not None

    @property
    def folder(self) -> Path:
        """The store folder that it guards."""
        return self._path.parent

    def release(self) -> None:
        """Let another process in. Harmless when it was let go already."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        with suppress(OSError):  # a stick that was pulled; closing lets go all the same
            os.ftruncate(descriptor, 0)
        _unlock(descriptor)

    def _say_who(self, now: datetime) -> None:
        assert self._descriptor is not None
        line = json.dumps({"pid": os.getpid(), "started": utc_text(now)}) + "\n"
        with disk_troubles():
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, line.encode("ascii"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def read_holder(folder: Path) -> LockHolder | None:
    """Return who has the records in *folder* open, as far as the lock file says."""
    try:
        told = json.loads((folder / FILE_NAME).read_text(encoding="ascii"))
        return LockHolder(pid=int(told["pid"]), started=parse_utc(told["started"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def request_attention(folder: Path) -> bool:
    """Ask the window that has the records in *folder* open to come to the front.

    Leaves an empty file beside the lock. Returns False where that cannot be written; then nobody
    is asked and nothing else is amiss.
    """
    try:
        os.close(os.open(folder / ATTENTION, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError:
        return False
    return True


def take_attention(folder: Path) -> bool:
    """Return whether somebody asked since the last time; cheap enough to ask every second.

    For whoever holds the lock: each call of ``request_attention`` is told once, or a few of them
    together.
    """
    try:
        (folder / ATTENTION).unlink()
    except OSError:
        return False
    return True


def _try_to_lock(path: Path) -> int | None:
    """Return a locked descriptor of *path*, or None when somebody else has it."""
    with disk_troubles():
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if _lock(descriptor) and _is_still(descriptor, path):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the locked file is the one that a newcomer would find under its name."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        with suppress(OSError):
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        # flock, not lockf: the latter is lost when any other descriptor of the file is closed.
        try:
            with disk_troubles():
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.close(descriptor)
