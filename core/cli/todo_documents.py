"""The JSON shapes of the plan, the waiting list and the regular jobs."""

from __future__ import annotations

from datetime import date

from core.cli.documents import Document, day_or_none
from core.domain.jobs import Job
from core.domain.plan import Action
from core.domain.requests import Request


def action_document(action: Action, filled: bool) -> Document:
    """One action; ``filled`` says that what it is for is met by now."""
    return {
        "id": action.id,
        "title": action.title,
        "for": list(action.serves),
        "owner": action.owner,
        "due": day_or_none(action.due),
        "effort": action.effort.value if action.effort else None,
        "state": action.state.value,
        "filled": filled,
        "note": action.note,
        "reason": action.reason,
        "finished": day_or_none(action.finished_on),
    }


def request_document(request: Request, today: date) -> Document:
    """One request; ``late`` says that the day to remind has come."""
    return {
        "id": request.id,
        "asked_of": request.asked_of,
        "reach": request.reach,
        "for": list(request.serves),
        "asked": request.asked_on.isoformat(),
        "chase": day_or_none(request.chase_on),
        "chased": [day.isoformat() for day in request.chased],
        "state": request.state.value,
        "late": request.is_late(today),
        "closed": day_or_none(request.closed_on),
        "evidence": request.evidence_id,
        "note": request.note,
        "letter": request.letter,
    }


def job_document(job: Job, today: date) -> Document:
    """One regular job with each time that it was done, the newest first."""
    return {
        "id": job.id,
        "title": job.title,
        "every_months": job.every_months,
        "for": list(job.serves),
        "owner": job.owner,
        "next_due": day_or_none(job.next_due),
        "late": job.is_late(today),
        "stopped": day_or_none(job.stopped_on),
        "note": job.note,
        "done": [
            {
                "on": one.on.isoformat(),
                "by": one.by,
                "note": one.note,
                "evidence": one.evidence_id,
            }
            for one in job.records
        ],
    }
