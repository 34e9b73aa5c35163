"""What the place To do shows, read in one go on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.catalogue import QuestionSet
from core.domain.jobs import Job, JobOffer
from core.domain.letters import AskGroup
from core.domain.organisation import AssessmentStatus
from core.domain.plan import Action
from core.domain.requests import Request
from core.domain.roles import Deed
from core.services.assessments import AssessmentService
from core.services.people.people import PeopleService
from core.services.todo.jobs import JobService
from core.services.todo.letters import LetterService
from core.services.todo.plan import PlanService
from core.services.todo.requests import RequestService


@dataclass(frozen=True, slots=True)
class TodoServices:
    """What the place asks and changes."""

    plan: PlanService
    requests: RequestService
    letters: LetterService
    jobs: JobService
    assessments: AssessmentService
    people: PeopleService


@dataclass(frozen=True)
class TodoFacts:
    """Everything on the three tabs, at one moment. *mine* and *filled* are ids of actions."""

    today: date
    person: str
    people: tuple[str, ...]
    can_change: bool
    can_ask: bool
    actions: tuple[Action, ...]
    mine: frozenset[str]
    filled: frozenset[str]
    requests: tuple[Request, ...]
    groups: tuple[AskGroup, ...]
    open_refs: tuple[str, ...]  # what somebody could be asked about
    jobs: tuple[Job, ...]
    offers: tuple[JobOffer, ...]
    questions: QuestionSet

    @property
    def is_shared(self) -> bool:
        """Whether there is a difference between mine and everybody's."""
        return any(a.is_open and a.id not in self.mine for a in self.actions)


def read_todo(services: TodoServices) -> TodoFacts:
    """Read it all."""
    state = services.assessments.state()
    working = services.people.working()
    return TodoFacts(
        today=state.today,
        person=working.name,
        people=tuple(person.name for person in services.people.all()),
        can_change=services.people.may(Deed.ANSWER),
        can_ask=state.assessment.status is AssessmentStatus.OPEN,
        actions=services.plan.all(),
        mine=frozenset(action.id for action in services.plan.mine(working.name)),
        filled=services.plan.filled(),
        requests=state.requests,
        groups=services.letters.groups(),
        open_refs=tuple(r.ref for r in state.requirements if r.is_counted and not r.is_settled),
        jobs=services.jobs.all(),
        offers=services.jobs.offers(),
        questions=state.question_set,
    )
