"""How many are trained, and putting that into the answers that ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.catalogue import AnswerKind, QuestionSet, Requirement
from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.domain.scoring import NO, YES
from core.domain.training import (
    RULES,
    TrainingCount,
    TrainingRule,
    count_sentence,
    count_training,
    is_reached,
)
from core.services.answer_fields import put_fields
from core.services.answers import NOTE
from core.services.item_answers import ITEM
from core.services.people.staff_errors import NobodyListedError, NotAskedForTrainingError
from core.services.people.staff_rows import read_staff
from core.services.reading import MET
from core.services.records import NoAssessmentError, Records
from core.services.typed_text import LONG, typed
from core.store import tables

TOLD: Final = "training"
"""The field of an answer that holds the count which was put into it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The count that an answer was last given: how many of how many."""

    trained: int
    total: int


@dataclass(frozen=True, slots=True)
class TrainingOffer:
    """One question that asks for the count. *told* is what its answer was given, if anything.

    *is_reached*: as many as it asks for are trained. *is_used*: its answer says what would be put
    there now.
    """

    ref: str
    title: str
    share: int
    everybody: bool
    count: TrainingCount
    sentence: str
    told: Told | None
    is_reached: bool
    is_used: bool

    @property
    def missing(self) -> int:
        """How many more must be trained."""
        return self.count.missing(self.share)


@dataclass(frozen=True, slots=True)
class TrainingStanding:
    """How many of those who can see personal information are trained, and who asks."""

    count: TrainingCount
    offers: tuple[TrainingOffer, ...] = ()


class TrainingService:
    """Counts who is trained, and tells the open assessment by one deed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def standing(self, *, assessment_id: str | None = None) -> TrainingStanding:
        """Return the count of today and the questions of an open assessment that ask for it."""
        with self._records.store.read() as session:
            count = self._count(session, everybody=False)
            try:
                row = self._records.assessment_row(session, assessment_id)
            except NoAssessmentError:
                return TrainingStanding(count)
            if row.state != AssessmentStatus.OPEN.value or not count.total:
                return TrainingStanding(count)
            question_set = self._records.question_set(session, row)
            offers = tuple(
                self._offer(session, row.id, question_set.by_ref[rule.ref].requirement, rule)
                for rule in asking(question_set)
            )
        return TrainingStanding(count, offers)

    def use(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Put the count of today into the answer to *ref*, with its date, as one change.

        A question that takes yes or no is answered by whether the share is reached; of one with
        levels the points are ticked that the count decides. The sentence goes into the note, in
        place of the one that was put there before. Raises NotAskedForTrainingError,
        NobodyListedError, AssessmentSignedError, TextTooLongError, NotAllowedError.
        """
        records = self._records
        with records.write("answer", "training-told", ref=ref) as unit:
            row = records.open_row(unit.session, assessment_id)
            question_set = records.question_set(unit.session, row)
            rules = {rule.ref: rule for rule in asking(question_set)}
            if ref not in rules:
                raise NotAskedForTrainingError(ref=ref, refs=", ".join(rules) or "-")
            rule, requirement = rules[ref], question_set.by_ref[ref].requirement
            count = self._count(unit.session, everybody=rule.everybody)
            if not count.total:
                raise NobodyListedError()
            fields = _fields(unit.session, row.id, ref)
            label = unit.label
            values = {**_decided(requirement, rule, count), **_words(fields, rule, count)}
            put_fields(unit, row.id, [(ref, values)], seen_at=records.now())
            unit.label = label
        return Change(requirements=frozenset({ref}) if unit.touched else frozenset())

    def _count(self, session: Session, *, everybody: bool) -> TrainingCount:
        staff = read_staff(session, self._records)
        return count_training(staff, self._records.today(), everybody=everybody)

    def _offer(
        self, session: Session, assessment_id: str, requirement: Requirement, rule: TrainingRule
    ) -> TrainingOffer:
        count = self._count(session, everybody=rule.everybody)
        fields = _fields(session, assessment_id, rule.ref)
        told = _told(fields)
        same = told == Told(count.trained, count.total)
        decided = _decided(requirement, rule, count)
        return TrainingOffer(
            ref=rule.ref,
            title=requirement.title,
            share=rule.share,
            everybody=rule.everybody,
            count=count,
            sentence=count_sentence(count, everybody=rule.everybody),
            told=told,
            is_reached=is_reached(count, rule.share),
            is_used=same and all(fields.get(name) == value for name, value in decided.items()),
        )


def asking(question_set: QuestionSet) -> Iterator[TrainingRule]:
    """Yield the rules of the questions that *question_set* asks this organisation."""
    for rule in RULES:
        asked = question_set.by_ref.get(rule.ref)
        if asked is not None and not asked.applicability.exempt:
            yield rule


def _decided(
    requirement: Requirement, rule: TrainingRule, count: TrainingCount
) -> Mapping[str, Json]:
    """Return the fields of the answer that the count decides."""
    if requirement.answer is AnswerKind.LEVELS:
        known = {criterion.id for criterion in requirement.criteria}
        holds = {rule.finished: count.ever == count.total, rule.in_date: is_reached(count, 100)}
        return {MET + c: met or None for c, met in holds.items() if c in known}
    return {ITEM: YES if is_reached(count, rule.share) else NO}


def _words(fields: Mapping[str, Any], rule: TrainingRule, count: TrainingCount) -> dict[str, Json]:
    """Return the note with the sentence in it, and what is kept of the count."""
    sentence = count_sentence(count, everybody=rule.everybody)
    note, before = str(fields.get(NOTE) or ""), (fields.get(TOLD) or {}).get("text", "")
    if before and before in note:
        note = note.replace(before, sentence, 1)
    elif sentence not in note:
        note = f"{note}\n\n{sentence}" if note else sentence
    told: Json = {
        "on": count.on.isoformat(),
        "trained": count.trained,
        "of": count.total,
        "text": sentence,
    }
    return {NOTE: typed(note, LONG), TOLD: told}


def _told(fields: Mapping[str, Any]) -> Told | None:
    told = fields.get(TOLD)
    return Told(told["trained"], told["of"]) if told else None


def _fields(session: Session, assessment_id: str, ref: str) -> dict[str, Any]:
    answer = tables.Answer
    return dict(
        session.execute(
            select(answer.field, answer.value).where(
                answer.assessment_id == assessment_id, answer.ref == ref
            )
        ).all()
    )
