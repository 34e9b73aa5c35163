"""The tar inside a copy: written block by block, and read without believing any of it."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from core.crypto.tar import BLOCK, ENDING, header, padding
from core.domain.long_work import Cancelled, PersonCancelledError, Progress

_LARGEST_NAME: Final = 99  # characters: what every tar holds in its plain header


class Sink(Protocol):
    """Where the content of one member goes."""

    def write(self, data: bytes, /) -> object: ...


class TarDamagedError(Exception):
    """The archive breaks a rule; named by whoever knows which archive it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file to pack: its name, its size and its content in pieces."""

    name: str
    size: int
    content: Iterable[bytes]


def packed(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give a tar of *parts* piece by piece; each is looked at only when its turn comes."""
    for part in parts:
        yield header(part.name, part.size)
        left = part.size
        for piece in part.content:
            left -= len(piece)
            if left < 0:
                break
            yield piece
        if left:
            raise TarDamagedError(part.name)  # it changed while it was read
        yield padding(part.size)
    yield ENDING


class Pull:
    """Lets a library read what a generator gives, telling how far it is, stopping when asked."""

    def __init__(
        self,
        pieces: Iterable[bytes],
        total: int = 0,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        self._total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def read(self, size: int, /) -> bytes:
        """Return up to *size* bytes, none at the end. Raises PersonCancelledError."""
        while not self._rest:
            if self._cancelled is not None and self._cancelled():
                raise PersonCancelledError
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        part, self._rest = self._rest[:size], self._rest[size:]
        self._done += len(part)
        if self._progress is not None and not self._rest:
            self._progress(min(self._done, self._total), self._total)
        return bytes(part)


class TarReader:
    """Takes a tar as it comes and hands each member to the sink that *choose* gives for it.

    *choose* is asked with name and size and raises TarDamagedError for a member that may not be
    there. Only plain files in the one form of header that ``packed`` writes are let through: no
    links, no folders, no names twice, nothing after the end.
    """

    def __init__(self, choose: Callable[[str, int], Sink | None]) -> None:
        self._choose = choose
        self._buffer = bytearray()
        self._sink: Sink | None = None
        self._left = 0  # bytes of the present member still to come
        self._padding = 0
        self._ending = 0  # bytes of the end marker that have come
        self._seen: set[str] = set()
        self._failed: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        """Take the next piece. Raises TarDamagedError and what the sinks raise."""
        if self._failed is not None:
            raise self._failed  # pyrage hands over once more what was refused
        try:
            self._take(data)
        except BaseException as error:
            self._failed = error
            raise
        return len(data)

    def finish(self) -> None:
        """Say that nothing follows. Raises TarDamagedError where something is missing."""
        if self._ending != len(ENDING) or self._buffer:
            raise TarDamagedError("its end")

    def _take(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            if self._left:
                part, view = view[: self._left], view[self._left :]
                self._left -= len(part)
                if self._sink is not None:
                    self._sink.write(bytes(part))
                continue
            wanted = self._padding or BLOCK
            part, view = view[: wanted - len(self._buffer)], view[wanted - len(self._buffer) :]
            self._buffer += part
            if len(self._buffer) == wanted:
                block, self._buffer = bytes(self._buffer), bytearray()
                self._take_block(block)

    def _take_block(self, block: bytes) -> None:
        if self._padding:
            if any(block):
                raise TarDamagedError("between two files")
            self._padding = 0
        elif self._ending or not any(block):
            self._ending += BLOCK
            if any(block) or self._ending > len(ENDING):
                raise TarDamagedError("after its end")
        else:
            self._begin(block)

    def _begin(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError):
            raise TarDamagedError("a header") from None
        name, size = info.name, info.size
        if size < 0 or len(name) > _LARGEST_NAME or name in self._seen:
            raise TarDamagedError("a header")
        if block != header(name, size):
            raise TarDamagedError(name)
        self._seen.add(name)
        self._sink = self._choose(name, size)
        self._left, self._padding = size, len(padding(size))
