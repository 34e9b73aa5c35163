"""Half-typed text, kept durably while somebody types and given up when the field is saved.

A draft is no change: the journal hears of the text when the field is left or after a pause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from core.store.tables import Draft


@dataclass(frozen=True)
class DraftKey:
    """Whose half-typed text for which field: the journal's address of the value, and the person.

    For an answer: ``DraftKey("answer", assessment_id, "10-114/note", person_id)``.
    """

    entity: str
    entity_id: str
    field: str
    person: str = ""


@dataclass(frozen=True)
class DraftText:
    """A draft as it was last kept."""

    key: DraftKey
    text: str
    updated: datetime


def put_draft(session: Session, key: DraftKey, text: str, now: datetime) -> None:
    """Keep *text* as the draft of *key*, in the session's transaction."""
    values = {**_where(key), "text": text, "updated": now}
    statement = insert(Draft).values(values)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=list(_where(key)), set_={"text": text, "updated": now}
        )
    )


def drop_draft(session: Session, key: DraftKey) -> None:
    """Give up the draft of *key*, best in the very unit that saves the field."""
    session.execute(delete(Draft).filter_by(**_where(key)))


def read_drafts(
    session: Session, *, entity: str | None = None, entity_id: str | None = None
) -> tuple[DraftText, ...]:
    """Return the drafts there are, the newest first."""
    query = select(Draft).order_by(Draft.updated.desc(), Draft.field)
    if entity is not None:
        query = query.where(Draft.entity == entity)
    if entity_id is not None:
        query = query.where(Draft.entity_id == entity_id)
    return tuple(
        DraftText(DraftKey(d.entity, d.entity_id, d.field, d.person_id), d.text, d.updated)
        for d in session.scalars(query)
    )


def _where(key: DraftKey) -> dict[str, str]:
    return {
        "entity": key.entity,
        "entity_id": key.entity_id,
        "field": key.field,
        "person_id": key.person,
    }
