"""What “Still true?” shows, read in one go so that nothing contradicts anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.carried import Verdict
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState
from core.services.answers import AnswerService
from core.services.assessments import AssessmentService
from core.services.people.people import PeopleService
from core.services.years.looking_again import LastYearsAnswer, LookAgainService
from core.services.years.years import YearService
from desktop.allowed import Allowed, read_allowed

Drafts = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Facts:
    """One moment of the records. *brought* is in the set's order."""

    state: AssessmentState
    brought: tuple[LastYearsAnswer, ...]
    left_behind: int
    drafts: Drafts
    allowed: Allowed

    @property
    def may_say(self) -> bool:
        """Whether anything can be said here at all."""
        return self.allowed.change and self.state.assessment.status is AssessmentStatus.OPEN

    def said(self, verdict: Verdict) -> tuple[LastYearsAnswer, ...]:
        """Return those of which that was said."""
        return tuple(one for one in self.brought if one.verdict is verdict)


def read_facts(
    look_again: LookAgainService,
    years: YearService,
    assessments: AssessmentService,
    answers: AnswerService,
    people: PeopleService,
) -> Facts:
    """Read everything, on a worker."""
    state = assessments.state()
    return Facts(
        state=state,
        brought=look_again.to_look_at(assessment_id=state.assessment.id).brought,
        left_behind=len(years.left_behind(assessment_id=state.assessment.id)),
        drafts=answers.drafts(assessment_id=state.assessment.id),
        allowed=read_allowed(people),
    )
