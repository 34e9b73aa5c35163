"""The plan, the waiting list and the regular jobs in words, to be read without this program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.clock import utc_text
from core.services.reading import BY_AGE
from core.store import plan_tables as rows

TODO_HEADS = (
    "Action, request or regular job",
    "What, or of whom",
    "For (requirements and criteria)",
    "Who does it, or how to reach them",
    "Due, or to be chased on",
    "State",
    "Note",
    "Why it was dropped",
    "Letter",
    "Written down (UTC)",
    "Finished, answered or stopped on",
    "Reminded on, or done on",
    "Id",
)

Piece = dict[str, Any]


def read_actions(session: Session) -> Iterator[Piece]:
    """Give each action of the plan, the oldest first."""
    for row in session.scalars(select(rows.Action).order_by(BY_AGE)):
        yield {
            "id": row.id,
            "organisation": row.organisation_id,
            "title": row.title,
            "for": row.serves,
            "owner": row.owner or "",
            "due": _day(row.due),
            "effort": row.effort,
            "state": row.state,
            "note": row.note or "",
            "reason": row.reason or "",
            "finished": _day(row.finished),
            "added": utc_text(row.created),
        }


def read_requests(session: Session) -> Iterator[Piece]:
    """Give each request to others, the oldest first."""
    for row in session.scalars(select(rows.Request).order_by(BY_AGE)):
        yield {
            "id": row.id,
            "assessment": row.assessment_id,
            "asked_of": row.asked_of,
            "reach": row.reach or "",
            "for": row.serves,
            "letter": row.letter or "",
            "asked": _day(row.asked),
            "chase": _day(row.chase),
            "chased": row.chased,
            "state": row.state,
            "note": row.note or "",
            "closed": _day(row.closed),
            "reply": row.evidence_id,
            "added": utc_text(row.created),
        }


def read_jobs(session: Session) -> Iterator[Piece]:
    """Give each regular job with every time that it was done, the oldest first."""
    done: dict[str, list[Piece]] = defaultdict(list)
    for record in session.scalars(select(rows.JobDone).order_by(rows.JobDone.done, BY_AGE)):
        done[record.job_id].append(
            {
                "id": record.id,
                "on": _day(record.done),
                "by": record.done_by,
                "note": record.note or "",
                "evidence": record.evidence_id,
            }
        )
    for row in session.scalars(select(rows.Job).order_by(BY_AGE)):
        yield {
            "id": row.id,
            "organisation": row.organisation_id,
            "title": row.title,
            "every_months": row.every_months,
            "first_due": _day(row.first_due),
            "for": row.serves,
            "offer": row.offer,
            "owner": row.owner or "",
            "note": row.note or "",
            "stopped": _day(row.stopped),
            "done": done[row.id],
            "added": utc_text(row.created),
        }


def todo_lines(session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each action, request and regular job, as ``TODO_HEADS`` says."""
    for one in read_actions(session):
        yield (
            "action", one["title"], ", ".join(one["for"]), one["owner"], one["due"], one["state"],
            one["note"], one["reason"], "", one["added"], one["finished"], "", one["id"],
        )  # fmt: skip
    for one in read_requests(session):
        yield (
            "request", one["asked_of"], ", ".join(one["for"]), one["reach"], one["chase"],
            one["state"], one["note"], "", one["letter"], one["added"], one["closed"],
            "; ".join(one["chased"]), one["id"],
        )  # fmt: skip
    for one in read_jobs(session):
        times = (f"{t['on']} {t['by']} {t['note']}".strip() for t in one["done"])
        yield (
            "regular job", one["title"], ", ".join(one["for"]), one["owner"], one["first_due"],
            f"every {one['every_months']} months", one["note"], "", "", one["added"],
            one["stopped"], "; ".join(times), one["id"],
        )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
