"""Reads who changed the open requirement, and puts single changes of it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.services.past.history import HistoryService, RequirementChange
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.history.change_entry import ChangeEntry
from desktop.history.put_back_desk import PutBackDesk
from desktop.history.requirement_card import RequirementCard
from desktop.tasks import TaskRunner

AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class RequirementTrail:
    """Some changes of one requirement, the newest first; *more* when there are earlier ones."""

    changes: tuple[RequirementChange, ...]
    taken_back: frozenset[str]
    more: bool


def read_requirement(history: HistoryService, ref: str, limit: int) -> RequirementTrail:
    """Read the newest *limit* changes of *ref*; runs on a reader."""
    changes = history.requirement(ref, limit=limit + 1)
    shown = changes[:limit]
    gone = history.taken_back(one.change.id for one in shown)
    return RequirementTrail(shown, gone, len(changes) > limit)


class RequirementDesk(QObject):
    """``show(ref)`` each time the page shows a requirement; *button* opens and closes the card."""

    def __init__(
        self,
        card: RequirementCard,
        button: QWidget,
        history: HistoryService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[..., None],
    ) -> None:
        super().__init__(card)
        self._card, self._button, self._history, self._people = card, button, history, people
        self._tasks, self._changes, self._go = tasks, changes, go
        self._ref = ""
        self._limit = AT_ONCE
        card.more_clicked.connect(self._on_more)
        card.all_clicked.connect(self._on_all)
        card.closed.connect(self._on_closed)
        card.put_back_clicked.connect(self._on_put_back)

    def show(self, ref: str) -> None:
        """The page shows *ref* as it is now; that of another requirement is put away."""
        if ref != self._ref:
            self._ref, self._limit = ref, AT_ONCE
            self._card.hide()
        elif not self._card.isHidden():
            self._read()

    def open(self) -> None:
        """Show who changed the open requirement."""
        self._card.show()
        self._card.close_button.setFocus()
        self._read()

    def _read(self) -> None:
        job = partial(read_requirement, self._history, self._ref, self._limit)
        self._tasks.read(self, job, partial(self._on_read, self._ref), self._on_failed)

    def _on_read(self, ref: str, trail: RequirementTrail) -> None:
        if ref == self._ref:
            had_focus = self._card.isAncestorOf(self._card.window().focusWidget() or self._card)
            self._card.show_changes(trail.changes, trail.taken_back, more=trail.more)
            if had_focus and self._card.isVisible():
                self._card.close_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._card.banner.tell(trouble.tone, trouble.what, trouble.next)

    def _on_more(self) -> None:
        self._limit += 2 * AT_ONCE
        self._read()

    def _on_all(self) -> None:
        self._go("history", self._ref)

    def _on_closed(self) -> None:
        self._card.hide()
        self._button.setFocus()

    def _on_put_back(self, entry: ChangeEntry) -> None:
        desk = entry.findChild(PutBackDesk) or PutBackDesk(
            entry.panel, entry.button, self._history, self._people, self._tasks, self._changes
        )
        desk.ask(entry.id)
