"""The journal's reading side: what was changed when by whom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from core.domain.canonical import Json
from core.store.base import Address
from core.store.journal import NOTHING, Label
from core.store.tables import ChangeRow, ChangeValueRow


@dataclass(frozen=True)
class Change:
    """One entry of the history. Order by ``place`` (arrival in these records), never by time."""

    id: str
    replica: str
    seq: int
    place: int
    at: datetime
    person: str | None
    kind: str
    label: Label
    undoes: str | None
    digest: str


@dataclass(frozen=True)
class ChangedValue:
    """What one change did to one value. ``redacted``: what it was set to is gone for good."""

    change: Change
    address: Address
    before: Json
    after: Json
    redacted: bool


_Before = aliased(ChangeValueRow)


def changes(
    session: Session,
    *,
    after_place: int = 0,
    limit: int | None = None,
    newest_first: bool = False,
) -> tuple[Change, ...]:
    """Return the changes after *after_place*, in the order in which they came."""
    order = ChangeRow.place.desc() if newest_first else ChangeRow.place
    query = select(ChangeRow).where(ChangeRow.place > after_place).order_by(order).limit(limit)
    return tuple(change_of(row) for row in session.scalars(query))


def find_change(session: Session, change_id: str) -> Change | None:
    """Return the change with that id, if there is one."""
    row = session.get(ChangeRow, change_id)
    return None if row is None else change_of(row)


def undone_by(session: Session, change_id: str) -> tuple[str, ...]:
    """Return the ids of the changes that undid this one, oldest first."""
    query = select(ChangeRow.id).where(ChangeRow.undoes == change_id).order_by(ChangeRow.place)
    return tuple(session.scalars(query))


def values_of(session: Session, change_id: str) -> tuple[ChangedValue, ...]:
    """Return what one change did, value by value."""
    return _values(session, _query().where(ChangeRow.id == change_id))


def history(
    session: Session,
    entity_id: str,
    *,
    entity: str | None = None,
    field: str | None = None,
    ref: str | None = None,
    limit: int | None = None,
) -> tuple[ChangedValue, ...]:
    """Return what happened to one thing, the newest first.

    *entity_id* is the row's id; for answers and evidence links it is the assessment's, and *ref*
    then narrows it to one requirement. *entity* names a table, *field* one value of it.
    """
    query = _query().where(ChangeValueRow.entity_id == entity_id)
    if entity is not None:
        query = query.where(ChangeValueRow.entity == entity)
    if field is not None:
        query = query.where(ChangeValueRow.field == field)
    if ref is not None:
        query = query.where(_below(ref))
    query = query.order_by(None).order_by(ChangeRow.place.desc(), *_ORDER).limit(limit)
    return _values(session, query)


def value_at(session: Session, address: Address, place: int) -> Json:
    """Return what stood at *address* right after the change with that place (None: nothing)."""
    text = session.scalar(
        select(ChangeValueRow.value)
        .join(ChangeRow, ChangeRow.id == ChangeValueRow.change_id)
        .where(*_at(address), ChangeRow.place <= place)
        .order_by(ChangeRow.place.desc())
        .limit(1)
    )
    return from_json(text)


def last_known(session: Session, address: Address) -> Json:
    """Return the last value but nothing that stood at *address*, for naming what is gone."""
    query = (
        select(ChangeValueRow.value)
        .join(ChangeRow, ChangeRow.id == ChangeValueRow.change_id)
        .where(*_at(address), ChangeValueRow.value != NOTHING)
        .order_by(ChangeRow.place.desc())
        .limit(1)
    )
    return from_json(session.scalar(query))


def change_count(session: Session) -> int:
    """Return how many changes the journal holds."""
    return session.scalar(select(func.count()).select_from(ChangeRow)) or 0


_ORDER = (ChangeValueRow.entity, ChangeValueRow.entity_id, ChangeValueRow.field)


def _query() -> Select[ChangeRow, ChangeValueRow, str | None]:
    same = and_(
        _Before.change_id == ChangeValueRow.base_id,
        _Before.entity == ChangeValueRow.entity,
        _Before.entity_id == ChangeValueRow.entity_id,
        _Before.field == ChangeValueRow.field,
    )
    return (
        select(ChangeRow, ChangeValueRow, _Before.value)
        .join(ChangeValueRow, ChangeValueRow.change_id == ChangeRow.id)
        .outerjoin(_Before, same)
        .order_by(ChangeRow.place, *_ORDER)
    )


def _values(
    session: Session, query: Select[ChangeRow, ChangeValueRow, str | None]
) -> tuple[ChangedValue, ...]:
    return tuple(
        ChangedValue(
            change=change_of(change),
            address=Address(value.entity, value.entity_id, value.field),
            before=from_json(before),
            after=from_json(value.value),
            redacted=value.value is None,
        )
        for change, value, before in session.execute(query)
    )


def _below(ref: str) -> ColumnElement[bool]:
    # "0" comes right after "/", so this is every field of the requirement and of no other one.
    return and_(ChangeValueRow.field >= f"{ref}/", ChangeValueRow.field < f"{ref}0")


def _at(address: Address) -> Sequence[ColumnElement[bool]]:
    return (
        ChangeValueRow.entity == address.entity,
        ChangeValueRow.entity_id == address.entity_id,
        ChangeValueRow.field == address.field,
    )


def from_json(text: str | None) -> Json:
    if text is None:
        return None
    value: Json = json.loads(text)
    return value


def change_of(row: ChangeRow) -> Change:
    return Change(
        id=row.id,
        replica=row.replica_id,
        seq=row.seq,
        place=row.place,
        at=row.at,
        person=row.person_id,
        kind=row.kind,
        label=Label(row.label_key, row.label_args),
        undoes=row.undoes,
        digest=row.digest,
    )
