"""Answering questions whose kind is not established: by a tick, in words, or by a place."""

from __future__ import annotations

from enum import StrEnum

from core.domain.canonical import Json
from core.domain.catalogue import AnswerKind
from core.domain.change import Change
from core.domain.scoring import NO, YES
from core.services.answer_edits import check_ref
from core.services.answer_fields import put_fields
from core.services.item_answers import ITEM, SET_ASIDE, other_kind, stored
from core.services.records import Records


class How(StrEnum):
    """The ways to answer a question whose kind is not established."""

    YES = "yes"
    NO = "no"
    WORDS = "words"
    PLACE = "place"


class OpenAnswerService:
    """Chooses the way in which such a question is answered; nothing typed is lost by it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def choose(self, ref: str, how: How, *, assessment_id: str | None = None) -> Change:
        """Answer an open question by a tick, in words or by a place; one entry in the history.

        Words that stood there are set aside, and are the answer again once words are chosen.
        Where it is kept stays in any case. Raises AssessmentSignedError,
        UnknownRequirementError, AnswerOfOtherKindError.
        """
        with self._records.write("answer", ITEM, ref=ref) as unit:
            row = self._records.open_row(unit.session, assessment_id)
            question_set = self._records.question_set(unit.session, row)
            check_ref(question_set, ref)
            if question_set.by_ref[ref].requirement.answer is not AnswerKind.OPEN:
                raise other_kind(question_set.by_ref[ref].requirement)
            item, aside = stored(unit.session, row.id, ref)
            words = "" if item in (YES, NO) else item
            values: dict[str, Json] = {ITEM: how.value, SET_ASIDE: words or aside or None}
            if how is How.WORDS:
                values = {ITEM: words or aside or None, SET_ASIDE: None}
            elif how is How.PLACE:
                values[ITEM] = None
            put_fields(unit, row.id, [(ref, values)], seen_at=self._records.now())
        return Change(requirements=frozenset({ref}) if unit.touched else frozenset())
