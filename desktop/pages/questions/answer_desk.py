"""What is ticked, chosen, confirmed or put in on the page becomes changes."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from core.domain.state import RequirementState
from core.services.answers import AnswerEdit, AnswerService
from core.services.open_answers import How, OpenAnswerService
from desktop.pages.questions.answer.way import IN_WORDS
from desktop.pages.questions.guidance_panel import GuidancePanel
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.pages.questions.trial_desk import TrialDesk
from desktop.pages.questions.writes import Writes


class AnswerDesk(QObject):
    """One for the page. ``show`` tells it which question is open. *trial* takes what is tried."""

    def __init__(
        self,
        pane: RequirementPane,
        guidance: GuidancePanel,
        answers: AnswerService,
        open_answers: OpenAnswerService,
        writes: Writes,
    ) -> None:
        super().__init__(pane)
        self._pane, self._answers, self._open, self._writes = pane, answers, open_answers, writes
        self.trial = TrialDesk(pane, answers, writes)
        self._ref = ""
        self._in_words = False
        pane.ticked.connect(self._on_ticked)
        pane.who.target_chosen.connect(self._on_target_chosen)
        pane.who.due_changed.connect(self._on_due_changed)
        pane.answer.answered.connect(self._on_answered)
        pane.answer.way_chosen.connect(self._on_way_chosen)
        pane.confirm.confirmed.connect(self._on_confirmed)
        guidance.insert_asked.connect(self._on_insert_asked)

    def show(self, requirement: RequirementState) -> None:
        """Work on *requirement* from now on."""
        self._ref = requirement.ref
        self._in_words = requirement.asked.requirement.answer in IN_WORDS

    def _on_ticked(self, criterion: str, met: bool) -> None:
        self._change(AnswerEdit(meet=(criterion,)) if met else AnswerEdit(unmeet=(criterion,)))

    def _on_target_chosen(self, target: int) -> None:
        self._change(AnswerEdit(target=target))

    def _on_due_changed(self, due: date | None) -> None:
        self._change(AnswerEdit(due=due or ""))

    def _on_answered(self, item: str) -> None:
        self._change(AnswerEdit(item=item))

    def _on_way_chosen(self, how: How) -> None:
        self._writes.do(partial(self._open.choose, self._ref, how))

    def _on_confirmed(self, assertion: str, on: bool) -> None:
        self._change(AnswerEdit(confirm=(assertion,)) if on else AnswerEdit(unconfirm=(assertion,)))

    def _on_insert_asked(self, text: str) -> None:
        """Put an example where it belongs: where no words are asked for, into the note."""
        card = self._pane.answer if self._in_words else self._pane.note
        card.insert(text)
        self._pane.bring_into_view(card)

    def _change(self, edit: AnswerEdit) -> None:
        if not self.trial.takes(edit):
            self._writes.do(partial(self._answers.change, self._ref, edit))
