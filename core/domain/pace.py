"""How quickly an organisation works, read from when its answers were saved. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from core.domain.clock import london_date

IDLE: Final = timedelta(minutes=10)
"""A longer gap between two saved things is no work: a customer came, or the day ended."""
OPENING: Final = timedelta(minutes=2)
"""What somebody has read and thought before the first thing of a sitting was saved."""
WORKED: Final = 0.5  # minutes: with less, an answer was typed in from paper or filled in at once
ENOUGH: Final = 5  # answers, before the own pace counts for anything
LATELY: Final = timedelta(days=28)
_TRUST: Final = 5  # as many answers of one's own weigh as much as our estimate
_SLOWEST, _QUICKEST = 3.0, 0.3  # of our estimate; what lies beyond was no ordinary work


@dataclass(frozen=True, slots=True)
class Touch:
    """That somebody saved something about some answers. Bulk acts name several *refs*."""

    at: datetime
    refs: frozenset[str]
    person: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """*ratio*: own minutes for one of our estimate's, 1 where nothing is known of it.

    *answers* is how many it rests on. *a_week* is how many were finished a week of late, None
    while it is too early to say.
    """

    ratio: float = 1.0
    answers: int = 0
    a_week: float | None = None


def active_minutes(touches: Iterable[Touch]) -> Mapping[str, float]:
    """Return how long was worked on each answer, in minutes; idle time is left out.

    The time between two saved things goes to the later one. A bulk act is nobody's work on any
    one answer.
    """
    spent: dict[str, float] = defaultdict(float)
    for sitting in _by_person(touches):
        before: datetime | None = None
        for touch in sitting:
            gap = OPENING if before is None or touch.at - before > IDLE else touch.at - before
            if len(touch.refs) == 1:
                spent[next(iter(touch.refs))] += gap.total_seconds() / 60
            before = touch.at
    return spent


def pace_of(
    touches: Sequence[Touch],
    estimates: Mapping[str, int],
    settled: Collection[str],
    today: date,
) -> Pace:
    """Return the pace of an organisation from what it saved about its *settled* answers.

    *estimates* are our minutes for each. The more answers there are to go by, the more the own
    pace weighs against our estimate.
    """
    spent = active_minutes(touches)
    known = [ref for ref in settled if spent.get(ref, 0) >= WORKED and estimates.get(ref)]
    a_week = _a_week(touches, settled, today)
    if len(known) < ENOUGH:
        return Pace(a_week=a_week)
    own = sum(spent[ref] for ref in known) / sum(estimates[ref] for ref in known)
    own = min(max(own, _QUICKEST), _SLOWEST)
    ratio = (_TRUST + len(known) * own) / (_TRUST + len(known))
    return Pace(ratio, len(known), a_week)


def _a_week(touches: Iterable[Touch], settled: Collection[str], today: date) -> float | None:
    """Return how many answers were finished a week within the last four weeks."""
    finished: dict[str, date] = {}
    first = today
    for touch in touches:
        day = london_date(touch.at)
        first = min(first, day)
        if len(touch.refs) == 1 and not touch.refs.isdisjoint(settled):
            ref = next(iter(touch.refs))
            finished[ref] = max(day, finished.get(ref, day))
    weeks = min(today - first, LATELY) / timedelta(weeks=1)
    count = sum(today - day <= LATELY for day in finished.values())
    return count / weeks if weeks >= 1 and count >= ENOUGH else None


def _by_person(touches: Iterable[Touch]) -> Iterable[list[Touch]]:
    theirs: dict[str, list[Touch]] = defaultdict(list)
    for touch in touches:
        theirs[touch.person].append(touch)
    return [sorted(some, key=lambda touch: touch.at) for some in theirs.values()]
