"""The page's writes: counted, so that nothing older is shown over what was just done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from desktop.tasks import Job, TaskRunner


class Writes(QObject):
    """``wrote(change)`` after each that worked, ``failed(error)`` for each that nobody handles."""

    wrote = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.pending = 0

    def do(
        self,
        job: Job,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run *job*, which returns a Change or something that has one."""
        self.pending += 1
        self._tasks.run(self, job, partial(self._on_done, done), partial(self._on_failed, failed))

    def _on_done(self, done: Callable[[Any], None] | None, result: Any) -> None:
        self.pending -= 1
        change = result if isinstance(result, Change) else getattr(result, "change", Change())
        if done is not None:
            done(result)
        self.wrote.emit(change)

    def _on_failed(self, failed: Callable[[Exception], None] | None, error: Exception) -> None:
        self.pending -= 1
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
        self.wrote.emit(Change())  # what is shown may be ahead of what is stored: read again
