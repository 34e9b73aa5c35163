"""Trying out on one question: ticks change what is shown, and the records stay as they are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.answers import Answer
from core.domain.change import Change
from core.domain.state import AssessmentState, Progress
from core.domain.what_if import TRIED_OUT, Tried, outcome_text, state_if
from core.services.answers import AnswerEdit, AnswerService
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.pages.questions.writes import Writes


class TrialDesk(QObject):
    """``changed()`` when what is shown has to be shown anew.

    What is tried stays with its question while the program runs, and nowhere else.
    """

    changed = Signal()

    def __init__(self, pane: RequirementPane, answers: AnswerService, writes: Writes) -> None:
        super().__init__(pane)
        self._pane, self._answers, self._writes = pane, answers, writes
        self._tried: dict[str, Tried] = {}
        self._state: AssessmentState | None = None
        self._ref = ""
        self._can_change = False
        pane.head.try_out.clicked.connect(self.begin)
        pane.trial.keep.clicked.connect(self.keep)
        pane.trial.back.clicked.connect(self.put_back)

    @property
    def is_on(self) -> bool:
        """Whether something is being tried on the open question."""
        return self._ref in self._tried

    def differs(self, ref: str) -> bool:
        """Whether *ref* was tried otherwise than it is in the records."""
        if self._state is None or ref not in self._tried or ref not in self._state.by_ref:
            return False
        return not self._tried[ref].differing(self._answer(ref)).is_nothing

    def show(self, state: AssessmentState, ref: str, *, can_change: bool) -> AssessmentState:
        """Work on *ref*, and return what is to be shown of it: *state*, or what is tried."""
        self._state, self._ref, self._can_change = state, ref, can_change
        if not self._may_try():
            self._tried.pop(ref, None)
        then = state_if(state, self._tried[ref]) if self.is_on else state
        if self.is_on:
            differs = self.differs(ref)
            text = outcome_text(state, then, ref) if differs else ""
            self._pane.trial.show_outcome(text, differs=differs)
        return then

    def mark(self) -> None:
        """Frame what is tried, and leave alone meanwhile what would be saved."""
        self._pane.show_trying(self.is_on, offered=self._may_try(), can_change=self._can_change)

    def takes(self, edit: AnswerEdit) -> bool:
        """Take *edit* as something that is only tried; False where nothing is tried."""
        if not self.is_on or edit.due is not None or edit.confirm or edit.unconfirm:
            return False
        ticks = dict.fromkeys(edit.meet, True) | dict.fromkeys(edit.unmeet, False)
        target = edit.target if isinstance(edit.target, int) else None
        tried = self._tried[self._ref].plus(ticks=ticks, target=target, item=edit.item)
        self._tried[self._ref] = tried
        self.changed.emit()
        return True

    def begin(self) -> None:
        """Save nothing of this question from now on."""
        if self._may_try() and not self.is_on:
            self._tried[self._ref] = Tried(self._ref)
            self.changed.emit()
            self._pane.first_control().setFocus()

    def keep(self) -> None:
        """Make what was tried the answer, as one change."""
        tried = self._tried[self._ref].differing(self._answer(self._ref))
        edit = AnswerEdit(
            meet=tuple(c for c, on in tried.ticks.items() if on),
            unmeet=tuple(c for c, on in tried.ticks.items() if not on),
            target=tried.target,
            item=tried.item,
        )
        job = partial(self._answers.change, self._ref, edit)
        self._writes.do(job, partial(self._on_kept, self._ref))

    def put_back(self) -> None:
        """Show again what is in the records."""
        self._tried.pop(self._ref, None)
        self.changed.emit()
        self._pane.first_control().setFocus()

    def _on_kept(self, ref: str, _change: Change) -> None:
        self._tried.pop(ref, None)

    def _answer(self, ref: str) -> Answer:
        assert self._state is not None
        return self._state.by_ref[ref].answer

    def _may_try(self) -> bool:
        if self._state is None or not self._can_change:
            return False
        requirement = self._state.by_ref[self._ref]
        kind = requirement.asked.requirement.answer
        return requirement.progress is not Progress.EXEMPT and kind in TRIED_OUT
