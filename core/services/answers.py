"""Answering: ticks, notes, owners, targets, dates, and what does not apply to us."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from sqlalchemy import select

from core.domain.answers import DEFAULT_TARGET
from core.domain.catalogue import QuestionSet
from core.domain.change import Change
from core.domain.roles import Deed
from core.domain.state import AssessmentState
from core.domain.what_if import Tried, state_if
from core.errors import UserError
from core.services.answer_edits import (
    CONFIRMED,
    DUE,
    NOT_RELEVANT,
    NOTE,
    OWNER,
    TARGET,
    TYPED,
    AnswerEdit,
    check_ref,
    confirmed_values,
    typed_edit,
    values_of,
)
from core.services.answer_errors import UnknownFieldError
from core.services.answer_fields import put_fields
from core.services.item_answers import keep_words
from core.services.records import Records
from core.store import tables
from core.store.drafts import DraftKey, drop_draft, read_drafts
from core.store.unit import WriteUnit

__all__ = [
    "CONFIRMED",
    "DUE",
    "NOTE",
    "NOT_RELEVANT",
    "OWNER",
    "TARGET",
    "AnswerEdit",
    "AnswerService",
    "settle_all",
]

_ENTITY = tables.Answer.__tablename__


class AnswerService:
    """Changes answers, each call one entry in the history. Signed assessments are refused."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def tick(self, ref: str, criterion_id: str, *, assessment_id: str | None = None) -> Change:
        """Say that a criterion is met. Raises UnknownCriterionError."""
        return self.change(ref, AnswerEdit(meet=(criterion_id,)), assessment_id=assessment_id)

    def untick(self, ref: str, criterion_id: str, *, assessment_id: str | None = None) -> Change:
        """Say that a criterion is not met after all. Raises UnknownCriterionError."""
        return self.change(ref, AnswerEdit(unmeet=(criterion_id,)), assessment_id=assessment_id)

    def set_note(self, ref: str, note: str, *, assessment_id: str | None = None) -> Change:
        """Write a note; an empty one clears it."""
        return self.change(ref, AnswerEdit(note=note), assessment_id=assessment_id)

    def set_owner(self, ref: str, owner: str, *, assessment_id: str | None = None) -> Change:
        """Name who looks after it; an empty name clears it."""
        return self.change(ref, AnswerEdit(owner=owner), assessment_id=assessment_id)

    def set_target(self, ref: str, target: int, *, assessment_id: str | None = None) -> Change:
        """Set the level to be reached, 0 to 3. Raises TargetOutOfRangeError."""
        return self.change(ref, AnswerEdit(target=target), assessment_id=assessment_id)

    def set_due(self, ref: str, due: date | None, *, assessment_id: str | None = None) -> Change:
        """Say until when it should be done; None for no date."""
        return self.change(ref, AnswerEdit(due=due or ""), assessment_id=assessment_id)

    def mark_not_relevant(
        self, ref: str, reason: str, *, assessment_id: str | None = None
    ) -> Change:
        """Say why it does not apply to us. Raises AlwaysRelevantError, ReasonMissingError."""
        return self.change(ref, AnswerEdit(not_relevant=reason), assessment_id=assessment_id)

    def mark_relevant(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Say that it applies to us after all."""
        return self.change(ref, AnswerEdit(relevant=True), assessment_id=assessment_id)

    def change(self, ref: str, edit: AnswerEdit, *, assessment_id: str | None = None) -> Change:
        """Change several things about one answer as one entry in the history.

        Raises AssessmentSignedError, UnknownRequirementError, UnknownCriterionError,
        AlwaysRelevantError, ReasonMissingError, TargetOutOfRangeError, TextTooLongError,
        AnswerOfOtherKindError.
        """
        with self._records.write("answer", "answer-changed", ref=ref) as unit:
            row = self._records.open_row(unit.session, assessment_id)
            question_set = self._records.question_set(unit.session, row)
            values = values_of(question_set, ref, edit)
            requirement = question_set.by_ref[ref].requirement
            values = keep_words(unit.session, row.id, requirement, values)
            edits = [(ref, values), *confirmed_values(question_set, edit)]
            put_fields(unit, row.id, edits, seen_at=self._records.now())
        return Change(requirements=frozenset({ref}) if unit.touched else frozenset())

    def would_be(
        self, ref: str, edit: AnswerEdit, *, assessment_id: str | None = None
    ) -> AssessmentState:
        """Return where the assessment would stand with the ticks, target and item of *edit*.

        Nothing is written, so a signed assessment can be looked at like this too. Raises
        UnknownRequirementError, UnknownCriterionError, TargetOutOfRangeError,
        AnswerOfOtherKindError.
        """
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            values_of(records.question_set(session, row), ref, edit)  # refuses what is none
            state = records.state(session, row)
        ticks = dict.fromkeys(edit.meet, True) | dict.fromkeys(edit.unmeet, False)
        target = None
        if edit.target is not None:
            target = DEFAULT_TARGET if edit.target == "" else int(edit.target)
        return state_if(state, Tried(ref, ticks, target, edit.item))

    def save_draft(
        self, ref: str, field: str, text: str, *, assessment_id: str | None = None
    ) -> None:
        """Keep half-typed text so that a power cut loses none of it. The history stays as it is.

        Raises AssessmentSignedError, UnknownRequirementError, UnknownFieldError, NotAllowedError.
        """
        records = self._records
        with records.store.read() as session:
            records.refuse_unless_allowed(session, Deed.ANSWER)
            row = records.open_row(session, assessment_id)
            key = _draft(records.question_set(session, row), row.id, ref, field)
        records.store.save_draft(key, text)

    def drafts(self, *, assessment_id: str | None = None) -> Mapping[tuple[str, str], str]:
        """Return the half-typed texts of an assessment by (ref, field), the newest first."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            found = read_drafts(session, entity=_ENTITY, entity_id=row.id)
        texts = {}
        for draft in found:
            ref, _, field = draft.key.field.rpartition("/")
            texts[ref, field] = draft.text
        return texts

    def settle_draft(self, ref: str, field: str, *, assessment_id: str | None = None) -> Change:
        """Make the half-typed text the field's value and give the draft up; one transaction.

        An empty "does not apply to us, because" means that it applies. Raises what ``change``
        and ``save_draft`` raise; then the draft stays.
        """
        with self._records.write("answer", field, ref=ref) as unit:
            row = self._records.open_row(unit.session, assessment_id)
            question_set = self._records.question_set(unit.session, row)
            key = _draft(question_set, row.id, ref, field)
            text = unit.session.scalar(
                select(tables.Draft.text).where(
                    tables.Draft.entity == key.entity,
                    tables.Draft.entity_id == key.entity_id,
                    tables.Draft.field == key.field,
                    tables.Draft.person_id == key.person,
                )
            )
            if text is not None:
                _settle(unit, self._records, row, key, text)
        return Change(requirements=frozenset({ref}) if unit.touched else frozenset())

    def drop_draft(self, ref: str, field: str, *, assessment_id: str | None = None) -> None:
        """Give the half-typed text up; the field keeps its value."""
        records = self._records
        with records.write("draft", "draft") as unit:
            row = records.assessment_row(unit.session, assessment_id)
            question_set = records.question_set(unit.session, row)
            drop_draft(unit.session, _draft(question_set, row.id, ref, field))


def settle_all(unit: WriteUnit, records: Records, row: tables.Assessment) -> None:
    """Make every half-typed text of *row* its field's value; what does not fit stays a draft."""
    for draft in read_drafts(unit.session, entity=_ENTITY, entity_id=row.id):
        with suppress(UserError):
            _settle(unit, records, row, draft.key, draft.text)


def _settle(
    unit: WriteUnit, records: Records, row: tables.Assessment, key: DraftKey, text: str
) -> None:
    question_set = records.question_set(unit.session, row)
    ref, _, field = key.field.rpartition("/")
    values = values_of(question_set, ref, typed_edit(field, text))
    requirement = question_set.by_ref[ref].requirement
    values = keep_words(unit.session, row.id, requirement, values)
    put_fields(unit, row.id, [(ref, values)], seen_at=records.now())
    drop_draft(unit.session, key)


def _draft(question_set: QuestionSet, assessment_id: str, ref: str, field: str) -> DraftKey:
    check_ref(question_set, ref)
    if field not in TYPED:
        raise UnknownFieldError(field=field, fields=", ".join(TYPED))
    return DraftKey(_ENTITY, assessment_id, f"{ref}/{field}")
