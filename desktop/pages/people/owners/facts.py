"""One person's sheet and the names to choose from, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.person_sheet import PersonSheet
from core.domain.roles import Deed
from core.errors import UserError
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """*names* are those who are here; *sheet* is of the one who was asked for."""

    names: tuple[str, ...]
    sheet: PersonSheet
    may_answer: bool


def read_owner(handing_over: HandingOverService, people: PeopleService, name: str) -> OwnerFacts:
    """Read the sheet of *name*; of whoever works where the name is empty or gone by now."""
    working = people.working().name
    try:
        sheet = handing_over.sheet(name or working)
    except UserError:  # their name was changed, or their adding undone
        sheet = handing_over.sheet(working)
    return OwnerFacts(handing_over.names(), sheet, people.may(Deed.ANSWER))
