"""One window for one store on this computer: a second start brings the first one to the front.

The slot is a lock of its own in the state folder, held from start to end of the program, also
while the records are locked: the records' own lock is let go then.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from core.errors import EnvironmentProblem
from core.places import make_private, window_folder
from core.store.lock import (
    ATTENTION,
    StoreBusyError,
    StoreLock,
    read_holder,
    request_attention,
    take_attention,
)

PATIENCE = 3.0  # seconds in which the other window has to answer
_POLL = 0.05  # seconds


class OneWindow:
    """The slot of this window. ``is_called`` once a second; ``release`` at the end."""

    def __init__(self, folder: Path, lock: StoreLock) -> None:
        """Use ``hold``."""
        self._folder, self._lock = folder, lock

    @classmethod
    def hold(cls, store: Path) -> OneWindow | None:
        """Take the slot of the records in *store*; None where another window has it.

        Raises FolderNotOursError and the disk's troubles.
        """
        folder = make_private(window_folder(store))
        try:
            return cls(folder, StoreLock.acquire(folder, wait=0.0))
        except StoreBusyError:
            return None

    def is_called(self) -> bool:
        """Whether a second start asked for this window since the last time."""
        return take_attention(self._folder)

    def release(self) -> None:
        """Let another window have it. Twice is harmless."""
        self._lock.release()


def other_window(store: Path) -> int | None:
    """Return the process id of the window that has the records in *store*; None where none has."""
    with suppress(EnvironmentProblem):
        slot = OneWindow.hold(store)
        if slot is None:
            holder = read_holder(window_folder(store))
            return holder.pid if holder is not None else 0
        slot.release()
    return None


def call_other_window(store: Path, patience: float = PATIENCE) -> bool:
    """Ask the other window to come to the front; True once it answered.

    False after *patience* seconds: it hangs, or it ended meanwhile.
    """
    folder = window_folder(store)
    if not request_attention(folder):
        return False
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        if not (folder / ATTENTION).exists():
            return True
        time.sleep(_POLL)
    return not take_attention(folder)
