"""What the staff list says to the open question: the count of who is trained, names of owners."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.domain.state import RequirementState
from core.domain.training import RULES
from core.services.people.handing_over import HandingOverService
from core.services.people.training import TrainingOffer, TrainingService
from desktop.pages.questions.page import QuestionsPage
from desktop.tasks import TaskRunner

ASKING = frozenset(rule.ref for rule in RULES)


class StaffDesk(QObject):
    """Stands beside *page*, and looks each time that it shows a question."""

    def __init__(
        self,
        page: QuestionsPage,
        training: TrainingService,
        handing_over: HandingOverService,
        tasks: TaskRunner,
        go: Callable[[str, str], None],
    ) -> None:
        super().__init__(page)
        card = self._card = page.view.pane.staff_count
        self._page, self._who = page, page.view.pane.who
        self._training, self._handing_over = training, handing_over
        self._tasks = tasks
        self._ref, self._can_change = "", False
        page.shown.connect(self._on_shown)
        card.used.connect(self._on_used)
        card.staff_asked.connect(partial(go, "people", "staff"))

    def _on_shown(self, requirement: RequirementState) -> None:
        self._ref, self._can_change = requirement.ref, self._page.can_change
        if self._can_change:
            self._tasks.read(self, self._handing_over.names, self._who.offer, _nothing)
        if self._ref not in ASKING:
            self._card.hide()
            return
        job = partial(_read, self._training, self._ref)
        self._tasks.read(self, job, partial(self._on_read, self._ref), _nothing)

    def _on_read(self, ref: str, found: tuple[TrainingOffer | None, bool]) -> None:
        offer, is_listed = found
        if ref != self._ref:
            return
        if offer is not None:
            self._card.show_offer(offer, can_change=self._can_change)
        elif is_listed or not self._can_change:  # it is signed, or not asked here
            self._card.hide()
        else:
            self._card.show_nobody()

    def _on_used(self) -> None:
        self._page.writes.do(partial(self._training.use, self._ref))


def _read(training: TrainingService, ref: str) -> tuple[TrainingOffer | None, bool]:
    standing = training.standing()
    offer = next((one for one in standing.offers if one.ref == ref), None)
    return offer, bool(standing.count.total)


def _nothing(_error: Exception) -> None:
    """What cannot be read is no trouble: the question stands without it."""
