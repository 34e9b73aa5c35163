"""The people of a made-up organisation, and what they have still to do.

Everybody in it is invented. Days are counted from today, so that nothing grows old.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

from core.domain.plan import Effort
from core.domain.staff import NewStaff
from core.domain.state import AssessmentState
from core.services.assessments import AssessmentService
from core.services.people.staff import StaffService
from core.services.sample_made_up import MadeUp
from core.services.todo.jobs import JobService
from core.services.todo.letters import LetterService
from core.services.todo.plan import PlanService
from core.services.todo.requests import RequestService
from core.text import translate

_PHARMACY: Final = (
    ("Jo Smith", "Dispenser"), ("Bea Moss", "Counter assistant"), ("Lou Hart", "Dispenser"),
    ("Robin Vale", "Delivery driver"), ("Sam Okoro", "Trainee, Saturdays"),
    ("Ines Duarte", "Second pharmacist"), ("Kit Lowe", "Counter assistant"),
)  # fmt: skip
_CARE_HOME: Final = (
    ("Tom Bell", "Deputy manager"), ("Ana Reis", "Senior carer"), ("Ben Cole", "Carer"),
    ("Cora Dunn", "Carer"), ("Dev Shah", "Night carer"), ("Edie Frost", "Carer"),
    ("Femi Ade", "Senior carer"), ("Gwen Hill", "Cook"), ("Hugo Lane", "Carer"),
    ("Isla Marsh", "Carer"), ("Jude Nash", "Night carer"), ("Kofi Mensah", "Carer"),
    ("Lena Fox", "Administrator"), ("Milo Reed", "Carer"), ("Nora Pike", "Nurse"),
    ("Owen Tate", "Maintenance"), ("Pia Lund", "Carer"), ("Ravi Menon", "Nurse"),
    ("Suki Wood", "Carer"), ("Theo Byrne", "Activities"), ("Una West", "Carer"),
)  # fmt: skip
_ASKED_DAYS_AGO = 20  # so that the supplier is late: two weeks are usual
_TRAINED_DAYS_AGO = 100
_JOBS = 2


class Services(Protocol):
    """The part of the workspace that is needed."""

    @property
    def assessments(self) -> AssessmentService: ...

    @property
    def staff(self) -> StaffService: ...

    @property
    def plan(self) -> PlanService: ...

    @property
    def requests(self) -> RequestService: ...

    @property
    def letters(self) -> LetterService: ...

    @property
    def jobs(self) -> JobService: ...


def furnish(workspace: Services, who: MadeUp) -> None:
    """Give the organisation *who* its staff, a plan, somebody to wait for, and regular jobs.

    One person was not trained in time, one supplier is late, one job is nearly due.
    """
    state = workspace.assessments.state()
    workspace.staff.add_many(tuple(_staff(who, state.today)))
    _ask(workspace, state.today)
    _plan(workspace, who, state)
    for number, offer in enumerate(workspace.jobs.offers()[:_JOBS]):
        due = state.today + timedelta(days=9 + 40 * number)
        workspace.jobs.take(offer.key, first_due=due, owner=who.manager)


def _staff(who: MadeUp, today: date) -> list[NewStaff]:
    trained = today - timedelta(days=_TRAINED_DAYS_AGO)
    others = _CARE_HOME if who.org_type == "social-care" else _PHARMACY
    owner, role = who.owner
    people = [
        NewStaff(who.manager, job=translate("sample", "Manager"), trained_on=trained),
        NewStaff(owner, job=role, trained_on=trained),
    ]
    people += [NewStaff(name, job=job, trained_on=trained) for name, job in others[:-1]]
    name, job = others[-1]  # on long leave, so not trained since
    people.append(NewStaff(name, job=job, trained_on=trained - timedelta(days=400)))
    return people


def _ask(workspace: Services, today: date) -> None:
    groups = workspace.letters.groups()
    if not groups:
        return
    group = groups[0]
    asked_of = group.told or translate("sample", "Made-up Systems Ltd")
    letter = workspace.letters.letter(asked_of, group.refs, None)
    workspace.requests.ask(
        asked_of,
        group.refs,
        letter=letter.text,
        asked_on=today - timedelta(days=_ASKED_DAYS_AGO),
    )


def _plan(workspace: Services, who: MadeUp, state: AssessmentState) -> None:
    to_go = [one for one in state.requirements if one.is_compulsory and not one.is_settled]
    for number, requirement in enumerate(to_go[:3]):
        workspace.plan.add(
            requirement.title,
            [requirement.ref],
            owner=who.manager if number else "",
            due=state.today + timedelta(days=5 + 7 * number),
            effort=Effort.HOUR,
        )
