"""What somebody wants to change about an answer, checked and put as values of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from core.domain.answers import DEFAULT_TARGET
from core.domain.canonical import Json
from core.domain.catalogue import QuestionSet
from core.domain.scoring import HIGHEST_LEVEL
from core.services import typed_text
from core.services.answer_errors import (
    AlwaysRelevantError,
    TargetOutOfRangeError,
    UnknownCriterionError,
    UnknownRequirementError,
)
from core.services.assessments import ReasonMissingError
from core.services.item_answers import ITEM, PLACE, check_kind
from core.services.reading import MET
from core.services.typed_text import typed

NOTE, OWNER, TARGET, DUE = "note", "owner", "target", "due"
NOT_RELEVANT, CONFIRMED = "not-relevant", "confirmed"
TYPED = (NOTE, OWNER, NOT_RELEVANT, ITEM, PLACE)
"""The fields that are typed, and so have drafts."""

Values = tuple[str, Mapping[str, Json]]
"""A ref and the values of some fields of its answer."""


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


def typed_edit(field: str, text: str) -> AnswerEdit:
    if field == NOTE:
        return AnswerEdit(note=text)
    if field == OWNER:
        return AnswerEdit(owner=text)
    if field == ITEM:
        return AnswerEdit(item=text)
    if field == PLACE:
        return AnswerEdit(place=text)
    return AnswerEdit(not_relevant=text) if text.strip() else AnswerEdit(relevant=True)


def values_of(question_set: QuestionSet, ref: str, edit: AnswerEdit) -> Mapping[str, Json]:
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


def confirmed_values(question_set: QuestionSet, edit: AnswerEdit) -> Iterator[Values]:
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
