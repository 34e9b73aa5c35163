"""Answering: ticks, notes, owners, targets, dates, and what does not apply to us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Literal

from sqlalchemy import select

from core.domain.answers import DEFAULT_TARGET
from core.domain.canonical import Json
from core.domain.carried import Verdict
from core.domain.catalogue import QuestionSet
from core.domain.change import Change
from core.domain.roles import Deed
from core.domain.scoring import HIGHEST_LEVEL
from core.errors import UserError
from core.services import typed_text
from core.services.assessments import ReasonMissingError
from core.services.item_answers import ITEM, PLACE, check_kind, keep_words
from core.services.reading import MET
from core.services.records import Records
from core.services.typed_text import typed
from core.services.years.stored import CARRIED, with_verdict
from core.store import tables
from core.store.drafts import DraftKey, drop_draft, read_drafts
from core.store.journal import Label
from core.store.unit import WriteUnit
from core.text import QT_TRANSLATE_NOOP

NOTE, OWNER, TARGET, DUE = "note", "owner", "target", "due"
NOT_RELEVANT, CONFIRMED = "not-relevant", "confirmed"
TYPED = (NOTE, OWNER, NOT_RELEVANT, ITEM, PLACE)
"""The fields that are typed, and so have drafts."""

Values = tuple[str, Mapping[str, Json]]
"""A ref and the values of some fields of its answer."""

_ENTITY = tables.Answer.__tablename__


class UnknownRequirementError(UserError):
    """The set does not ask this."""

    code = "unknown-requirement"
    what_text = QT_TRANSLATE_NOOP("errors", "This question set has no {ref}.")
    next_text = QT_TRANSLATE_NOOP("errors", "The nearest are: {near}.")


class UnknownCriterionError(UserError):
    """The requirement has no such point."""

    code = "unknown-criterion"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} has no point {criterion}.")
    next_text = QT_TRANSLATE_NOOP("errors", "The nearest are: {near}.")


class AlwaysRelevantError(UserError):
    """The set does not let this organisation leave the requirement out."""

    code = "always-relevant"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} applies to every organisation of your type.")
    next_text = QT_TRANSLATE_NOOP("errors", "Answer it; a note can say what is special with you.")


class TargetOutOfRangeError(UserError):
    """A target is a level."""

    code = "target-out-of-range"
    what_text = QT_TRANSLATE_NOOP("errors", "{target} is not a level.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a level from 0 to 3.")


class UnknownFieldError(UserError):
    """Only typed fields have drafts."""

    code = "unknown-field"
    what_text = QT_TRANSLATE_NOOP("errors", "An answer has no typed part called {field}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It has: {fields}.")


@dataclass(frozen=True, slots=True)
class AnswerEdit:
    """Several things to change about one answer at once. None leaves a thing alone.

    An empty text clears it: a note, an owner, a date; an empty target goes back to the usual one.
    *confirm* and *unconfirm* name assertions: the groups above items, confirmed as a whole.
    """

    meet: tuple[str, ...] = ()
    unmeet: tuple[str, ...] = ()
    note: str | None = None
    owner: str | None = None
    target: int | str | None = None
    due: date | Literal[""] | None = None
    not_relevant: str | None = None
    relevant: bool = False
    item: str | None = None
    place: str | None = None
    confirm: tuple[str, ...] = ()
    unconfirm: tuple[str, ...] = ()


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
            values = _values(question_set, ref, edit)
            requirement = question_set.by_ref[ref].requirement
            values = keep_words(unit.session, row.id, requirement, values)
            edits = [(ref, values), *_confirmed(question_set, edit)]
            put_fields(unit, row.id, edits, seen_at=self._records.now())
        return Change(requirements=frozenset({ref}) if unit.touched else frozenset())

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


def check_ref(question_set: QuestionSet, ref: str) -> None:
    """Refuse what the set does not ask this organisation. Raises UnknownRequirementError."""
    if ref not in question_set.by_ref:
        raise UnknownRequirementError(ref=ref, near=_near(ref, question_set.by_ref))


def check_criterion(question_set: QuestionSet, ref: str, criterion: str) -> None:
    """Refuse a criterion that *ref* does not have. Raises UnknownCriterionError."""
    if question_set.criterion_refs.get(criterion) != ref:
        own = [c.id for c in question_set.by_ref[ref].requirement.criteria]
        raise UnknownCriterionError(ref=ref, criterion=criterion, near=_near(criterion, own))


def _near(wanted: str, known: Mapping[str, object] | list[str]) -> str:
    return ", ".join(get_close_matches(wanted, known, n=3, cutoff=0.0)) or "-"


def _typed(field: str, text: str) -> AnswerEdit:
    if field == NOTE:
        return AnswerEdit(note=text)
    if field == OWNER:
        return AnswerEdit(owner=text)
    if field == ITEM:
        return AnswerEdit(item=text)
    if field == PLACE:
        return AnswerEdit(place=text)
    return AnswerEdit(not_relevant=text) if text.strip() else AnswerEdit(relevant=True)


def _values(question_set: QuestionSet, ref: str, edit: AnswerEdit) -> Mapping[str, Json]:
    """Return what *edit* means field by field; None clears a field."""
    check_ref(question_set, ref)
    for criterion in (*edit.meet, *edit.unmeet):
        check_criterion(question_set, ref, criterion)
    check_kind(question_set.by_ref[ref].requirement, edit.item, edit.place)
    values: dict[str, Json] = dict.fromkeys((MET + c for c in edit.meet), True)
    values |= dict.fromkeys(MET + c for c in edit.unmeet)
    for field, text, limit in (
        (NOTE, edit.note, typed_text.LONG),
        (OWNER, edit.owner, typed_text.NAME),
        (ITEM, edit.item, typed_text.LONG),
        (PLACE, edit.place, typed_text.PLACE),
    ):
        if text is not None:
            values[field] = typed(text, limit) or None
    if edit.target is not None:
        values[TARGET] = _target(edit.target)
    if edit.due is not None:
        values[DUE] = edit.due.isoformat() if isinstance(edit.due, date) else None
    if edit.relevant:
        values[NOT_RELEVANT] = None
    if edit.not_relevant is not None:
        values[NOT_RELEVANT] = _reason(question_set, ref, edit.not_relevant)
    return values


def _confirmed(question_set: QuestionSet, edit: AnswerEdit) -> Iterator[Values]:
    known = [asked.assertion.id for asked in question_set.asked if asked.assertion]
    for assertion in (*edit.confirm, *edit.unconfirm):
        if assertion not in known:
            raise UnknownRequirementError(ref=assertion, near=_near(assertion, known))
        yield assertion, {CONFIRMED: (assertion in edit.confirm) or None}


def _target(target: int | str) -> int | None:
    if target == "":
        return None
    try:
        level = int(target)
    except ValueError:
        level = -1
    if not 0 <= level <= HIGHEST_LEVEL:
        raise TargetOutOfRangeError(target=target)
    return None if level == DEFAULT_TARGET else level


def _reason(question_set: QuestionSet, ref: str, reason: str) -> str:
    if not question_set.by_ref[ref].applicability.may_be_not_relevant:
        raise AlwaysRelevantError(ref=ref)
    clean = typed(reason, typed_text.LONG)
    if not clean:
        raise ReasonMissingError()
    return clean


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
    values = _values(question_set, ref, _typed(field, text))
    requirement = question_set.by_ref[ref].requirement
    values = keep_words(unit.session, row.id, requirement, values)
    put_fields(unit, row.id, [(ref, values)], seen_at=records.now())
    drop_draft(unit.session, key)


def put_fields(
    unit: WriteUnit,
    assessment_id: str,
    edits: Iterable[Values],
    *,
    seen_at: datetime | None = None,
) -> None:
    """Set the fields of answers, and name the change after what is really different.

    With *seen_at* somebody edits these very answers then: one that was brought from last year and
    says something else now is looked at by that.
    """
    changed: list[Label] = []
    for ref, values in edits:
        rows = {
            row.field: row
            for row in unit.session.scalars(
                select(tables.Answer).where(
                    tables.Answer.assessment_id == assessment_id, tables.Answer.ref == ref
                )
            )
        }
        said = len(changed)
        for field, value in values.items():
            row = rows.get(field)
            if (row.value if row else None) == value:
                continue
            changed.append(_label(ref, field, value))
            if row is not None and value is None:
                unit.session.delete(row)  # back to what it was before anything was said
            elif row is not None:
                row.value = value
            else:
                unit.session.add(
                    tables.Answer(assessment_id=assessment_id, ref=ref, field=field, value=value)
                )
        if seen_at is not None and CARRIED in rows and _says_more(changed[said:]):
            carried = rows[CARRIED]
            carried.value = with_verdict(carried.value, Verdict.CHANGED, seen_at)
    if len(changed) == 1:
        unit.label = changed[0]


def _says_more(changed: Iterable[Label]) -> bool:
    """Whether the answer itself is different, and not only who sees to it and until when."""
    return any(label.key not in (OWNER, TARGET, DUE) for label in changed)


def _label(ref: str, field: str, value: Json) -> Label:
    if field.startswith(MET):
        criterion = field.removeprefix(MET)
        return Label("ticked" if value else "unticked", {"ref": ref, "criterion": criterion})
    if field == NOT_RELEVANT and value is None:
        return Label("relevant", {"ref": ref})
    return Label(field, {"ref": ref})


def _draft(question_set: QuestionSet, assessment_id: str, ref: str, field: str) -> DraftKey:
    check_ref(question_set, ref)
    if field not in TYPED:
        raise UnknownFieldError(field=field, fields=", ".join(TYPED))
    return DraftKey(_ENTITY, assessment_id, f"{ref}/{field}")
