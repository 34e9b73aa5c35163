"""Finds while somebody types: asks after a short pause, and takes only the newest answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from core.services.search import Hit, SearchService
from desktop.tasks import TaskRunner

PAUSE_MS = 120  # between two keys of a word that is being typed


class Finder(QObject):
    """``found(text, hits)``: what there is for the text that was asked for last."""

    found = Signal(str, object)  # a text, and a tuple of Hit

    def __init__(
        self, search: SearchService, tasks: TaskRunner, limit: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._search, self._tasks, self._limit = search, tasks, limit
        self._text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def ask(self, text: str) -> None:
        """Look for *text* once nothing more is typed; an empty one only drops what is under way."""
        self._text = text.strip()
        self._pause.stop()
        if self._text:
            self._pause.start()

    def _on_pause(self) -> None:
        job = partial(self._search.find, self._text, self._limit)
        self._tasks.read(self, job, partial(self._on_found, self._text))

    def _on_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text == self._text:
            self.found.emit(text, hits)
