"""What the place History reads, on a reader: a page of the trail, one change, what is around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.organisation import AssessmentStatus, Person
from core.services.assessments import AssessmentService
from core.services.past.history import ChangeView, HistoryService, TrailFilter, ValueView
from core.services.people.people import PeopleService
from core.services.records import NoAssessmentError

PAGE = 100
MOST_AGAIN = 1_000  # of what was scrolled through, this much is read anew after a change


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some changes, the newest first; which of them do not hold any more, and about what they are.

    *documents* are titles, by the change's id.
    """

    changes: tuple[ChangeView, ...]
    taken_back: frozenset[str]
    is_last: bool
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What the filters offer, the stamp, and how many changes there are."""

    people: tuple[Person, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""
    count: int = 0
    can_change: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """One change with all that it set."""

    change: ChangeView
    values: tuple[ValueView, ...]
    is_taken_back: bool


def read_page(
    history: HistoryService, wanted: TrailFilter, limit: int, after: int | None = None
) -> TrailPage:
    """Read *limit* changes that fit, from the one after the place *after* on."""
    changes = history.trail(wanted, limit=limit, after=after)
    ids = [change.id for change in changes]
    return TrailPage(changes, history.taken_back(ids), len(changes) < limit, history.documents(ids))


def read_around(
    history: HistoryService, people: PeopleService, assessments: AssessmentService
) -> Around:
    """Read what stands around the list."""
    newest = history.trail(limit=1)
    titles: dict[str, str] = {}
    is_open = False
    try:
        state = assessments.state()
        titles = {ref: one.title for ref, one in state.by_ref.items()}
        is_open = state.assessment.status is AssessmentStatus.OPEN
    except NoAssessmentError:
        pass
    return Around(
        people.all(include_left=True),
        titles,
        history.stamp(),
        newest[0].place if newest else 0,
        is_open,
    )


def read_change(history: HistoryService, change_id: str) -> Told:
    """Read one change."""
    return Told(
        history.find(change_id),
        history.details(change_id),
        bool(history.taken_back([change_id])),
    )
