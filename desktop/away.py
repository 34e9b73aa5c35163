"""Notices that the computer goes to sleep, has slept, or has its screen locked."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOOK_MS = 2_000
SLEPT_S = 60.0  # so much more on the wall clock than the computer was awake
_SAVERS = ("org.freedesktop", "org.gnome", "org.mate", "org.cinnamon")


class AwayWatch(QObject):
    """Emits ``left`` when nobody can be at the window any more, while it is started.

    Everywhere: two clocks are compared, one of which stands still during sleep, so that it is
    seen two seconds after waking at the latest. On Linux the session says it beforehand, and says
    when its screen is locked. A wall clock that is put forward looks like sleep and locks, too.
    """

    left = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        wall: Callable[[], float] = time.time,
        awake: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall, self._awake = wall, awake or awake_seconds
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._apart = 0.0
        self._listens = False

    def start(self) -> None:
        """Look from now on."""
        if sys.platform == "linux" and not self._listens:
            from PySide6.QtDBus import QDBusConnection

            self.listen(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
        self._apart = self._wall() - self._awake()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare the clocks now."""
        apart = self._wall() - self._awake()
        slept, self._apart = apart - self._apart > SLEPT_S, apart
        if slept:
            self._tell()

    def listen(self, system: QDBusConnection, session: QDBusConnection) -> None:
        """Hear what the two buses of a Linux desktop say; a bus that is not there is silent."""
        self._listens = True
        if system.isConnected():
            system.connect(
                "org.freedesktop.login1",
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
                "PrepareForSleep",
                self,
                SLOT("_on_said(bool)"),
            )
        if session.isConnected():
            for saver in _SAVERS:
                session.connect(
                    "", "", f"{saver}.ScreenSaver", "ActiveChanged", self, SLOT("_on_said(bool)")
                )

    @Slot(bool)
    def _on_said(self, begins: bool) -> None:
        if begins:
            self._tell()

    def _tell(self) -> None:
        if self._timer.isActive():
            self.left.emit()


def awake_seconds() -> float:
    """Return seconds that pass only while the computer is awake, counted from some moment."""
    if sys.platform == "win32":  # Python's own clock goes on in sleep there
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 10_000_000
    return time.monotonic()
