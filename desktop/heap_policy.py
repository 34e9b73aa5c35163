"""Memory that is free goes back to the computer, where the C library would keep it.

On Linux each thread gets a heap of its own, and a large block that was freed raises the size up
to which the next come from a heap, at last to 32 MB. The pages of a document, the picture of a
window and a whole PDF then lie among small things that stay, and what is free between them is
not given back. A monkey of 1,500 deeds left 60 to 108 MB free in the heaps without this, and 30 to
46 MB with it. Other systems, and other C libraries, keep their own ways.
"""

from __future__ import annotations

import sys
from typing import Final

LARGE_BYTES: Final = 256 * 1024  # from here on a block has pages of its own, freed at once
HEAPS: Final = 2  # the window's and one that the workers share

_TRIM_THRESHOLD: Final = -1  # the names of malloc.h
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_TRIM_BYTES: Final = 1024 * 1024  # so much may lie free at a heap's end


def give_free_memory_back() -> bool:
    """Ask the C library to; True where it does. Call it before the first worker has begun."""
    if sys.platform != "linux":
        return False
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    wanted = {_MMAP_THRESHOLD: LARGE_BYTES, _TRIM_THRESHOLD: _TRIM_BYTES, _ARENA_MAX: HEAPS}
    return 0 not in [mallopt(name, value) for name, value in wanted.items()]
