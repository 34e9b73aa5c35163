"""Regular jobs: what is done again and again, so that next year's evidence makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core.domain.catalogue import Ages, Asked, QuestionSet
from core.domain.starters import Starter, months_later
from core.text import QT_TRANSLATE_NOOP, translate

YEARLY = 12


@dataclass(frozen=True, slots=True)
class JobRecord:
    """That a job was done once. *evidence_id* is what shows it, where something was kept."""

    id: str
    on: date
    by: str
    note: str = ""
    evidence_id: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A regular job with every time that it was done, the newest first."""

    id: str
    title: str
    every_months: int
    first_due: date
    created_at: datetime
    serves: tuple[str, ...] = ()
    offer: str = ""  # the key of the offer that it came from
    owner: str = ""
    note: str = ""
    stopped_on: date | None = None
    records: tuple[JobRecord, ...] = ()

    @property
    def next_due(self) -> date | None:
        """When it is to be done next; None where it was stopped."""
        if self.stopped_on is not None:
            return None
        if not self.records:
            return self.first_due
        return months_later(max(one.on for one in self.records), self.every_months)

    def is_late(self, today: date) -> bool:
        """Whether its day has passed. The day itself is not late."""
        due = self.next_due
        return due is not None and due < today


@dataclass(frozen=True, slots=True)
class JobOffer:
    """A job that the questions suggest. *key* stays the same from year to year."""

    key: str
    title: str
    every_months: int
    serves: tuple[str, ...]


_BY_STARTER: Final[Mapping[str, tuple[str, int]]] = {
    "spot-check-sheet": (
        QT_TRANSLATE_NOOP("jobs", "Walk round with the check sheet"),
        3,
    ),
    "training-record": (
        QT_TRANSLATE_NOOP("jobs", "Train everybody, and write down who came"),
        YEARLY,
    ),
    "access-review": (
        QT_TRANSLATE_NOOP("jobs", "Go through who can open what; close what leavers left"),
        6,
    ),
    "continuity-plan": (
        QT_TRANSLATE_NOOP("jobs", "Practise the plan for the day when things fail"),
        YEARLY,
    ),
    "asset-register": (
        QT_TRANSLATE_NOOP("jobs", "Bring the list of devices, programs and papers up to date"),
        6,
    ),
    "data-flow-map": (
        QT_TRANSLATE_NOOP("jobs", "Look through the map of where personal data travels"),
        YEARLY,
    ),
    "risk-register": (QT_TRANSLATE_NOOP("jobs", "Look through the list of risks"), 6),
    "supplier-list": (
        QT_TRANSLATE_NOOP("jobs", "Look up the suppliers' certificates and their end dates"),
        YEARLY,
    ),
    "privacy-notice": (
        QT_TRANSLATE_NOOP("jobs", "Read the privacy notice: is it still true, is it on show?"),
        YEARLY,
    ),
    "data-security-policy": (
        QT_TRANSLATE_NOOP("jobs", "Read the policies again and date them"),
        YEARLY,
    ),
}
"""Jobs in our own words, by the starter that each leaves behind filled in."""

_BY_AGE: Final[Mapping[Ages, str]] = {
    Ages.TRAINED: QT_TRANSLATE_NOOP("jobs", "Train again: {title}"),
    Ages.TESTED: QT_TRANSLATE_NOOP("jobs", "Test again: {title}"),
    Ages.REVIEWED: QT_TRANSLATE_NOOP("jobs", "Look at again: {title}"),
}


def job_offers(questions: QuestionSet, starters: Iterable[Starter]) -> tuple[JobOffer, ...]:
    """Return the jobs that *questions* suggest: those of the starters, then of what ages.

    Whatever a starter's job serves is not offered a second time under its question's name.
    """
    asked = [one for one in questions.asked if not one.applicability.exempt]
    offers = [*_of_starters(questions, asked, {one.id: one for one in starters})]
    served = {ref for one in offers for ref in one.serves}
    offers += (offer for one in asked if one.ref not in served for offer in _of_age(one))
    return tuple(offers)


def _of_starters(
    questions: QuestionSet, asked: list[Asked], starters: Mapping[str, Starter]
) -> Iterator[JobOffer]:
    for key, (title, months) in _BY_STARTER.items():
        if key not in starters:
            continue
        own = starters[key].serves.get(questions.catalogue.id, ())
        serves = tuple(a.ref for a in asked if a.ref in own or key in a.requirement.templates)
        if serves:
            yield JobOffer(key, translate("jobs", title), months, serves)


def _of_age(asked: Asked) -> Iterator[JobOffer]:
    requirement = asked.requirement
    kinds = [requirement.ages, *(c.ages for c in requirement.criteria)]
    found = next((kind for kind in kinds if kind is not None), None)
    if found is not None:
        title = translate("jobs", _BY_AGE[found], title=requirement.title)
        yield JobOffer(asked.ref, title, YEARLY, (asked.ref,))


def by_next_due(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """Return *jobs*: what is due first, and what was stopped last of all."""
    return tuple(sorted(jobs, key=lambda j: (j.next_due or date.max, j.created_at)))
