"""One window for one store: a second start asks the first to come to the front, and ends."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from core.places import window_folder
from core.text import translate

if TYPE_CHECKING:
    from core.services.one_window import OneWindow
    from desktop.app import Starter

LOOK_MS = 500


def another_came_forward(store: Path) -> bool:
    """Whether another window has the records in *store* and was brought to the front.

    Before the first paint: nothing is loaded unless a window left word that it is there.
    """
    try:
        if not (window_folder(store) / "lock").stat().st_size:
            return False
    except OSError:
        return False
    return _call(store)


def say_so() -> None:
    """Tell whoever started the program from a terminal why no second window came."""
    sentence = translate(
        "start", "Your records are already open in another window; it was brought to the front."
    )
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


class Attention(QObject):
    """Holds this window's slot once it is furnished, and comes to the front when it is called."""

    def __init__(self, starter: Starter, store: Path) -> None:
        super().__init__(starter)
        self._starter, self._store = starter, store
        self._slot: OneWindow | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        starter.ready.connect(self._on_ready)
        QApplication.instance().aboutToQuit.connect(self.release)

    def release(self) -> None:
        """Let another window have the slot: this one is gone."""
        self._timer.stop()
        if self._slot is not None:
            self._slot.release()
            self._slot = None

    def _on_ready(self) -> None:
        assert self._starter.navigator is not None
        self._tasks = self._starter.navigator.shell.tasks
        # After the records were opened, on the same worker: nothing is loaded twice at once.
        self._tasks.run(self, partial(_hold, self._store), self._on_held, _ignore)

    def _on_held(self, slot: OneWindow | None) -> None:
        if slot is not None:
            self._slot = slot
            self._timer.start()
        else:  # two were started in the same moment, and the other was quicker
            self._tasks.read(self, partial(_call, self._store), self._on_called, _ignore)

    def _on_called(self, came: bool) -> None:
        if came:
            say_so()
            self._starter.window.close()

    def _look(self) -> None:
        if self._slot is not None and self._slot.is_called():
            self._come_forward()

    def _come_forward(self) -> None:
        from PySide6.QtCore import Qt  # naming it takes 12 ms: not before the first paint

        window = self._starter.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        handle = window.windowHandle()
        if handle is not None:
            handle.requestActivate()
        QApplication.alert(window)  # where the desktop lets nobody push to the front


def _hold(store: Path) -> OneWindow | None:
    from core.services.one_window import OneWindow

    return OneWindow.hold(store)


def _call(store: Path) -> bool:
    from core.services.one_window import call_other_window, other_window

    pid = other_window(store)
    if pid is None:
        return False
    if sys.platform == "win32" and pid:  # only who is in front may hand that on
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
    return call_other_window(store)


def _ignore(_error: Exception) -> None:
    """Two windows on one store keep out of each other's way all the same, by the store's lock."""
