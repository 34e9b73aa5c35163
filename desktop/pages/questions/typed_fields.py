"""The fields of the open question that are typed into, each kept from the first letter on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from core.domain.state import RequirementState
from core.services.answers import NOT_RELEVANT, NOTE, OWNER, AnswerService
from core.services.item_answers import ITEM, PLACE
from desktop.pages.questions.answer.way import words_of
from desktop.pages.questions.keeper import DraftKeeper, Drafts, half_typed
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner


class TypedFields(QObject):
    """``show`` each time the page shows a question; ``failed(error)`` while typing is not kept."""

    failed = Signal(object)

    def __init__(
        self, pane: RequirementPane, answers: AnswerService, tasks: TaskRunner, writes: Writes
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self.keepers = [
            DraftKeeper(field, widget, answers, tasks, writes)
            for field, widget in (
                (NOTE, pane.note.note),
                (OWNER, pane.who.owner),
                (NOT_RELEVANT, pane.relevance.reason),
                (ITEM, pane.answer.words.edit),
                (PLACE, pane.answer.place),
            )
        ]
        for keeper in self.keepers:
            keeper.failed.connect(self.failed)

    def show(self, requirement: RequirementState, drafts: Drafts) -> None:
        """Show what is kept of *requirement*, and over it what was half typed at the last end."""
        answer = requirement.answer
        words = words_of(requirement.asked.requirement.answer, answer)
        values = (answer.note, answer.owner, answer.not_relevant or "", words, answer.place)
        for keeper, value in zip(self.keepers, values, strict=True):
            keeper.show(requirement.ref, value, drafts)

    def were_read_back(self) -> None:
        """From now on the records' word counts for what was saved."""
        for keeper in self.keepers:
            keeper.forget_kept()

    def flush(self) -> None:
        """Hand over whatever is half typed."""
        for keeper in self.keepers:
            keeper.widget.flush()
        self._pane.answer.flush()
        self._pane.who.due.read()
        self._pane.evidence.flush()

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        for keeper in self.keepers:
            keeper.retry()

    def focus_half_typed(self, ref: str, drafts: Drafts) -> bool:
        """Put the caret back into the field that was being typed in; say whether there is one."""
        field = half_typed(self.keepers, ref, drafts)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pane.page.ensureWidgetVisible(field, 0, 60)
        return field is not None
