"""Everybody on the staff list and their training in words, to be read without us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.clock import utc_text
from core.services.reading import BY_AGE
from core.store import tables

STAFF_HEADS = (
    "Name",
    "Job",
    "Started",
    "Left on",
    "Can see personal information",
    "Trained on",
    "Training",
    "Certificate (id of the evidence)",
    "Added (UTC)",
    "Staff (id)",
)


def read_staff_list(session: Session) -> Iterator[dict[str, Any]]:
    """Give everybody who was ever on the staff list, with every training, the oldest first."""
    trainings: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in session.scalars(select(tables.Training).order_by(tables.Training.trained_on)):
        trainings[row.staff_id].append(
            {
                "trained_on": row.trained_on.isoformat(),
                "course": row.course or "",
                "certificate": row.evidence_id,
            }
        )
    for one in session.scalars(select(tables.Staff).order_by(tables.Staff.created, BY_AGE)):
        yield {
            "id": one.id,
            "organisation": one.organisation_id,
            "name": one.name,
            "job": one.job or "",
            "started": one.started.isoformat() if one.started else None,
            "left_on": one.left_on.isoformat() if one.left_on else None,
            "sees_personal_information": one.sees_records,
            "trainings": trainings[one.id],
            "added": utc_text(one.created),
        }


def staff_lines(session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each training of each person, and one for who had none."""
    for one in read_staff_list(session):
        start = (
            one["name"],
            one["job"],
            one["started"],
            one["left_on"],
            one["sees_personal_information"],
        )
        for training in one["trainings"] or [None]:
            told = tuple(training.values()) if training else (None, None, None)
            yield (*start, *told, one["added"], one["id"])
