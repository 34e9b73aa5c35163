"""Who there is and who works now, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.organisation import Person
from core.services.people.people import PeopleService


@dataclass(frozen=True, slots=True)
class WhoFacts:
    """The people who may be chosen, and whoever works now or worked last."""

    people: tuple[Person, ...]
    working: Person

    @property
    def is_shared(self) -> bool:
        """Whether there is anybody to change to."""
        return len(self.people) > 1

    @property
    def asks(self) -> bool:
        """Whether the window asks who is working before it shows anything."""
        return self.is_shared and self.working.has_pin


def read_who(people: PeopleService) -> WhoFacts:
    """Read it, on a worker."""
    return WhoFacts(people.all(), people.working())
