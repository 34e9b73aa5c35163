"""Where an assessment stands, with what there is to say of the time that is left."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.duties import Duty
from core.domain.forecast import Forecast
from core.domain.key_dates import KeyDate
from core.domain.state import AssessmentState


@dataclass(frozen=True, slots=True)
class Outlook:
    """*peers* is one line, empty where there are no figures for this type and set.

    *duties* are what is late or due within a week for whoever is working.
    """

    state: AssessmentState
    forecast: Forecast
    dates: tuple[KeyDate, ...]
    peers: str
    duties: tuple[Duty, ...] = ()
