"""A day that a person may want in their own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day with a name: when something is due, to be chased, or to be done again.

    *key* says what it is within the records (``action/<id>``) and stays the same when the day
    moves, so that a calendar moves its entry and keeps no second one. *title* is all that leaves
    the records. *remind_days* is how many days before, at nine in the morning, the calendar calls;
    0 is the day itself, None never.
    """

    key: str
    title: str
    on: date
    remind_days: int | None = None
