"""What somebody looks after, and giving it to others as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.domain.change import Change
from core.domain.state import AssessmentState
from core.services.answer_edits import check_ref
from core.services.answer_fields import put_fields
from core.services.answers import OWNER
from core.services.people.people_rows import owned_answers, people_rows
from core.services.people.staff_rows import staff_rows
from core.services.records import Records
from core.services.typed_text import NAME, typed
from core.store.unit import WriteUnit


@dataclass(frozen=True, slots=True)
class Heir:
    """Who looks after an answer from now on; an empty name means nobody yet."""

    assessment_id: str
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class OwnedPiece:
    """Evidence that shows an answer which somebody looks after, to be checked again by a day."""

    evidence_id: str
    title: str
    review_by: date
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnedQuestion:
    """An answer that somebody looks after; *is_open*: there is still something to do."""

    assessment_id: str
    set_title: str
    ref: str
    title: str
    is_open: bool
    due: date | None


@dataclass(frozen=True, slots=True)
class Belongings:
    """What somebody looks after in the open assessments."""

    name: str
    questions: tuple[OwnedQuestion, ...] = ()
    evidence: tuple[OwnedPiece, ...] = ()


class HandingOverService:
    """Shows what each person looks after, and gives it to others."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def belongings(self, name: str) -> Belongings:
        """Return what *name* looks after in open assessments; nothing for an unknown name."""
        with self._records.store.read() as session:
            return read_belongings(session, self._records, name)

    def names(self) -> tuple[str, ...]:
        """Return everybody who could look after something: those here, each once, by name."""
        records, today = self._records, self._records.today()
        with records.store.read() as session:
            known = [p.name for p in people_rows(session, records) if p.left_on is None]
            known += [
                s.name
                for s in staff_rows(session, records)
                if s.left_on is None or s.left_on > today
            ]
        by_fold = {name.casefold(): name for name in reversed(known)}
        return tuple(sorted(by_fold.values(), key=str.casefold))

    def hand_over(self, heirs: Sequence[Heir]) -> Change:
        """Give answers to others as one change.

        Raises AssessmentSignedError, UnknownRequirementError, TextTooLongError, NotAllowedError.
        """
        with self._records.write("answer", "handed-over", count=len(heirs)) as unit:
            refs = hand_over(unit, self._records, heirs)
        return Change(requirements=refs if unit.touched else frozenset())


def hand_over(unit: WriteUnit, records: Records, heirs: Sequence[Heir]) -> frozenset[str]:
    """Set the owners inside *unit*, which keeps its name, and return the refs.

    Raises AssessmentSignedError, UnknownRequirementError, TextTooLongError.
    """
    label = unit.label
    by_assessment: dict[str, list[Heir]] = defaultdict(list)
    for heir in heirs:
        by_assessment[heir.assessment_id].append(heir)
    for assessment_id, given in by_assessment.items():
        row = records.open_row(unit.session, assessment_id)
        question_set = records.question_set(unit.session, row)
        for heir in given:
            check_ref(question_set, heir.ref)
        put_fields(
            unit, row.id, [(heir.ref, {OWNER: typed(heir.name, NAME) or None}) for heir in given]
        )
    unit.label = label  # one answer or many, it is called after the act
    return frozenset(heir.ref for heir in heirs)


def read_belongings(session: Session, records: Records, name: str) -> Belongings:
    """Return what *name* looks after, from one moment of the records."""
    by_assessment: dict[str, list[str]] = defaultdict(list)
    for owned in owned_answers(session, records, name):
        by_assessment[owned.assessment_id].append(owned.ref)
    questions: list[OwnedQuestion] = []
    evidence: list[OwnedPiece] = []
    for assessment_id, refs in by_assessment.items():
        state = records.state(session, records.assessment_row(session, assessment_id))
        questions += _questions(state, refs)
        evidence += _evidence(state, refs)
    evidence.sort(key=lambda piece: piece.review_by)
    return Belongings(name, tuple(questions), tuple(evidence))


def _questions(state: AssessmentState, refs: Sequence[str]) -> list[OwnedQuestion]:
    set_title = state.question_set.catalogue.title
    return [
        OwnedQuestion(
            assessment_id=state.assessment.id,
            set_title=set_title,
            ref=one.ref,
            title=one.title,
            is_open=one.is_counted and not one.is_settled,
            due=one.answer.due,
        )
        for one in state.requirements
        if one.ref in refs
    ]


def _evidence(state: AssessmentState, refs: Sequence[str]) -> list[OwnedPiece]:
    found = []
    for piece in state.evidence:
        served = tuple(dict.fromkeys(link.ref for link in piece.links if link.ref in refs))
        if served and piece.review_by is not None:
            found.append(OwnedPiece(piece.id, piece.title, piece.review_by, served))
    return found
