"""What is due within a week, or late, of the plan, the waiting list and the regular jobs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.domain.jobs import Job
from core.domain.plan import Action
from core.domain.requests import Request

SOON: Final = timedelta(days=7)


class DutyKind(StrEnum):
    """Where a duty comes from, under the name by which To do finds it."""

    ACTION = "plan_action"
    REQUEST = "request"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do by a day. Of a request, *title* is of whom it was asked."""

    kind: DutyKind
    id: str
    title: str
    on: date

    def days_late(self, today: date) -> int:
        """Return how many days it is late; 0 and below is not late."""
        return (today - self.on).days

    @property
    def target(self) -> str:
        """What To do goes to."""
        return f"{self.kind}/{self.id}"


def duties_soon(
    actions: Iterable[Action], requests: Iterable[Request], jobs: Iterable[Job], today: date
) -> tuple[Duty, ...]:
    """Return what is due by a week from *today*, what is longest due first."""
    until = today + SOON
    found = [
        *(
            Duty(DutyKind.ACTION, one.id, one.title, one.due)
            for one in actions
            if one.is_open and one.due is not None
        ),
        *(
            Duty(DutyKind.REQUEST, one.id, one.asked_of, one.chase_on)
            for one in requests
            if one.is_waiting and one.chase_on is not None
        ),
        *(
            Duty(DutyKind.JOB, one.id, one.title, one.next_due)
            for one in jobs
            if one.next_due is not None
        ),
    ]
    return tuple(sorted((d for d in found if d.on <= until), key=lambda d: (d.on, d.title)))
