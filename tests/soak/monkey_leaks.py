"""What must not grow while the monkey plays: widgets, timers, threads, open files, memory.

They are counted when the records were locked, for then every page is gone: what is there at the
third rest and was not at the second has been left behind by something. The first rests warm up:
pictures, fonts and modules are loaded once and kept.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from event_loop import let_work
from monkey_world import MonkeyWorld
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from soak_records import SoakError

from desktop.theme import Mode

WARM_UP = 2  # rests
SIZE_AT_REST = (1024, 700)
SLACK_MB = 25.0  # Qt's caches of glyphs and pictures come and go
SLACK_OBJECTS = 8  # of one kind: a banner that happens to stand there


@dataclass(frozen=True)
class Counted:
    """What was there at one rest."""

    objects: Counter[str]  # of Qt, known to Python, by kind
    widgets: int
    timers: int
    threads: tuple[str, ...]
    files: int
    megabytes: float


class Leaks:
    """``rest`` every so often, ``judge`` at the end."""

    def __init__(self, world: MonkeyWorld) -> None:
        self._world = world
        self.rests: list[Counted] = []

    def rest(self) -> None:
        """Lock the records, count what is left, and open them again."""
        world = self._world
        for _ in range(5):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        world.settle()
        if not world.window.isVisible():
            world.again()
        world.window.resize(*SIZE_AT_REST)  # the picture of a large window alone takes 13 MB
        world.starter.theme.choose(Mode.LIGHT, 100)
        if world.is_open:
            world.wiring._attendant.lock()
            world.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        let_work(20)
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.rests.append(_count())
        if not world.unlock():
            world.anew()
        world.settle()

    def newest(self) -> str:
        """Say how it stands."""
        if not self.rests:
            return ""
        one = self.rests[-1]
        return (
            f"{one.widgets} widgets, {one.timers} timers, {len(one.threads)} threads, "
            f"{one.files} files, {one.megabytes:.0f} MB"
        )

    def judge(self) -> None:
        """Raise SoakError when something grew from the warm-up to the end."""
        rests = self.rests[WARM_UP:]
        if len(rests) < 2:
            return
        first, last = rests[0], rests[-1]
        grown = [
            f"{count} more {kind}"
            for kind, count in (last.objects - first.objects).most_common()
            if count > SLACK_OBJECTS
        ]
        if last.timers > first.timers + 2:
            grown.append(f"{last.timers - first.timers} more timers run")
        if extra := Counter(last.threads) - Counter(first.threads):
            grown.append(f"threads {sorted(extra)}")
        if last.files > first.files + 2:
            grown.append(f"{last.files - first.files} more open files")
        if last.megabytes > first.megabytes + SLACK_MB:
            grown.append(f"{last.megabytes - first.megabytes:.0f} MB more memory")
        if grown:
            raise SoakError("left behind: " + "; ".join(grown))


def _count() -> Counted:
    wrappers = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QObject)]
    timers = [one for one in wrappers if isinstance(one, QTimer) and one.isActive()]
    return Counted(
        Counter(type(one).__name__ for one in wrappers),
        len(QApplication.allWidgets()),
        len(timers),
        tuple(sorted(one.name.rstrip("0123456789") for one in threading.enumerate())),
        _open_files(),
        _megabytes(),
    )


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


def _megabytes() -> float:
    """Return the resident memory, after what is free was given back; 0 where nobody tells."""
    if sys.platform != "linux":
        return 0.0
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
