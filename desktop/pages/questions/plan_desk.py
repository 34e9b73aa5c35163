"""Reads what is planned and asked for the open question, and leads to To do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from core.domain.plan import Action
from core.domain.requests import Request
from core.domain.state import RequirementState
from core.services.todo.plan import PlanService
from core.services.todo.requests import RequestService
from desktop.pages.questions.plan_card import PlanCard
from desktop.tasks import TaskRunner

TODO = "todo"


class PlanDesk(QObject):
    """``show`` each time the page shows a question."""

    def __init__(
        self,
        card: PlanCard,
        plan: PlanService,
        requests: RequestService,
        tasks: TaskRunner,
        go: Callable[[str, str], None],
    ) -> None:
        super().__init__(card)
        self._card, self._tasks, self._go = card, tasks, go
        self._read = partial(_read, plan, requests)
        self._requirement: RequirementState | None = None
        self._today = date.min
        self._can_change = False
        card.shown.connect(partial(go, TODO))
        card.ask_asked.connect(self._on_ask)
        card.plan_asked.connect(self._on_plan)

    def show(self, requirement: RequirementState, today: date, *, can_change: bool) -> None:
        """Look what is to do for *requirement*; what belongs to another one is put away."""
        if self._requirement is None or self._requirement.ref != requirement.ref:
            self._card.hide()
        self._requirement, self._today, self._can_change = requirement, today, can_change
        ref = requirement.ref
        self._tasks.read(self, partial(self._read, ref), partial(self._on_read, ref), _nothing)

    def _on_read(self, ref: str, found: tuple[tuple[Request, ...], tuple[Action, ...]]) -> None:
        now = self._requirement
        if now is not None and ref == now.ref:
            has_gap = self._can_change and not now.is_settled
            self._card.show_plan(*found, self._today, has_gap=has_gap)

    def _on_ask(self) -> None:
        assert self._requirement is not None
        self._go(TODO, f"ask/{self._requirement.ref}")

    def _on_plan(self) -> None:
        """Plan for the points of the next level that are missing, else for the question."""
        assert self._requirement is not None
        points = [criterion.id for criterion in self._requirement.missing]
        self._go(TODO, f"add/{'+'.join(points) or self._requirement.ref}")


def _read(
    plan: PlanService, requests: RequestService, ref: str
) -> tuple[tuple[Request, ...], tuple[Action, ...]]:
    return requests.for_ref(ref), plan.for_ref(ref)


def _nothing(_error: Exception) -> None:
    """What cannot be read is no trouble: the question stands without it."""
