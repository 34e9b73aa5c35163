"""What the section reads and writes, on a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.domain.change import Change
from core.domain.organisation import Organisation
from core.domain.roles import Deed, may
from core.services.drafts import DraftService
from core.services.facts import QUOTED_AS, FactService, Use
from core.services.people.people import PeopleService
from core.services.profile import ProfileService

FORM = "about-us"


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """Everything that the section shows, by the keys of the profile."""

    organisation: Organisation
    values: Mapping[str, str]
    uses: Mapping[str, tuple[Use, ...]]
    drafts: Mapping[str, str]
    may_change: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One fact that was changed. *quoting* are the answers that still quote its value of before."""

    change: Change
    before: str
    quoting: tuple[Use, ...] = ()


def read_about(
    profile: ProfileService, facts: FactService, drafts: DraftService, people: PeopleService
) -> AboutFacts:
    """Read it all."""
    return AboutFacts(
        profile.organisation(),
        profile.values(),
        facts.uses(),
        drafts.texts(FORM),
        may(people.working().role, Deed.PROFILE),
    )


def tell(
    profile: ProfileService,
    facts: FactService,
    drafts: DraftService,
    key: str,
    value: str | date,
) -> Told:
    """Change one fact, and find the answers that still quote what it was; on trouble it stays
    at least as a draft."""
    if isinstance(value, str):
        drafts.keep(FORM, key, value)
    before = profile.values()[key]
    change = profile.set(key, value)
    drafts.keep(FORM, key, "")
    quoting = facts.uses_of(key, before) if change and key in QUOTED_AS else ()
    return Told(change, before, quoting)
