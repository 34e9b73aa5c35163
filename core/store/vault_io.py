"""Pieces on their way into the vault and out of it: counted, hashed, and stopped when asked."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from core.crypto.age import Writable
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import UserError
from core.store.atomic import environment_trouble
from core.text import QT_TRANSLATE_NOOP


class SourceUnreadableError(UserError):
    """The document to keep cannot be read. ``values["name"]`` is its file name."""

    code = "file-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} could not be read.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that it is still there and that no other program has locked it."
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What a document is in the clear: *size* in bytes, *sha256* in hexadecimal digits."""

    sha256: str
    size: int


class Readable(Protocol):
    """Anything to read from, in pieces."""

    def read(self, size: int, /) -> bytes: ...


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a regular file to read; a pipe would wait for ever and a folder is no document."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceUnreadableError(name=path.name)
        file = path.open("rb")
    except OSError:
        raise SourceUnreadableError(name=path.name) from None
    with file:
        yield file, os.fstat(file.fileno()).st_size


class Meter:
    """Reads, counts and (where *hashing*) hashes, tells how far it is, stops when asked to."""

    def __init__(
        self,
        source: Readable,
        size: int,
        progress: Progress | None,
        cancelled: Cancelled | None,
        *,
        name: str = "",
        hashing: bool = False,
    ) -> None:
        self.digest = hashlib.sha256()
        self.done = 0
        self._source = source
        self._size = size
        self._progress = progress
        self._cancelled = cancelled
        self._name = name
        self._hashing = hashing

    def read(self, size: int, /) -> bytes:
        """Raises PersonCancelledError, SourceUnreadableError (of a named source), disk trouble."""
        if self._cancelled is not None and self._cancelled():
            raise PersonCancelledError
        try:
            part = self._source.read(size)
        except OSError as error:
            if self._name:
                raise SourceUnreadableError(name=self._name) from None
            raise environment_trouble(error) or error from None
        if self._hashing:
            self.digest.update(part)
        self.done += len(part)
        if self._progress is not None:
            self._progress(self.done, self._size)
        return part


class Counting:
    """Writes through and keeps the error, whoever drops it on the way."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            return self._target.write(data)
        except BaseException as error:
            self.error = error
            raise


class Hashing:
    """Writes through and hashes what goes by."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes, /) -> int:
        self._target.write(data)
        self._digest.update(data)
        self._size += len(data)
        return len(data)

    def content(self) -> Content:
        """Return what has gone by."""
        return Content(self._digest.hexdigest(), self._size)


class Nowhere:
    """Takes everything and keeps nothing."""

    def write(self, data: bytes, /) -> int:
        return len(data)
