"""Small question sets to reckon with."""

from __future__ import annotations

from datetime import UTC, date, datetime

from core.domain.answers import Answer
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Level,
    Provenance,
    QuestionSet,
    Requirement,
    Scheme,
)
from core.domain.evidence import Evidence
from core.domain.guidance import Guidance
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.state import AssessmentState, assessment_state

SURE = Provenance(Confidence.VERIFIED, "a test")
TODAY = date(2026, 5, 20)


def requirement(number: int, **applicability: bool) -> Requirement:
    """A requirement with two criteria a level: 10-1.1a, 10-1.1b, 10-1.2a, ..."""
    ref = f"10-{number}"
    levels = tuple(
        Level(n, tuple(Criterion(f"{ref}.{n}{x}", f"Thing {n}{x}", f"short {n}{x}") for x in "ab"))
        for n in (1, 2, 3)
    )
    applies = {"pharmacy": Applicability(SURE, **applicability)}
    return Requirement(
        ref, f"Title {number}", AnswerKind.LEVELS, Guidance("What it asks"), SURE, applies, levels
    )


def item(ref: str, kind: AnswerKind, *, mandatory: bool = True) -> Requirement:
    applies = {"pharmacy": Applicability(SURE, mandatory=mandatory)}
    return Requirement(ref, f"Item {ref}", kind, Guidance("What it asks"), SURE, applies)


def catalogue(groups: tuple[Group, ...], scheme: Scheme = Scheme.IGT_LEVELS) -> Catalogue:
    return Catalogue(
        id="test-1",
        title="Test set",
        edition="2026",
        noun="requirement",
        scheme=scheme,
        purpose="For tests.",
        opens=None,
        due=date(2026, 6, 30),
        org_types={"pharmacy": "Pharmacy"},
        groups=groups,
    )


def at_level(question_set: QuestionSet, ref: str, level: int) -> Answer:
    """The answer that puts *ref* at exactly *level*."""
    asked = question_set.by_ref[ref]
    return Answer(
        ref,
        met=frozenset(c.id for lv in asked.requirement.levels[:level] for c in lv.criteria),
    )


def answers_at(question_set: QuestionSet, *levels: int) -> dict[str, Answer]:
    """Answers for the first len(levels) requirements, in order."""
    return {
        asked.ref: at_level(question_set, asked.ref, level)
        for asked, level in zip(question_set.asked, levels, strict=False)
    }


def state_of(
    question_set: QuestionSet, answers: dict[str, Answer], *evidence: Evidence, today: date = TODAY
) -> AssessmentState:
    organisation = Organisation("o", "Example Pharmacy", "FAA00", "pharmacy")
    assessment = Assessment(
        "a",
        "o",
        "test-1",
        "",
        "pharmacy",
        AssessmentStatus.OPEN,
        datetime(2026, 5, 1, tzinfo=UTC),
        date(2026, 6, 30),
    )
    return assessment_state(organisation, assessment, question_set, answers, evidence, today)
