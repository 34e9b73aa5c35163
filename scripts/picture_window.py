"""The shipped window, started offscreen on records, for whoever looks at it.

The stories (``picture_*.py``) play in it and call ``draw`` wherever there is something to be
seen. What happens then is the looker's: ``picture_camera.py`` draws it in every look and size,
``accessibility.py`` reads it as a screen reader does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from core.domain.clock import Clock
from core.services.access import PassphraseUnlock, Unlock
from desktop.app import Starter, make_app
from desktop.opener import Surroundings
from desktop.theme import Theme
from desktop.wiring import make_wiring

PATIENCE = 20.0  # seconds
USUAL = (1440, 900)
Look = Callable[["PictureWindow", str], None]


class PictureWindow:
    """One start of the program; *look* is told of everything worth seeing, with its name."""

    def __init__(self, store: Path, look: Look, clock: Clock | None = None) -> None:
        self._look = look
        self._wiring = make_wiring(store, around=Surroundings(clock=clock) if clock else None)
        self._starter = Starter(make_app([]), lambda: self._wiring)
        self.window.resize(*USUAL)
        self._starter.show()
        wait(lambda: self._starter.navigator is not None)
        self.settle()

    @property
    def window(self) -> Any:
        return self._starter.window

    @property
    def theme(self) -> Theme:
        return self._starter.theme

    @property
    def page(self) -> Any:
        """What is on screen below the status line."""
        return self.window.frame.pages.currentWidget()

    @property
    def workspace(self) -> Any:
        return self._wiring.opener.workspace

    @property
    def attendant(self) -> Any:
        return self._wiring._attendant

    def unlock(self, unlock: Unlock | str) -> None:
        """Open the records with a passphrase, or another way in, and show them."""
        way = PassphraseUnlock(unlock) if isinstance(unlock, str) else unlock
        self._starter.navigator.arrive(self._wiring.opener.unlock(way))
        self.settle()

    def go(self, place: str, target: str = "") -> None:
        self.window.go(place, target)
        self.settle()

    def did(self, change: Any) -> None:
        """Tell the window of a change that was made beside it."""
        self._starter.navigator.shell.changes.notify(change)
        self.settle()

    def settle(self) -> None:
        """Wait for reads, writes and layouts."""
        tasks = self._starter.navigator.shell.tasks
        QTest.qWait(60)
        wait(lambda: not tasks.is_busy)
        QTest.qWait(60)

    def rest(self) -> None:
        """Wait for a page that is painted by another process."""
        QTest.qWait(1500)
        self.settle()

    def draw(self, name: str) -> None:
        """Have what is on screen looked at."""
        self._look(self, name)

    def end(self) -> None:
        """End the program."""
        self.window.hide()
        self._starter.close()
        self.window.deleteLater()


def wait(look: Callable[[], bool]) -> None:
    """Let the window work until *look* is content."""
    end_at = time.monotonic() + PATIENCE
    while not look():
        if time.monotonic() > end_at:
            raise SystemExit("The window did not come to rest.")
        QTest.qWait(20)
