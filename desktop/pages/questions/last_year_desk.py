"""Reads what was answered last year to the open question, and what is asked no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.state import AssessmentState
from core.services.years.looking_again import LastYearsAnswer, LookAgainService
from core.services.years.years import YearService
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.questions.last_year_card import LastYearCard
from desktop.tasks import TaskRunner

STILL_TRUE = "still-true"


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's answer, and how many of last year's have no question any more."""

    answer: LastYearsAnswer
    left_behind: int


def read_last_year(
    look_again: LookAgainService, years: YearService, assessment_id: str, ref: str
) -> LastYear:
    """Read both, on a worker."""
    answer = look_again.last_years_answer(ref, assessment_id=assessment_id)
    return LastYear(answer, len(years.left_behind(assessment_id=assessment_id)))


class LastYearDesk(QObject):
    """``show`` each time the page shows a question. *go(place, target)* leads to another place."""

    left_counted = Signal(int)

    def __init__(
        self,
        card: LastYearCard,
        look_again: LookAgainService,
        years: YearService,
        watch: CopyWatch,
        tasks: TaskRunner,
        go: Callable[..., None],
    ) -> None:
        super().__init__(card)
        self._card, self._tasks, self._go = card, tasks, go
        self._read = partial(read_last_year, look_again, years)
        self._state: AssessmentState | None = None
        self._ref = ""
        self._can_change = False
        card.look_asked.connect(self._on_look_asked)
        card.open_asked.connect(watch.open)

    def show(self, ref: str, state: AssessmentState, *, can_change: bool) -> None:
        """Look for what was answered to *ref*; another question's is put away at once."""
        if ref != self._ref:
            self._card.hide()
        self._state, self._ref, self._can_change = state, ref, can_change
        job = partial(self._read, state.assessment.id, ref)
        self._tasks.read(self, job, partial(self._on_read, ref), _nothing)

    def _on_read(self, ref: str, last: LastYear) -> None:
        if ref == self._ref and self._state is not None:
            self._card.show_answer(last.answer, self._state.today, can_change=self._can_change)
            self.left_counted.emit(last.left_behind)

    def _on_look_asked(self) -> None:
        self._go(STILL_TRUE, self._ref)


def _nothing(_error: Exception) -> None:
    """A year that cannot be read is no trouble here: the question stands without it."""
