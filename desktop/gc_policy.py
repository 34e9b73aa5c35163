"""Python's cyclic collector runs on the UI thread only.

Python collects on whichever thread allocates. A cycle that holds a Qt object would then be
destroyed on a worker, which Qt forbids (it crashes, rarely and far away). So automatic
collection is off and a timer of the UI thread collects when enough was allocated since.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QThread, QTimer

INTERVAL_MS = 500


class UiThreadCollector(QObject):
    """Collects garbage on the thread that made it, from ``start`` until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect_if_due)
        self._was_on = gc.isenabled()

    def start(self) -> None:
        """Switch automatic collection off and the timer on."""
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Put things back as they were found; for tests and the end of the program."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def collect_if_due(self) -> None:
        """Collect the oldest generation whose count is over Python's own threshold."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                self._collect(generation)
                return

    def collect_all(self) -> None:
        """Collect everything now."""
        self._collect(2)

    def pass_over_what_is_here(self) -> None:
        """Look no more through what is there now: modules and the window, which stay to the end.

        They are most of what there is, and looking through them took a tenth of a second each
        time, in which no key was answered.
        """
        self._collect(2)
        gc.freeze()

    def _collect(self, generation: int) -> None:
        if QThread.currentThread() is not self.thread():
            raise RuntimeError("the collector was called off the UI thread")
        gc.collect(generation)
