"""Reads the tar inside a submission file one member at a time and believes none of it."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from dataclasses import dataclass

from core.bundle.errors import (
    BundleMemberNameError,
    BundleMemberTooLargeError,
    BundleMemberTypeError,
    BundleNotABagError,
    BundleTarDamagedError,
    BundleTrailingDataError,
)
from core.bundle.layout import BAGIT, BAGIT_NAME, EVIDENCE_NAME, FIXED_NAMES, largest
from core.crypto.pipe import Pipe
from core.crypto.tar import BLOCK, ENDING, header, padding


@dataclass(frozen=True, slots=True)
class Member:
    """One part of the archive: a name of the closed grammar and a size within its limit."""

    name: str
    size: int
    raw: bytes


class Archive:
    """The members of the archive in *pipe*, to be read to the end of each before the next."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._offset = 0

    def read_bagit(self) -> None:
        """Read the first member to the byte. Raises BundleNotABagError."""
        expected = header(BAGIT_NAME, len(BAGIT)) + BAGIT + padding(len(BAGIT))
        if self._read(len(expected)) != expected:
            raise BundleNotABagError

    def next_member(self) -> Member | None:
        """Return the next member, or None at the end marker.

        Raises BundleTarDamagedError, BundleMemberNameError and BundleMemberTypeError.
        """
        where = f"byte {self._offset}"
        raw = self._read(BLOCK)
        try:
            info = tarfile.TarInfo.frombuf(raw, "utf-8", "strict")
        except tarfile.HeaderError:
            if len(raw) == BLOCK and not any(raw):
                return None
            raise BundleTarDamagedError(where=where) from None
        except UnicodeDecodeError:
            raise BundleMemberNameError(name=where) from None
        if info.name not in FIXED_NAMES and not EVIDENCE_NAME.fullmatch(info.name):
            raise BundleMemberNameError(name=ascii(info.name)[:120])
        if info.type != tarfile.REGTYPE:
            raise BundleMemberTypeError(name=info.name)
        return Member(info.name, info.size, raw)

    def check_size_and_form(self, member: Member) -> None:
        """Refuse a size over the limit and a header that is not the one form.

        Raises BundleMemberTooLargeError and BundleTarDamagedError.
        """
        if member.size > largest(member.name):
            raise BundleMemberTooLargeError(name=member.name)
        if member.size < 0 or member.raw != header(member.name, member.size):
            raise BundleTarDamagedError(where=member.name)

    def pour(self, member: Member, take: Callable[[memoryview], None]) -> None:
        """Hand the content of *member* to *take* piece by piece, and pass over its padding."""
        left = member.size
        while left:
            part = self._pipe.take(left)
            if not part:
                raise BundleTarDamagedError(where=member.name)
            take(part)
            left -= len(part)
        self._offset += member.size
        zeros = padding(member.size)
        if self._read(len(zeros)) != zeros:
            raise BundleTarDamagedError(where=member.name)

    def content(self, member: Member) -> bytes:
        """Return the content of a small *member*."""
        data = bytearray()
        self.pour(member, data.extend)
        return bytes(data)

    def read_end(self) -> None:
        """Read what follows the first zero block, to the end of the stream.

        Raises BundleTarDamagedError when it is cut, BundleTrailingDataError when more is there.
        """
        if self._read(len(ENDING) - BLOCK) != ENDING[BLOCK:]:
            raise BundleTarDamagedError(where="its end")
        if self._pipe.take(1):
            raise BundleTrailingDataError

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            part = self._pipe.take(size - len(data))
            if not part:
                break
            data += part
        self._offset += len(data)
        return bytes(data)
