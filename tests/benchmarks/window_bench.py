"""The real window on records of ten years, for the benches of how quickly it answers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from years_bench import Made

from event_loop import let_work  # isort: skip
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Starter, make_app
from desktop.wiring import make_wiring

PATIENCE = 300.0


class Took(NamedTuple):
    """Milliseconds on the wall, and of the processor for the thread of the window.

    On a busy machine only the second says something about the program.
    """

    wall: float
    own: float


def middle(times: Sequence[Took]) -> Took:
    """Return the medians of both."""
    return Took(median(one.wall for one in times), median(one.own for one in times))


class Painted(QObject):
    """Notes when *widget* is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False

    def took(self, deed: Callable[[], object]) -> Took:
        """Do *deed* and return how long it was until the widget had been painted."""
        self.at = 0.0
        began, ran = time.perf_counter(), time.thread_time()
        deed()
        app = QApplication.instance()
        while not self.at and time.perf_counter() - began < 5:
            app.processEvents()
        wall, own = time.perf_counter() - began, time.thread_time() - ran
        return Took(wall * 1000, own * 1000)


class Bench:
    """A started window."""

    def __init__(self, app: QApplication, made: Made) -> None:
        wiring = make_wiring(made.folder)
        self.starter = Starter(app, lambda: wiring)
        self.wiring = wiring
        self.starter.show()
        self.wait(lambda: self.starter.navigator is not None and not self.tasks.is_busy)
        view: Any = self.window.frame.pages.currentWidget().view  # type: ignore[attr-defined]
        view.spare_key.setPlainText(made.key)
        view.open_button.click()
        self.wait(lambda: bool(self.window.frame.key))
        self.rest()

    @property
    def window(self) -> Any:
        return self.starter.window

    @property
    def tasks(self) -> Any:
        assert self.starter.navigator is not None
        return self.starter.navigator.shell.tasks

    def wait(self, look: Callable[[], bool]) -> None:
        """Let the window work until *look* is true."""
        end = time.monotonic() + PATIENCE
        while not look():
            let_work(5)
            if time.monotonic() > end:
                raise TimeoutError

    def rest(self) -> None:
        """Wait for what was asked for; long work may go on."""
        self.wait(lambda: all(one.work is not None for one in self.tasks._waiting.values()))
        let_work(50)


@contextmanager
def window_on(made: Made, home: Path) -> Iterator[Bench]:
    """Open *made* in the window; this computer's own folders lie in *home*."""
    os.environ["IGT_HOME"] = str(home)
    bench = Bench(make_app([]), made)
    try:
        yield bench
    finally:
        bench.window.close()
        bench.starter.close()


def resident_mb() -> float:
    """Return the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def say(line: str) -> None:
    """Print one figure."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
