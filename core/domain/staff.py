"""Everybody who works here, and when each was last trained."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from typing import Final

MONTHS_BETWEEN: Final = 12
"""How long training counts. Source: shared facts, "Training target 95% of people with access in
the twelve months before publication" (verified, general-practice file of DSPT 8)."""


@dataclass(frozen=True, slots=True)
class Training:
    """One training that somebody finished. *course* is empty where nothing was noted."""

    id: str
    on: date
    course: str = ""
    evidence_id: str | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works here, whether they use the program or not.

    *sees_records*: they can see personal information, on a screen or on paper. *trainings* are
    those that were finished, the newest first.
    """

    id: str
    name: str
    job: str = ""
    started: date | None = None
    left_on: date | None = None
    sees_records: bool = True
    trainings: tuple[Training, ...] = field(default=())

    @property
    def trained_on(self) -> date | None:
        """The day of the newest training; None before the first."""
        return self.trainings[0].on if self.trainings else None

    @property
    def due(self) -> date | None:
        """The first day on which the newest training counts no more; None before the first."""
        return months_after(self.trained_on, MONTHS_BETWEEN) if self.trained_on else None

    def is_here(self, today: date) -> bool:
        """Whether they work here on *today*: begun, and not left."""
        begun = self.started is None or self.started <= today
        return begun and (self.left_on is None or self.left_on > today)

    def is_trained(self, today: date) -> bool:
        """Whether they finished training within the twelve months up to *today*."""
        due = self.due
        return due is not None and due > today


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Somebody to put on the list, or, with ``known``, a training date for one who is on it."""

    name: str
    job: str = ""
    started: date | None = None
    trained_on: date | None = None
    known: str = ""  # the id of whoever bears the name already


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a month that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
