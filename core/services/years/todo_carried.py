"""What is still to do goes along when answers go on under a newer set."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import QuestionSet
from core.domain.plan import ActionState
from core.domain.requests import RequestState
from core.domain.succession import Succession
from core.domain.targets import carried
from core.services.records import Records
from core.store import plan_tables as rows
from core.store import tables


def carry_todo(
    session: Session, records: Records, leads: Succession, questions: QuestionSet
) -> None:
    """Let open actions and regular jobs serve what their questions are called now."""
    own = {"organisation_id": records.organisation_id}
    open_states = (ActionState.TO_DO.value, ActionState.DOING.value)
    actions = select(rows.Action).filter_by(**own).where(rows.Action.state.in_(open_states))
    jobs = select(rows.Job).filter_by(**own)
    for row in (*session.scalars(actions), *session.scalars(jobs)):
        row.serves = list(carried(leads, questions, tuple(row.serves)))


def carry_requests(
    session: Session,
    old: tables.Assessment,
    new: tables.Assessment,
    leads: Succession,
    questions: QuestionSet,
) -> None:
    """Let what others still owe be waited for under the set that an unfinished year goes on with.

    A request whose questions are all gone stays with the older assessment.
    """
    waiting = select(rows.Request).filter_by(assessment_id=old.id, state=RequestState.WAITING.value)
    for row in session.scalars(waiting):
        serves = carried(leads, questions, tuple(row.serves))
        if serves:
            row.serves, row.assessment_id = list(serves), new.id
