"""A kept document as a file to read from, unlocked ahead by a thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO

from core.crypto.age import decrypt_io
from core.crypto.errors import AgeDamagedError, AgeNotForUsError, NotAnAgeFileError

_AHEAD = 16  # pieces that wait for the reader: about 1 MB
_STACK = 64 * 1024  # bytes gathered into one piece, since pyrage writes 8 KB at a time


class _ClosedError(Exception):
    """The reader left; ends the unlocking thread."""


class DecryptedStream:
    """Read the clear content with ``read(size)``; ``close`` ends and joins the thread.

    *altered* makes the error that ``read`` raises where the file is not whole.
    """

    def __init__(
        self, source: BinaryIO, identities: Sequence[str], altered: Callable[[], Exception]
    ) -> None:
        self._source = source
        self._identities = identities
        self._altered = altered
        self._pieces: queue.Queue[bytes | BaseException] = queue.Queue(_AHEAD)
        self._closed = threading.Event()
        self._buffer = b""
        self._gathered = bytearray()
        self._ending: BaseException | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._unlock, name="vault-stream", daemon=True)
        self._thread.start()

    def read(self, size: int = -1, /) -> bytes:
        """Return up to *size* bytes (all that is left when negative), none at the end."""
        parts = []
        wanted = size
        while wanted != 0:
            if not self._buffer and not self._fill():
                break
            part = self._buffer if wanted < 0 else self._buffer[:wanted]
            self._buffer = self._buffer[len(part) :]
            parts.append(part)
            wanted = wanted - len(part) if wanted > 0 else wanted
        return b"".join(parts)

    def close(self) -> None:
        """End the thread, wherever it is. Harmless when called twice."""
        self._closed.set()
        while self._thread.is_alive():
            try:
                self._pieces.get_nowait()  # make room, so that a waiting put sees the end
            except queue.Empty:
                self._thread.join(0.01)
        self._thread.join()

    def _fill(self) -> bool:
        if self._ending is not None:
            raise self._ending
        if self._ended:
            return False
        piece = self._pieces.get()
        if isinstance(piece, BaseException):
            self._ending = piece
            raise piece
        self._ended = not piece
        self._buffer = piece
        return not self._ended

    def _unlock(self) -> None:
        try:
            decrypt_io(self._source, self, self._identities)
            if self._gathered:
                self._hand_over(bytes(self._gathered))
            self._hand_over(b"")
        except _ClosedError:
            return
        except (AgeDamagedError, AgeNotForUsError, NotAnAgeFileError):
            self._fail(self._altered())
        except BaseException as error:  # the reader is the one who must hear of it
            self._fail(error)

    def write(self, data: bytes, /) -> int:
        """Take what was unlocked; only for the thread."""
        self._gathered += data
        if len(self._gathered) >= _STACK:
            self._hand_over(bytes(self._gathered))
            self._gathered.clear()
        return len(data)

    def _fail(self, error: BaseException) -> None:
        try:
            self._hand_over(error)
        except _ClosedError:
            return

    def _hand_over(self, piece: bytes | BaseException) -> None:
        while not self._closed.is_set():
            try:
                self._pieces.put(piece, timeout=0.1)
                return
            except queue.Full:
                continue
        raise _ClosedError
