"""How much of one's own time is left, as a range, and when all would be answered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.domain.last_year_advice import is_to_be_looked_at
from core.domain.pace import Pace
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate

_LOOK: Final = 1  # minutes to say whether one of last year's answers is still true
_LEAST, _MOST = 0.75, 1.25  # of what is expected; less wide once the own pace is known
_LEAST_OWN, _MOST_OWN = 0.8, 1.2
_SURE: Final = 15  # answers of one's own, from which the narrower range holds
_HOUR: Final = 60
_IN_MINUTES: Final = 90  # up to so many minutes the range is said in minutes


@dataclass(frozen=True, slots=True)
class Forecast:
    """*low* to *high* minutes of one's own are left.

    *answers* of one's own it goes by (0: by our estimate alone). *done_by* is the day on which all
    is answered if it goes on as of late, None where that cannot be said.
    """

    low: int
    high: int
    answers: int = 0
    done_by: date | None = None

    @property
    def is_by_own_pace(self) -> bool:
        """Whether the organisation's own pace is in it."""
        return self.answers > 0


def remaining_minutes(state: AssessmentState) -> int:
    """Return our estimate of the person's own time that is left, in minutes."""
    return sum(_minutes(r) for r in state.requirements if r.is_compulsory and not r.is_settled)


def forecast_of(state: AssessmentState, pace: Pace | None = None) -> Forecast:
    """Return what is left by our estimate and the organisation's own *pace*."""
    pace = pace or Pace()
    expected = remaining_minutes(state) * pace.ratio
    sure = pace.answers >= _SURE
    least, most = (_LEAST_OWN, _MOST_OWN) if sure else (_LEAST, _MOST)
    done_by = None
    if pace.a_week and state.to_go:
        done_by = state.today + timedelta(days=math.ceil(state.to_go / pace.a_week * 7))
    return Forecast(round(expected * least), round(expected * most), pace.answers, done_by)


def effort_text(forecast: Forecast) -> str:
    """Say "about 3 to 5 hours of yours.", or in minutes where it is little."""
    if forecast.high <= _IN_MINUTES:
        low, high = _rounded(forecast.low), _rounded(forecast.high)
        if low == high:
            return translate("home", "about {high} minutes of yours.", high=high)
        return translate("home", "about {low} to {high} minutes of yours.", low=low, high=high)
    low, high = max(1, forecast.low // _HOUR), max(2, round(forecast.high / _HOUR))
    return translate("home", "about {low} to {high} hours of yours.", low=low, high=high)


def _rounded(minutes: int) -> int:
    """Return whole fives of minutes, at least five: nobody believes a forecast of 37."""
    return max(5, round(minutes / 5) * 5)


def _minutes(requirement: RequirementState) -> int:
    if is_to_be_looked_at(requirement) and not requirement.answer.is_untouched:
        return _LOOK
    minutes = requirement.asked.requirement.minutes
    return minutes if requirement.progress is Progress.NOT_STARTED else minutes // 2
