"""Rows of the plan, the waiting list and the regular jobs as plain values, and found by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.jobs import Job, JobRecord
from core.domain.plan import Action, ActionState, Effort
from core.domain.requests import Request, RequestState
from core.services.reading import BY_AGE
from core.services.todo.todo_errors import (
    UnknownActionError,
    UnknownJobError,
    UnknownRequestError,
)
from core.store import plan_tables as rows
from core.store import tables


def read_actions(session: Session, organisation_id: str) -> tuple[Action, ...]:
    """Return every action of an organisation, the oldest first."""
    found = session.scalars(
        select(rows.Action).filter_by(organisation_id=organisation_id).order_by(BY_AGE)
    )
    return tuple(action_of(row) for row in found)


def action_of(row: rows.Action) -> Action:
    """Return one action as a plain value."""
    return Action(
        id=row.id,
        title=row.title,
        created_at=row.created,
        serves=tuple(row.serves),
        owner=row.owner or "",
        due=row.due,
        effort=Effort(row.effort) if row.effort else None,
        state=ActionState(row.state),
        note=row.note or "",
        reason=row.reason or "",
        finished_on=row.finished,
    )


def read_requests(session: Session, assessment_id: str) -> tuple[Request, ...]:
    """Return every request of an assessment, the oldest first."""
    found = session.scalars(
        select(rows.Request).filter_by(assessment_id=assessment_id).order_by(BY_AGE)
    )
    return tuple(request_of(row) for row in found)


def request_of(row: rows.Request) -> Request:
    """Return one request as a plain value."""
    return Request(
        id=row.id,
        asked_of=row.asked_of,
        serves=tuple(row.serves),
        asked_on=row.asked,
        created_at=row.created,
        reach=row.reach or "",
        letter=row.letter or "",
        chase_on=row.chase,
        chased=tuple(date.fromisoformat(day) for day in row.chased),
        state=RequestState(row.state),
        note=row.note or "",
        closed_on=row.closed,
        evidence_id=row.evidence_id,
    )


def read_jobs(session: Session, organisation_id: str) -> tuple[Job, ...]:
    """Return every regular job of an organisation with its records, the oldest job first."""
    found = session.scalars(
        select(rows.Job).filter_by(organisation_id=organisation_id).order_by(BY_AGE)
    ).all()
    done: dict[str, list[JobRecord]] = defaultdict(list)
    for row in session.scalars(
        select(rows.JobDone)
        .where(rows.JobDone.job_id.in_([job.id for job in found]))
        .order_by(rows.JobDone.done.desc(), BY_AGE.desc())
    ):
        done[row.job_id].append(
            JobRecord(row.id, row.done, row.done_by, row.note or "", row.evidence_id)
        )
    return tuple(_job(row, done[row.id]) for row in found)


def _job(row: rows.Job, records: Iterable[JobRecord]) -> Job:
    return Job(
        id=row.id,
        title=row.title,
        every_months=row.every_months,
        first_due=row.first_due,
        created_at=row.created,
        serves=tuple(row.serves),
        offer=row.offer or "",
        owner=row.owner or "",
        note=row.note or "",
        stopped_on=row.stopped,
        records=tuple(records),
    )


def action_row(session: Session, organisation_id: str, action_id: str) -> rows.Action:
    """Return the row of an action. Raises UnknownActionError."""
    row = session.get(rows.Action, action_id)
    if row is None or row.organisation_id != organisation_id:
        raise UnknownActionError()
    return row


def request_row(session: Session, organisation_id: str, request_id: str) -> rows.Request:
    """Return the row of a request. Raises UnknownRequestError."""
    row = session.get(rows.Request, request_id)
    if row is not None:
        assessment = session.get_one(tables.Assessment, row.assessment_id)
        if assessment.organisation_id == organisation_id:
            return row
    raise UnknownRequestError()


def job_row(session: Session, organisation_id: str, job_id: str) -> rows.Job:
    """Return the row of a regular job. Raises UnknownJobError."""
    row = session.get(rows.Job, job_id)
    if row is None or row.organisation_id != organisation_id:
        raise UnknownJobError()
    return row


def people_gone(session: Session, organisation_id: str) -> tuple[str, ...]:
    """Return the names of those who have left, so that what they owned is nobody's.

    Users and staff; whoever is still one of the two is here.
    """
    gone: set[str] = set()
    here: set[str] = set()
    for table in (tables.Person, tables.Staff):
        for name, left_on in session.execute(
            select(table.name, table.left_on).where(table.organisation_id == organisation_id)
        ):
            (here if left_on is None else gone).add(name)
    folded = {name.casefold() for name in here}
    return tuple(name for name in sorted(gone) if name.casefold() not in folded)
