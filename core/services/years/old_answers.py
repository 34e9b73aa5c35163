"""Last year's answers as they are shown beside this year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.domain.answers import Answer
from core.domain.carrying import LastYear
from core.domain.catalogue import AnswerKind, Criterion
from core.domain.evidence import Evidence
from core.services.reading import read_evidence
from core.services.records import Records


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """What was answered to one question of an older set. *ticks* are the points that were met."""

    assessment_id: str
    question_set: str
    ref: str
    title: str  # empty where the set did not ask it
    kind: AnswerKind | None
    answer: Answer
    ticks: tuple[Criterion, ...]
    evidence: tuple[Evidence, ...]  # in use now, with its dates


def read_old_answers(
    session: Session, records: Records, last: LastYear, refs: Iterable[str]
) -> Iterator[OldAnswer]:
    """Give the old answers to *refs*."""
    pieces = read_evidence(session, records.organisation_id, last.assessment_id)
    name = f"{last.catalogue.title} ({last.catalogue.edition})"
    for ref in refs:
        leaf = last.catalogue.by_ref.get(ref)
        answer = last.answers.get(ref, Answer(ref))
        yield OldAnswer(
            assessment_id=last.assessment_id,
            question_set=name,
            ref=ref,
            title=leaf.title if leaf else "",
            kind=leaf.answer if leaf else None,
            answer=answer,
            ticks=tuple(c for c in leaf.criteria if c.id in answer.met) if leaf else (),
            evidence=tuple(p for p in pieces if any(link.ref == ref for link in p.links)),
        )
