"""Plain tar, block by block, as every locked archive of this program holds it."""

from __future__ import annotations

import tarfile
from typing import Final

BLOCK: Final = tarfile.BLOCKSIZE
ENDING: Final = bytes(2 * BLOCK)
_MTIME: Final = 946_684_800  # 2000-01-01: fixed, so that an archive tells nothing but its content


def header(name: str, size: int) -> bytes:
    """Return the one tar header that a member of this name and size has."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, _MTIME, 0o644
    return info.tobuf(tarfile.PAX_FORMAT)


def padding(size: int) -> bytes:
    """Return the zeros between a content of *size* bytes and the next header."""
    return bytes(-size % BLOCK)
