"""What Home tells of the time: the forecast, three days to note, and how others did."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from core.domain.catalogue import Scheme
from core.domain.clock import parse_utc
from core.domain.duties import Duty, duties_soon
from core.domain.forecast import forecast_of
from core.domain.key_dates import key_dates
from core.domain.organisation import AssessmentStatus
from core.domain.outlook import Outlook
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
from core.store.journal_undo import last_place

_BY = re.compile(r"published_by_(-?\d+)_weeks_before_deadline")


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of the history, up to a place in it."""

    place: int = 0
    touches: tuple[Touch, ...] = ()


class OutlookService:
    """Reads the forecast from the answers and from when they were saved."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[str, _Known] = {}

    def read(self, assessment_id: str | None = None) -> Outlook:
        """Return the outlook of an assessment. Raises NoAssessmentError."""
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            state = records.state(session, row)
            touches = self._touches(session, row.id)
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

    def _touches(self, session: Session, assessment_id: str) -> Sequence[Touch]:
        """Return when somebody saved something about which answers.

        A history only grows, and Home asks often: what was read once is not read again.
        """
        known, place = self._known.get(assessment_id, _Known()), last_place(session)
        if place < known.place:  # an older copy was brought back
            known = _Known()
        if place > known.place:
            found = _touched(answers_saved(session, assessment_id, known.place))
            known = self._known[assessment_id] = _Known(place, (*known.touches, *found))
        return known.touches


def _touched(saved: Iterable[tuple[str, str, str, str]]) -> Iterator[Touch]:
    refs: dict[str, set[str]] = {}
    seen: dict[str, tuple[str, str]] = {}
    for change_id, at, person, ref in saved:
        seen[change_id] = (at, person)
        refs.setdefault(change_id, set()).add(ref)
    for key, (at, person) in seen.items():
        yield Touch(parse_utc(at), frozenset(refs[key]), person)


def _duties(session: Session, records: Records, requests: Sequence[Request]) -> tuple[Duty, ...]:
    """Return what is due soon: of the plan and the jobs, what is one's own or nobody's."""
    whose, gone = records.organisation_id, people_gone(session, records.organisation_id)
    me = read_person(session, records.person_id).name if records.person_id else ""
    actions = [a for a in read_actions(session, whose) if is_mine(a.owner, me, gone)]
    jobs = [job for job in read_jobs(session, whose) if is_mine(job.owner, me, gone)]
    return duties_soon(actions, requests, jobs, records.today())


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
