"""Where an assessment stands: the one read model of window, command line, paper and bundle."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind, Asked, Criterion, QuestionSet
from core.domain.evidence import Evidence, Standing, standing_of
from core.domain.organisation import Assessment, Organisation
from core.domain.publication import Publication
from core.domain.requests import Request
from core.domain.scoring import (
    Score,
    applies,
    is_covered,
    item_is_complete,
    item_standing,
    level_of,
    score,
)
from core.domain.signoff import SendBack, SignOff


class Progress(StrEnum):
    """How far one requirement is."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    DONE = "done"
    NOT_RELEVANT = "not-relevant"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One criterion, whether it is met, and what stands behind it (None while it is not met)."""

    criterion: Criterion
    level: int
    met: bool
    standing: Standing | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RequirementState:
    """One requirement with its answer, its level and what it lacks."""

    asked: Asked
    answer: Answer
    level: int | None  # None where it does not count, or is not answered by levels
    progress: Progress
    criteria: tuple[CriterionState, ...]
    evidence: tuple[Evidence, ...]  # everything linked to it, withdrawn pieces left out
    missing: tuple[Criterion, ...]  # unmet criteria of the next level
    held_by: tuple[Criterion, ...]  # the same, where ticks above the level are in vain
    covered: bool = False  # a fact of the profile answers it
    standing: Standing | None = None  # what stands behind the answer of a complete item

    @property
    def ref(self) -> str:
        return self.asked.ref

    @property
    def title(self) -> str:
        return self.asked.requirement.title

    @property
    def is_counted(self) -> bool:
        """Whether it is in the sums."""
        return self.progress not in (Progress.EXEMPT, Progress.NOT_RELEVANT)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: it is done, or does not apply."""
        return self.progress in (Progress.DONE, Progress.NOT_RELEVANT)

    @property
    def is_compulsory(self) -> bool:
        """Whether it is asked this year and must be answered."""
        return self.progress is not Progress.EXEMPT and self.asked.applicability.mandatory

    @property
    def is_optional(self) -> bool:
        """Whether it is asked this year and may stay open."""
        return self.progress is not Progress.EXEMPT and not self.asked.applicability.mandatory


@dataclass(frozen=True)
class AssessmentState:
    """Everything about one assessment at one moment."""

    organisation: Organisation
    assessment: Assessment
    question_set: QuestionSet
    requirements: tuple[RequirementState, ...]
    score: Score
    evidence: tuple[Evidence, ...]
    today: date
    sign_off: SignOff | None = None  # the one in force
    send_back: SendBack | None = None  # the last one, while nothing was signed since
    history_stamp: str = ""
    file_made_on: date | None = None  # the last submission file of the sign-off in force
    publication: Publication | None = None  # of the sign-off in force
    requests: tuple[Request, ...] = ()  # what others were asked for in this year
    confirmed: frozenset[str] = frozenset()  # the assertions that were confirmed as a whole

    @cached_property
    def by_ref(self) -> Mapping[str, RequirementState]:
        """Each requirement's state by its ref."""
        return {state.ref: state for state in self.requirements}

    @property
    def total(self) -> int:
        """How many there are that must be answered. Exempt ones are not asked."""
        return sum(r.is_compulsory for r in self.requirements)

    @property
    def answered(self) -> int:
        """How many of them are done or do not apply."""
        return sum(r.is_compulsory and r.is_settled for r in self.requirements)

    @property
    def to_look_at(self) -> tuple[RequirementState, ...]:
        """What was brought from an older assessment and nobody was sure of since."""
        return tuple(
            r
            for r in self.requirements
            if r.answer.is_to_be_looked_at and r.progress is not Progress.EXEMPT
        )

    @property
    def to_go(self) -> int:
        """How many are left."""
        return self.total - self.answered

    @property
    def optional(self) -> int:
        """How many more are asked that may stay open."""
        return sum(r.is_optional for r in self.requirements)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been answered at all."""
        return all(r.progress in (Progress.NOT_STARTED, Progress.EXEMPT) for r in self.requirements)


def requirement_state(
    asked: Asked,
    answer: Answer,
    evidence: Collection[Evidence],
    today: date,
    covers: Collection[str] = (),
) -> RequirementState:
    """Return how one requirement stands, where the facts *covers* of the profile hold."""
    linked = tuple(
        piece
        for piece in evidence
        if not piece.withdrawn and any(link.ref == asked.ref for link in piece.links)
    )
    criteria = tuple(
        _criterion_state(asked.ref, criterion, level.number, answer, linked, today)
        for level in asked.requirement.levels
        for criterion in level.criteria
    )
    counts = applies(asked, answer)
    by_levels = asked.requirement.answer is AnswerKind.LEVELS
    level = level_of(asked.requirement, answer.met) if by_levels else 0
    missing = tuple(c.criterion for c in criteria if c.level == level + 1 and not c.met)
    in_vain = any(c.met and c.level > level for c in criteria)
    if asked.applicability.exempt:
        progress = Progress.EXEMPT
    elif answer.is_to_be_looked_at:
        progress = Progress.STARTED
    elif not counts:
        progress = Progress.NOT_RELEVANT
    elif level >= answer.target if by_levels else item_is_complete(asked, answer, linked, covers):
        progress = Progress.DONE
    elif answer.is_untouched and not linked:
        progress = Progress.NOT_STARTED
    else:
        progress = Progress.STARTED
    return RequirementState(
        asked=asked,
        answer=answer,
        level=level if counts and by_levels else None,
        progress=progress,
        criteria=criteria,
        evidence=linked,
        missing=missing,
        held_by=missing if in_vain else (),
        covered=counts and is_covered(asked, covers),
        standing=None
        if by_levels or progress is not Progress.DONE
        else item_standing(asked, linked, today, covers),
    )


def _criterion_state(
    ref: str,
    criterion: Criterion,
    level: int,
    answer: Answer,
    linked: Collection[Evidence],
    today: date,
) -> CriterionState:
    met = criterion.id in answer.met
    return CriterionState(
        criterion,
        level,
        met,
        standing_of(ref, criterion.id, linked, today) if met else None,
        tuple(p for p in linked if any(link.serves(ref, criterion.id) for link in p.links)),
    )


def assessment_state(
    organisation: Organisation,
    assessment: Assessment,
    question_set: QuestionSet,
    answers: Mapping[str, Answer],
    evidence: Collection[Evidence],
    today: date,
    *,
    sign_off: SignOff | None = None,
    send_back: SendBack | None = None,
    history_stamp: str = "",
    file_made_on: date | None = None,
    publication: Publication | None = None,
    requests: tuple[Request, ...] = (),
) -> AssessmentState:
    """Put together where an assessment stands from what is stored."""
    covers = organisation.covers(today)
    return AssessmentState(
        organisation=organisation,
        assessment=assessment,
        question_set=question_set,
        requirements=tuple(
            requirement_state(
                asked, answers.get(asked.ref, Answer(asked.ref)), evidence, today, covers
            )
            for asked in question_set.asked
        ),
        score=score(question_set, answers, evidence, today, covers),
        evidence=tuple(evidence),
        today=today,
        sign_off=sign_off,
        send_back=send_back,
        history_stamp=history_stamp,
        file_made_on=file_made_on,
        publication=publication,
        requests=requests,
        confirmed=frozenset(ref for ref, answer in answers.items() if answer.confirmed),
    )
