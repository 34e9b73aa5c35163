"""Last year's answers to what is asked no more: readable, with note and evidence, to be copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.assessments import AssessmentService
from core.services.years.old_answers import OldAnswer
from core.services.years.years import YearService
from desktop.changes import Changes
from desktop.evidence.copy_watch import CopyWatch
from desktop.page import Page
from desktop.pages.left_behind.view import LeftBehindView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill
from desktop.years.words import as_text


@dataclass(frozen=True, slots=True)
class Left:
    """The old answers, and today."""

    olds: tuple[OldAnswer, ...]
    today: date


def read_left(years: YearService, assessments: AssessmentService) -> Left:
    """Read them, on a worker."""
    state = assessments.state()
    return Left(years.left_behind(assessment_id=state.assessment.id), state.today)


class LeftBehindPage(Page):
    """Reads only: whatever stands here belongs to the older assessment. *go* leads elsewhere."""

    def __init__(
        self,
        *,
        years: YearService,
        assessments: AssessmentService,
        watch: CopyWatch,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._read = tasks, partial(read_left, years, assessments)
        self._left: Left | None = None
        self.view = LeftBehindView()
        fill(self, self.view)
        self.view.hide()
        self.view.open_asked.connect(watch.open)
        self.view.copy_asked.connect(self._on_copy)
        self.view.copy_all.clicked.connect(self._on_copy_all)
        self.view.back.clicked.connect(partial(go, "questions", ""))
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._load()

    def _load(self) -> None:
        self._tasks.read(self, self._read, self._on_left)

    def _on_left(self, left: Left) -> None:
        first = self.view.isHidden()
        if left != self._left:
            self._left = left
            self.view.show_left(left.olds, left.today)
        self.view.show()
        if first and self.isVisible():
            self.view.first_control().setFocus()

    def _on_changed(self, change: Change, _origin: object) -> None:
        if (change.assessment or change.evidence) and self.isVisible():
            self._load()

    def _on_copy(self, ref: str) -> None:
        assert self._left is not None
        self._copy([old for old in self._left.olds if old.ref == ref])

    def _on_copy_all(self) -> None:
        assert self._left is not None
        self._copy(list(self._left.olds))

    def _copy(self, olds: list[OldAnswer]) -> None:
        QGuiApplication.clipboard().setText("\n".join(as_text(old) for old in olds))
        self.view.tell_copied(len(olds))
