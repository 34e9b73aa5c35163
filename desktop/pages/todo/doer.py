"""Carries out what was pressed on To do, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.tasks import Job, TaskRunner

Tell = Callable[[str], None]


class Doer(QObject):
    """One for the page. Emits ``done(words, detail)`` once something is saved.

    What is refused is told to whoever asked, where it was typed.
    """

    done = Signal(str, str)
    refused = Signal(str)

    def __init__(self, tasks: TaskRunner, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._changes = tasks, changes

    def do(
        self,
        job: Job,
        said: str,
        *,
        tell: Tell | None = None,
        then: Callable[[], None] | None = None,
        detail: str = "",
    ) -> None:
        """Run *job*, which returns a Change or something that has one; then say *said*."""
        self._tasks.run(
            self, job, partial(self._on_done, said, detail, then), partial(self._on_failed, tell)
        )

    def _on_done(
        self, said: str, detail: str, then: Callable[[], None] | None, answer: object
    ) -> None:
        change = answer if isinstance(answer, Change) else getattr(answer, "change", Change())
        if then is not None:
            then()
        self._changes.notify(change, origin=self)
        self.done.emit(said, detail)

    def refuse(self, error: Exception, tell: Tell | None = None) -> None:
        """Say why something was not done."""
        trouble = trouble_of(error)
        (tell or self.refused.emit)(f"{trouble.what} {trouble.next}")

    def _on_failed(self, tell: Tell | None, error: Exception) -> None:
        self.refuse(error, tell)
