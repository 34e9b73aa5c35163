"""Writes a submission file in one stream: decrypt, hash, tar and encrypt."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from core.bundle.contents import BundleContents, EvidenceFile, Plan, plan
from core.bundle.errors import BundleNotWrittenError, EvidenceDiffersError
from core.bundle.info import BagInfo
from core.bundle.layout import MIB
from core.crypto import age
from core.crypto.pipe import CHUNK, Pipe, fed_by
from core.crypto.tar import ENDING, header, padding
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import CheckFailedError
from core.text import QT_TRANSLATE_NOOP, translate

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends without it

_REASONS = {
    errno.ENOSPC: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    errno.EDQUOT: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    errno.EROFS: QT_TRANSLATE_NOOP("errors", "the disk cannot be written to"),
    errno.EACCES: QT_TRANSLATE_NOOP("errors", "you may not write there"),
    errno.EPERM: QT_TRANSLATE_NOOP("errors", "you may not write there"),
    errno.ENOENT: QT_TRANSLATE_NOOP("errors", "the folder is not there"),
    errno.EFBIG: QT_TRANSLATE_NOOP("errors", "the disk cannot hold a file of this size"),
}
_OTHER_REASON = QT_TRANSLATE_NOOP("errors", "the disk reported a fault")


@dataclass(frozen=True, slots=True)
class WrittenBundle:
    """A submission file that is whole on the disk. *size* in bytes."""

    path: Path
    size: int
    info: BagInfo


def write_bundle(
    target: Path,
    contents: BundleContents,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> WrittenBundle:
    """Write the submission file *target* and return what was written.

    Nothing readable ever stands on the disk, and *target* is there whole or not at all; a file
    of that name is replaced. Memory stays bounded whatever the evidence weighs. Raises
    EvidenceDiffersError naming the document whose copy is damaged, BundleContentsError,
    BundleNotWrittenError, PersonCancelledError when *cancelled* says so, RecipientUnreadableError.
    """
    planned = plan(contents)
    with _whole_or_nothing(target) as file, fed_by(_archive_of(planned)) as pipe:
        source = _Watching(pipe, planned.info.payload_bytes, progress, cancelled)
        age.encrypt_io(source, _Disk(file), contents.everybody)
    return WrittenBundle(target, target.stat().st_size, planned.info)


def _archive_of(planned: Plan) -> Callable[[Pipe], None]:
    """Return what feeds the archive into a pipe; it runs on the pipe's thread."""

    def feed(pipe: Pipe) -> None:
        for name, data in planned.small:
            pipe.write(header(name, len(data)) + data + padding(len(data)))
        for name, file in planned.evidence:
            pipe.write(header(name, file.size))
            _stream(file, pipe)
            pipe.write(padding(file.size))
        pipe.write(ENDING)

    return feed


def _stream(file: EvidenceFile, pipe: Pipe) -> None:
    """Let one document through and prove that it is the one recorded."""
    checked = _Checked(pipe, file.size)
    try:
        file.stream(checked)
    except (CheckFailedError, OSError) as error:
        raise EvidenceDiffersError(name=file.name) from error
    if not checked.ends_as(file.sha256):
        raise EvidenceDiffersError(name=file.name)


class _Checked:
    """Hashes what passes, in pieces large enough to be worth it, and stops what is too long."""

    def __init__(self, pipe: Pipe, size: int) -> None:
        self._pipe = pipe
        self._left = size
        self._digest = hashlib.sha256()
        self._waiting = bytearray()

    def write(self, data: bytes) -> None:
        self._left -= len(data)
        if self._left < 0:
            return  # never let more through than the header promised
        self._waiting += data
        if len(self._waiting) >= CHUNK:
            self._let_through()

    def ends_as(self, sha256: str) -> bool:
        """Whether exactly the promised bytes went through."""
        self._let_through()
        return self._left == 0 and self._digest.hexdigest() == sha256

    def _let_through(self) -> None:
        piece, self._waiting = bytes(self._waiting), bytearray()
        self._digest.update(piece)
        self._pipe.write(piece)


class _Watching:
    """Reads from the pipe, telling how far it is and stopping when it is asked to."""

    def __init__(
        self,
        pipe: Pipe,
        total: int,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._pipe = pipe
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._next_look = 0

    def read(self, size: int) -> bytes:
        if self._done >= self._next_look:
            self._next_look = self._done + MIB
            if self._cancelled and self._cancelled():
                raise PersonCancelledError
            if self._progress:
                self._progress(min(self._done, self._total), self._total)
        data = self._pipe.read(size)
        self._done += len(data)
        return data


class _Disk:
    """Writes to an unbuffered file and says in words when the disk will not take it."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        with _disk_trouble():
            while left:
                left = left[self._file.write(left) :]


@contextmanager
def _disk_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, _OTHER_REASON)
        raise BundleNotWrittenError(reason=translate("errors", reason)) from error


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[FileIO]:
    """Give a file beside *target* that takes its name once it is whole and on the disk."""
    partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    with _disk_trouble():
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        # Without a buffer, or closing the file would fail once more on a full disk.
        with FileIO(handle, "wb") as file:
            yield file
            with _disk_trouble():
                os.fsync(handle)
        with _disk_trouble():
            partial.replace(target)
            _keep_name(target.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _keep_name(folder: Path) -> None:
    """Make the new name survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
