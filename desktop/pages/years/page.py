"""Years side by side: reads every year and compares two of them; changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.year_comparison import YearComparison, YearMark
from core.services.years.comparing import ComparingService, OneYearOnlyError
from desktop.changes import Changes
from desktop.page import Page
from desktop.pages.years.view import YearsView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill


@dataclass(frozen=True, slots=True)
class Years:
    """Every year, and the two that are compared; None where there is one only."""

    every: tuple[YearMark, ...]
    found: YearComparison | None


def read_years(comparing: ComparingService, then: str, now: str) -> Years:
    """Read them, on a worker."""
    every = comparing.years()
    try:
        return Years(every, comparing.compare(then or None, now or None))
    except OneYearOnlyError:
        return Years(every, None)


class YearsPage(Page):
    """*go* leads to a question, and back to History."""

    def __init__(
        self,
        *,
        comparing: ComparingService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._comparing, self._tasks = comparing, tasks
        self._then = self._now = ""
        self._asked = 0  # how often the records were asked
        self.view = YearsView()
        fill(self, self.view)
        self.view.hide()
        self.view.wanted.connect(self._on_wanted)
        self.view.chosen.connect(partial(go, "questions"))
        self.view.back.clicked.connect(partial(go, "history", ""))
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._load()

    def _load(self) -> None:
        self._asked += 1
        job = partial(read_years, self._comparing, self._then, self._now)
        self._tasks.read(self, job, partial(self._on_years, self._asked))

    def _on_years(self, number: int, years: Years) -> None:
        if number < self._asked:
            return  # a later reading is on its way
        first = self.view.isHidden()
        self.view.show_years(years.every, years.found)
        self.view.show()
        if first and self.isVisible():
            self.view.back.setFocus()

    def _on_wanted(self, then: str, now: str) -> None:
        self._then, self._now = then, now
        self._load()

    def _on_changed(self, change: Change, _origin: object) -> None:
        moved = change.requirements or change.assessment or change.sign_off or change.evidence
        if moved and self.isVisible():
            self._load()
