"""What Home tells of the time: the forecast, three days to note, and how others did."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from core.domain.catalogue import Scheme
from core.domain.clock import parse_utc
from core.domain.duties import Duty, duties_soon
from core.domain.forecast import Forecast, forecast_of
from core.domain.key_dates import KeyDate, key_dates
from core.domain.organisation import AssessmentStatus
from core.domain.pace import Touch, pace_of
from core.domain.peers import Peers, peers_text
from core.domain.plan import is_mine
from core.domain.requests import Request
from core.domain.state import AssessmentState
from core.resources import resource
from core.services.reading import read_person
from core.services.records import Records
from core.services.todo.rows import people_gone, read_actions, read_jobs
from core.store.journal_trail import answers_saved

_BY = re.compile(r"published_by_(-?\d+)_weeks_before_deadline")


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where an assessment stands, with what there is to say of its time.

    *peers* is one line, empty where there are no figures for this type and set. *duties* are what
    is late or due within a week for whoever is working.
    """

    state: AssessmentState
    forecast: Forecast
    dates: tuple[KeyDate, ...]
    peers: str
    duties: tuple[Duty, ...] = ()


class OutlookService:
    """Reads the forecast from the answers and from when they were saved."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def read(self, assessment_id: str | None = None) -> Outlook:
        """Return the outlook of an assessment. Raises NoAssessmentError."""
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            state = records.state(session, row)
            touches = _touches(session, row.id)
            duties = _duties(session, records, state.requests)
        estimates = {r.ref: r.asked.requirement.minutes for r in state.requirements}
        settled = {r.ref for r in state.requirements if r.is_settled}
        pace = pace_of(touches, estimates, settled, state.today)
        return Outlook(
            state,
            forecast_of(state, pace),
            key_dates(state),
            _peers(state),
            duties,
        )


def _duties(session: Session, records: Records, requests: Sequence[Request]) -> tuple[Duty, ...]:
    """Return what is due soon: of the plan and the jobs, what is one's own or nobody's."""
    whose, gone = records.organisation_id, people_gone(session, records.organisation_id)
    me = read_person(session, records.person_id).name if records.person_id else ""
    actions = [a for a in read_actions(session, whose) if is_mine(a.owner, me, gone)]
    jobs = [job for job in read_jobs(session, whose) if is_mine(job.owner, me, gone)]
    return duties_soon(actions, requests, jobs, records.today())


def _touches(session: Session, assessment_id: str) -> Sequence[Touch]:
    """Return when somebody saved something about which answers."""
    refs: dict[str, set[str]] = {}
    seen: dict[str, tuple[str, str]] = {}
    for change_id, at, person, ref in answers_saved(session, assessment_id):
        seen[change_id] = (at, person)
        refs.setdefault(change_id, set()).add(ref)
    return [
        Touch(parse_utc(at), frozenset(refs[key]), person) for key, (at, person) in seen.items()
    ]


def _peers(state: AssessmentState) -> str:
    due, known = state.assessment.due, sector_figures().get(state.organisation.org_type)
    shown = state.assessment.status is AssessmentStatus.OPEN and due is not None
    if not shown or known is None or state.question_set.catalogue.scheme is not Scheme.DSPT_ITEMS:
        return ""
    assert due is not None
    return peers_text(known, due, state.today)


@cache
def sector_figures() -> Mapping[str, Peers]:
    """Return the public figures of 2021-22 by type of organisation."""
    found = {}
    with resource("figures", "dspt_2021_22.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            published = {
                int(match[1]): int(count)
                for name, count in row.items()
                if (match := _BY.fullmatch(name))
            }
            found[row["org_type"]] = Peers(row["org_type"], int(row["organisations"]), published)
    return found
