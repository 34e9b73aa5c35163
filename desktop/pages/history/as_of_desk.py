"""Shows what going back to a time would change, and does it once the person has seen it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.roles import Deed
from core.services.past.history import HistoryService
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.history.put_back_desk import Asked
from desktop.pages.history.as_of_card import AsOfCard, Moment
from desktop.tasks import TaskRunner
from desktop.undo_desk import refusal_of


def ask_as_of(history: HistoryService, people: PeopleService, moment: Moment) -> Asked:
    """Read what it would set; runs on a reader."""
    preview = history.as_of_preview(moment.ref or None, moment.at)
    return Asked(preview, refusal_of(people.working(), Deed.ANSWER))


class AsOfDesk(QObject):
    """``done(change)`` after the answers were put back. Only what was shown is applied."""

    done = Signal(object)

    def __init__(
        self,
        card: AsOfCard,
        history: HistoryService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
    ) -> None:
        super().__init__(card)
        self._card, self._history, self._people = card, history, people
        self._tasks, self._changes = tasks, changes
        self._moment: Moment | None = None
        card.asked.connect(self._on_asked)
        card.confirmed.connect(self._on_confirmed)
        card.panel.left.connect(card.preview.setFocus)

    def begin(self, at: datetime | None, ref: str) -> None:
        """Ask for a moment; the one of a change is offered."""
        self._moment = None
        self._card.begin(at, ref)

    def _on_asked(self, moment: Moment) -> None:
        self._moment = moment
        job = partial(ask_as_of, self._history, self._people, moment)
        self._tasks.read(self, job, partial(self._on_preview, moment), self._on_failed)

    def _on_preview(self, moment: Moment, asked: Asked) -> None:
        if moment is self._moment:
            self._card.panel.show_preview(asked.preview, asked.refused)

    def _on_confirmed(self) -> None:
        if self._moment is None:
            return
        self._card.panel.set_busy(True)
        moment = self._moment
        job = partial(self._history.put_back_as_of, moment.ref or None, moment.at)
        self._tasks.run(self, job, self._on_done, self._on_failed)

    def _on_done(self, change: Change) -> None:
        self._moment = None
        self._card.panel.hide()
        self._changes.notify(change, origin=self)
        self.done.emit(change)

    def _on_failed(self, error: Exception) -> None:
        self._card.panel.show_trouble(trouble_of(error))
