"""One piece of long work: how far it is, and the way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is. ``total`` 0 means that nobody knows."""

    done: int
    total: int
    text: str = ""


class Work(QObject):
    """Returned by ``TaskRunner.work``; lives on the UI thread. A TaskStrip watches it.

    The job gets ``token.progress`` and ``token.is_cancelled``, which hold no Qt object.
    """

    progressed = Signal(object)  # Progress
    ended = Signal()

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.token = WorkToken()

    def cancel(self) -> None:
        """Ask the job to stop at its next chance; nothing half done is kept by it."""
        self.token.cancel()


class WorkToken:
    """What the job on the worker sees of its Work."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._latest: Progress | None = None
        self._lock = threading.Lock()
        self._wake: Callable[[], None] = lambda: None

    def connect(self, wake: Callable[[], None]) -> None:
        """Call *wake* (thread-safe) when there is news and the last news was taken."""
        self._wake = wake

    def progress(self, done: int, total: int = 0, text: str = "") -> None:
        """Say how far the job is. Cheap enough to be called for every file or block."""
        with self._lock:
            news_is_waiting = self._latest is not None
            self._latest = Progress(done, total, text)
        if not news_is_waiting:
            self._wake()

    def take(self) -> Progress | None:
        """Return the newest progress once, else None."""
        with self._lock:
            latest, self._latest = self._latest, None
        return latest

    def is_cancelled(self) -> bool:
        """True once the person asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Mark the job as no longer wanted."""
        self._cancelled.set()
