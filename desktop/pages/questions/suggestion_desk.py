"""Reads what another question set suggests for the open question, and takes it where asked to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.domain.crosswalk import Suggestion
from core.domain.evidence import EvidenceLink
from core.domain.state import RequirementState
from core.services.answers import AnswerService
from core.services.documents.evidence import EvidenceService
from core.services.suggestions import SuggestionService
from desktop.pages.questions.suggestion_card import SuggestionCard
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner


class SuggestionDesk(QObject):
    """``show`` each time the page shows a question; *note* gives the note as it stands there."""

    def __init__(
        self,
        card: SuggestionCard,
        suggestions: SuggestionService,
        evidence: EvidenceService,
        answers: AnswerService,
        tasks: TaskRunner,
        writes: Writes,
        note: Callable[[], str],
    ) -> None:
        super().__init__(card)
        self._card, self._suggestions = card, suggestions
        self._evidence, self._answers = evidence, answers
        self._tasks, self._writes, self._note = tasks, writes, note
        self._requirement: RequirementState | None = None
        self._can_change = False
        card.evidence_wanted.connect(self._on_evidence_wanted)
        card.note_wanted.connect(self._on_note_wanted)

    def show(self, requirement: RequirementState, *, can_change: bool) -> None:
        """Look for what meets *requirement*; what belongs to another one is put away at once."""
        if self._requirement is None or self._requirement.ref != requirement.ref:
            self._card.hide()
        self._requirement, self._can_change = requirement, can_change
        job = partial(self._suggestions.for_ref, requirement.ref)
        self._tasks.read(self, job, partial(self._on_found, requirement.ref), _nothing)

    def _on_found(self, ref: str, found: tuple[Suggestion, ...]) -> None:
        now = self._requirement
        if now is not None and ref == now.ref:
            linked = frozenset(piece.id for piece in now.evidence)
            self._card.show_suggestions(found, linked, can_change=self._can_change)

    def _on_evidence_wanted(self, evidence_id: str) -> None:
        assert self._requirement is not None
        link = EvidenceLink(self._requirement.ref)
        self._writes.do(partial(self._evidence.link, evidence_id, link))

    def _on_note_wanted(self, words: str) -> None:
        """Put *words* below the note that is here; one change that undo takes back."""
        assert self._requirement is not None
        note = self._note().strip()
        if words not in note:
            both = f"{note}\n{words}" if note else words
            self._writes.do(partial(self._answers.set_note, self._requirement.ref, both))


def _nothing(_error: Exception) -> None:
    """A suggestion that cannot be read is no trouble: the question stands without it."""
