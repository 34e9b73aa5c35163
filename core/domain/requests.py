"""The waiting list: what others were asked for, when to remind them, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

CHASE_AFTER = timedelta(days=14)
"""So long nobody is reminded, unless another day is set."""


class RequestState(StrEnum):
    """What became of a request."""

    WAITING = "waiting"
    ANSWERED = "answered"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Request:
    """Something that was asked of somebody. *chased* are the days on which they were reminded."""

    id: str
    asked_of: str
    serves: tuple[str, ...]
    asked_on: date
    created_at: datetime
    reach: str = ""  # how to reach them: an address, a number
    letter: str = ""
    chase_on: date | None = None
    chased: tuple[date, ...] = ()
    state: RequestState = RequestState.WAITING
    note: str = ""
    closed_on: date | None = None
    evidence_id: str | None = None  # the reply, where it was kept

    @property
    def is_waiting(self) -> bool:
        """Whether the others have still to answer."""
        return self.state is RequestState.WAITING

    def is_late(self, today: date) -> bool:
        """Whether the day to remind them has come."""
        return self.is_waiting and self.chase_on is not None and self.chase_on <= today


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for others: requests, what they ask for, and what of it is late."""

    requests: tuple[Request, ...] = ()
    late: tuple[Request, ...] = ()

    @property
    def refs(self) -> frozenset[str]:
        """Everything that somebody was asked for and that has not come."""
        return frozenset(one for request in self.requests for one in request.serves)

    @property
    def late_refs(self) -> frozenset[str]:
        """What of it should have come by now."""
        return frozenset(one for request in self.late for one in request.serves)


def waiting_of(requests: Iterable[Request], today: date) -> Waiting:
    """Return what waits for others, what is to be chased first before all else."""
    open_ones = sorted(
        (one for one in requests if one.is_waiting),
        key=lambda r: (r.chase_on is None, r.chase_on or date.max, r.created_at),
    )
    return Waiting(tuple(open_ones), tuple(one for one in open_ones if one.is_late(today)))


def replied_refs(requests: Iterable[Request]) -> frozenset[str]:
    """Return what a reply has come for, so that it waits for nobody else any more."""
    return frozenset(one for r in requests if r.state is RequestState.ANSWERED for one in r.serves)
