"""Joins two halves of one job that run side by side, in bounded memory.

Both halves push or pull as their library likes it. hashlib lets go of the interpreter while it
works, so hashing uses a second core; pyrage (1.4) lets others in only between its pieces of 8 KiB.
The thread lives only inside ``fed_by``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread

CHUNK = 1024 * 1024  # bytes handed over at a time: large enough to make the hand-over cheap
_LARGE = CHUNK // 4
_DEPTH = 8  # chunks that may wait


class _AbandonedError(Exception):
    """Stops the feeding half when the other half has gone; never seen outside."""


class Pipe:
    """What one half writes the other half reads, in order; an error passes to the reader."""

    def __init__(self) -> None:
        self._chunks: deque[bytes] = deque()
        self._changed = Condition()
        self._filling = bytearray()
        self._current = memoryview(b"")
        self._finished = False
        self._abandoned = False
        self._error: BaseException | None = None

    def write(self, data: bytes) -> None:
        """Take *data*, waiting while the reader is far behind."""
        if len(data) >= _LARGE:  # worth a place of its own: not copied again
            if self._filling:
                self._hand_over()
            self._append(data)
            return
        self._filling += data
        if len(self._filling) >= CHUNK:
            self._hand_over()

    def read(self, size: int) -> bytes:
        """Return up to *size* bytes, and none at the end."""
        return bytes(self.take(size))

    def take(self, size: int) -> memoryview:
        """Return up to *size* bytes without copying them; valid until it is dropped."""
        if not self._current:
            self._current = memoryview(self._next_chunk())
        part, self._current = self._current[:size], self._current[size:]
        return part

    def finish(self, error: BaseException | None = None) -> None:
        """Say that nothing follows, or that *error* is why."""
        if self._filling and error is None:
            try:
                self._hand_over()
            except _AbandonedError as abandoned:
                error = abandoned
        with self._changed:
            self._finished, self._error = True, error
            self._changed.notify_all()

    def abandon(self) -> None:
        """Say that nobody reads any more."""
        with self._changed:
            self._abandoned = True
            self._chunks.clear()
            self._changed.notify_all()

    def _hand_over(self) -> None:
        chunk, self._filling = bytes(self._filling), bytearray()
        self._append(chunk)

    def _append(self, chunk: bytes) -> None:
        with self._changed:
            while len(self._chunks) >= _DEPTH and not self._abandoned:
                self._changed.wait()
            if self._abandoned:
                raise _AbandonedError
            self._chunks.append(chunk)
            self._changed.notify_all()

    def _next_chunk(self) -> bytes:
        with self._changed:
            while not self._chunks and not self._finished:
                self._changed.wait()
            if self._chunks:
                chunk = self._chunks.popleft()
                self._changed.notify_all()
                return chunk
            if self._error is not None:
                raise self._error
            return b""


@contextmanager
def fed_by(feed: Callable[[Pipe], None]) -> Iterator[Pipe]:
    """Give a pipe that *feed* fills on a thread of its own; joined when the block ends."""
    pipe = Pipe()

    def run() -> None:
        try:
            feed(pipe)
        except BaseException as error:
            pipe.finish(error)
        else:
            pipe.finish()

    thread = Thread(target=run, name="pipe-feed", daemon=True)
    thread.start()
    try:
        yield pipe
    finally:
        pipe.abandon()
        thread.join()
