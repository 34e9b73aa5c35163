"""To do: what is mine, what waits for others, and what comes round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.plan import Suggestion
from core.services.calendars import CalendarService
from desktop.changes import Changes
from desktop.commands.page_keys import bind_keys
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.todo.doer import Doer
from desktop.pages.todo.facts import TodoFacts, TodoServices, read_todo
from desktop.pages.todo.keys import KEYS
from desktop.pages.todo.plan_desk import PlanDesk
from desktop.pages.todo.regular_desk import RegularDesk
from desktop.pages.todo.view import MINE, REGULAR, WAITING, TodoView
from desktop.pages.todo.waiting_desk import WaitingDesk
from desktop.tasks import TaskRunner

ADD, ASK = "add", "ask"
_TABS = {
    "mine": MINE, "waiting": WAITING, "regular": REGULAR,
    "plan_action": MINE, "request": WAITING, "job": REGULAR,
    ADD: MINE, ASK: WAITING,
}  # fmt: skip


class TodoPage(Page):
    """``arrive`` takes a tab (``waiting``), a thing (``plan_action/ID``), or something to begin:
    ``add/3.2.1`` for an action and ``ask/3.2.1`` for a request about that question."""

    def __init__(
        self,
        *,
        services: TodoServices,
        calendars: CalendarService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: FileChooser,
        today: Callable[[], date],
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._calendars = services, calendars
        self._tasks, self._chooser = tasks, chooser
        self._facts: TodoFacts | None = None
        self._target = ""
        self.view = TodoView(today, self)
        self._doer = Doer(tasks, changes, self)
        view = self.view
        PlanDesk(view.plan, services.plan, self._doer, go)
        WaitingDesk(
            view.waiting, services.requests, services.letters, tasks, self._doer, chooser, go
        )
        RegularDesk(view.regular, services.jobs, tasks, self._doer, chooser, go)
        view.tabs.chosen.connect(self._on_tab)
        view.calendar.clicked.connect(self._on_calendar)
        self._doer.done.connect(self._on_done)
        self._doer.refused.connect(partial(view.message.tell, "warn"))
        changes.changed.connect(self._on_changed)
        turn = self._turn
        acts = {
            "new": self._on_new,
            "next-tab": partial(turn, 1),
            "previous-tab": partial(turn, -1),
        }
        bind_keys(self, KEYS, acts)

    def arrive(self, target: str = "") -> None:
        self._target = target
        kind = target.partition("/")[0]
        if kind in _TABS:
            self.view.open(_TABS[kind])
        self._read()

    def depart(self) -> None:
        self.view.message.hide()

    def where(self) -> str:
        """Return the tab on screen, as a target to come back to."""
        return ("mine", "waiting", "regular")[self.view.stack.currentIndex()]

    def _read(self) -> None:
        self._tasks.read(self, partial(read_todo, self._services), self._on_read)

    def _on_read(self, facts: TodoFacts) -> None:
        first, self._facts = self._facts is None, facts
        self.view.show_facts(facts)
        kind, _, what = self._target.partition("/")
        self._target = ""
        if what:
            self._go_to(kind, what)
        elif first and self.isVisible():
            self.view.all[self.view.stack.currentIndex()].first_control().setFocus()

    def _go_to(self, kind: str, what: str) -> None:
        assert self._facts is not None
        if kind == ADD:
            job = partial(self._services.plan.suggest, what.split("+"))
            self._tasks.read(self, job, self._on_suggestion)
        elif kind == ASK:
            told = next((g.told for g in self._facts.groups if what in g.refs and g.told), "")
            self.view.waiting.begin(what.split("+"), told)
        elif kind == "plan_action":
            self.view.plan.go(what)
        elif kind == "request":
            self.view.waiting.go(what)
        elif kind == "job":
            self.view.regular.go(what)

    def _on_suggestion(self, suggestion: Suggestion) -> None:
        self.view.plan.begin(suggestion)

    def _on_tab(self, number: int) -> None:
        self.view.message.hide()
        self.view.open(number)

    def _turn(self, by: int) -> None:
        self._on_tab((self.view.stack.currentIndex() + by) % len(self.view.all))

    def _on_new(self) -> None:
        """Press the button that makes something new on the tab, where it is offered."""
        new = self.view.all[self.view.stack.currentIndex()].new
        if new.isVisible():
            new.click()

    def _on_done(self, said: str, detail: str) -> None:
        self.view.message.tell("ok", said, detail)
        self._read()

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.todo or change.requirements or change.assessment or change.people
        if origin is not self._doer and concerned and self.isVisible():
            self._read()

    def _on_calendar(self) -> None:
        assert self._facts is not None
        title = self.tr("Save the days for your calendar")
        path = self._chooser.to_save(self, title, self.tr("to do.ics"))
        if path is not None:
            occasions = partial(self._calendars.write_to_do, path, self._facts.person)
            said = self.tr("Saved: {name}").format(name=path.name)
            detail = self.tr("Open it with your calendar; a later one moves what is there.")
            self._doer.do(occasions, said, detail=detail)
