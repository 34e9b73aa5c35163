"""Home: what it shows is read from the assessment; its buttons lead to the other places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.home import Go, HomeLine
from core.domain.state import AssessmentState
from core.services.assessments import AssessmentService
from desktop.changes import Changes
from desktop.page import Page
from desktop.pages.home.view import HomeView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill

PLACES = {
    Go.REQUIREMENT: ("questions", ""),
    Go.QUESTIONS: ("questions", ""),
    Go.CHECK: ("finish", "check"),
    Go.OWNER: ("finish", "sign-off"),
    Go.EXPORT: ("finish", "send"),
    Go.RECEIPT: ("finish", "receipt"),
    Go.PUBLISHED: ("finish", "published"),
    Go.EVIDENCE: ("evidence", ""),
    Go.STILL_TRUE: ("still-true", ""),
    Go.QUESTION_SETS: ("settings", "sets"),
}
"""Place and target of each button; a requirement's target is its ref."""


class HomePage(Page):
    """``go(place, target)`` shows another place: ``window.go``.

    Targets that it uses: a ref or nothing for ``questions``, an evidence id for ``evidence``,
    and ``check``, ``sign-off`` or ``send`` for ``finish``.
    """

    def __init__(
        self,
        *,
        assessments: AssessmentService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assessments, self._tasks, self._changes, self._go = assessments, tasks, changes, go
        self._asked = 0  # how often the records were asked
        self.view = HomeView()
        fill(self, self.view)
        self.view.setVisible(False)
        for card in (self.view.result, self.view.time, self.view.next):
            card.acted.connect(self._on_line)
        self.view.time.due_chosen.connect(self._on_due_chosen)
        self.view.way.chosen.connect(self._on_requirement)
        self.view.standing.chosen.connect(self._on_requirement)
        self.view.lapses.chosen.connect(self._on_evidence)
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._reload()

    def _reload(self) -> None:
        self._asked += 1
        self._tasks.read(self, self._assessments.state, partial(self._on_state, self._asked))

    def _on_state(self, number: int, state: AssessmentState) -> None:
        if number < self._asked:
            return  # a later reading is on its way, and this one may be older
        first = self.view.isHidden()
        self.view.show_state(state)
        self.view.setVisible(True)
        if first and self.isVisible():
            self.view.next.button.setFocus()

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = (
            change.requirements
            or change.evidence
            or change.profile
            or change.sign_off
            or change.assessment
        )
        if origin is not self and concerned and self.isVisible():
            self._reload()  # while it is not on screen, arriving reads anew

    def _on_line(self, line: HomeLine) -> None:
        if line.go is Go.DUE_DATE:
            self.view.time.edit()
            return
        place, target = PLACES[line.go]
        self._go(place, line.ref or target)

    def _on_due_chosen(self, due: date | None) -> None:
        self._tasks.run(self, partial(self._assessments.set_due, due), self._on_due_kept)

    def _on_due_kept(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._reload()

    def _on_requirement(self, ref: str) -> None:
        self._go("questions", ref)

    def _on_evidence(self, evidence_id: str) -> None:
        self._go("evidence", evidence_id)
