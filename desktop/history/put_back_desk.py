"""Puts a change back once the person has seen what that changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.roles import deed_of
from core.services.past.history import HistoryService, PutBackPreview
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.history.put_back_panel import PutBackPanel
from desktop.tasks import TaskRunner
from desktop.undo_desk import refusal_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What would change, and why whoever works may not do it (empty when they may)."""

    preview: PutBackPreview
    refused: str


def ask(history: HistoryService, people: PeopleService, change_id: str) -> Asked:
    """Read what putting a change back would set; runs on a reader."""
    kind = history.find(change_id).kind
    return Asked(history.put_back_preview(change_id), refusal_of(people.working(), deed_of(kind)))


class PutBackDesk(QObject):
    """Joins one panel to the service. ``done(change)`` after it was put back, ``closed`` when the
    panel went without; *button* asked for it and gets the keyboard back."""

    done = Signal(object)
    closed = Signal()

    def __init__(
        self,
        panel: PutBackPanel,
        button: QWidget,
        history: HistoryService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
    ) -> None:
        super().__init__(panel)
        self._panel, self._button = panel, button
        self._history, self._people = history, people
        self._tasks, self._changes = tasks, changes
        self._change_id = ""
        panel.confirmed.connect(self._on_confirmed)
        panel.left.connect(self._on_left)

    def ask(self, change_id: str) -> None:
        """Show what putting the change *change_id* back would alter."""
        self._change_id = change_id
        job = partial(ask, self._history, self._people, change_id)
        self._tasks.read(self, job, partial(self._on_asked, change_id), self._on_failed)

    def forget(self) -> None:
        """Another change is shown now."""
        self._change_id = ""
        self._panel.hide()

    def _on_asked(self, change_id: str, asked: Asked) -> None:
        if change_id == self._change_id:
            self._panel.show_preview(asked.preview, asked.refused)

    def _on_confirmed(self, even_if_moved_on: bool) -> None:
        self._panel.set_busy(True)
        job = partial(self._history.put_back, self._change_id, even_if_moved_on=even_if_moved_on)
        self._tasks.run(self, job, self._on_done, self._on_failed)

    def _on_done(self, change: Change) -> None:
        self._panel.hide()
        self._changes.notify(change, origin=self)
        self.done.emit(change)

    def _on_failed(self, error: Exception) -> None:
        self._panel.show_trouble(trouble_of(error))

    def _on_left(self) -> None:
        self._button.setFocus()
        self.closed.emit()
