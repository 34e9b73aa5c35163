"""Who shares this PC, and what those who left still look after; read in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.belongings import Heir
from core.domain.change import Change
from core.domain.organisation import Person, Role
from core.domain.roles import Deed
from core.services.assessments import AssessmentService
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService


@dataclass(frozen=True, slots=True)
class Owned:
    """A question that somebody looks after by name."""

    assessment_id: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """Everybody, and whether whoever works may change anything about them."""

    people: tuple[Person, ...]  # who left too
    working: Person
    administers: bool
    may_answer: bool
    owned: Mapping[str, tuple[Owned, ...]]  # by the id of somebody who left

    @property
    def present(self) -> tuple[Person, ...]:
        """Those who are here."""
        return tuple(person for person in self.people if person.left_on is None)

    @property
    def left(self) -> tuple[Person, ...]:
        """Those who have left."""
        return tuple(person for person in self.people if person.left_on is not None)

    @property
    def is_shared(self) -> bool:
        """Whether roles and PINs mean anything here."""
        return len(self.present) > 1

    @property
    def administrators(self) -> tuple[str, ...]:
        """The names of those who may be asked."""
        return tuple(p.name for p in self.present if p.role is Role.ADMINISTRATOR)


def read_people(people: PeopleService, assessments: AssessmentService) -> PeopleFacts:
    """Read it, on a worker."""
    everybody = people.all(include_left=True)
    owned: dict[str, tuple[Owned, ...]] = {}
    for person in everybody:
        if person.left_on is not None:
            found = people.owned_by(person.id)
            titles = _titles(assessments, {one.assessment_id for one in found})
            owned[person.id] = tuple(
                Owned(one.assessment_id, one.ref, titles.get((one.assessment_id, one.ref), ""))
                for one in found
            )
    return PeopleFacts(
        people=everybody,
        working=people.working(),
        administers=people.may(Deed.PEOPLE),
        may_answer=people.may(Deed.ANSWER),
        owned=owned,
    )


def give_over(handing_over: HandingOverService, owned: Sequence[Owned], name: str) -> Change:
    """Let *name* look after each of *owned* from now on, as one change."""
    return handing_over.hand_over([Heir(one.assessment_id, one.ref, name) for one in owned])


def change_person(people: PeopleService, person: Person, name: str, job: str, role: Role) -> Change:
    """Change what is different; the name first, because it is most often refused."""
    change = Change()
    if name.strip() != person.name:
        change = change.merge(people.rename(person.id, name))
    if job.strip() != person.job:
        change = change.merge(people.set_job(person.id, job))
    if role is not person.role:
        change = change.merge(people.set_role(person.id, role))
    return change


def _titles(assessments: AssessmentService, ids: set[str]) -> dict[tuple[str, str], str]:
    return {
        (one, requirement.ref): requirement.title
        for one in ids
        for requirement in assessments.state(one).requirements
    }
