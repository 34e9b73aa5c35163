"""What undoing a change would mean: which values it would set, and which have moved on since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.store.base import Address
from core.store.journal_read import from_json


@dataclass(frozen=True)
class UndoValue:
    """What undoing a change would do to one value.

    ``moved_on``: something else set it since, so undoing is refused in words; what was set since
    and taken back again does not count. ``lost``: the value before was redacted for good.
    """

    address: Address
    before: Json
    now: Json
    moved_on: bool
    lost: bool


@dataclass(frozen=True)
class Step:
    """What deciding about undo needs to know of one change."""

    place: int
    id: str
    person: str | None
    kind: str
    label_key: str
    undoes: str | None


def undo_values(session: Session, change_id: str) -> tuple[UndoValue, ...]:
    """Return, for each value of a change, what undoing would set and whether it has moved on."""
    rows = session.connection().exec_driver_sql(_UNDO, (change_id,)).all()
    found = []
    for entity, entity_id, field, base, base_row, before, last, now in rows:
        address = Address(entity, entity_id, field)
        moved_on = last != change_id and (
            _setter(session, address, last) != _setter(session, address, change_id)
        )
        lost = base is not None and (base_row is None or before is None)
        found.append(UndoValue(address, from_json(before), from_json(now), moved_on, lost))
    return tuple(found)


def steps_after(session: Session, place: int) -> Iterator[Step]:
    """Give the changes after *place* in the order in which they came."""
    for row in session.connection().exec_driver_sql(_STEPS, (place,)):
        yield Step(*row)


def last_place(session: Session) -> int:
    """Return the place of the newest change; 0 when there is none."""
    found: int = session.connection().exec_driver_sql(_LAST_PLACE).scalar_one()
    return found


def is_open_outside(session: Session, change_id: str) -> bool:
    """Whether a version that the change added is open in another program just now."""
    found = session.connection().exec_driver_sql(_OPEN_OUTSIDE, (change_id,)).first()
    return found is not None


def _setter(session: Session, address: Address, change_id: str | None) -> str | None:
    """Return the change whose value stands at *address* after *change_id*; None for none.

    An undo sets what an earlier change had set, so it stands for that one, however many deep.
    """
    while change_id is not None:
        row = (
            session.connection().exec_driver_sql(_UNDONE_BASE, (*address, change_id)).one_or_none()
        )
        if row is None:
            break
        change_id = row[0]
    return change_id


# One statement for all values of a change, so that a bulk act is undone in a short transaction.
_UNDO = """
    SELECT v.entity, v.entity_id, v.field, v.base_id, v.base_row, v.before, v.last, n.value
    FROM (
        SELECT v.entity, v.entity_id, v.field, v.base_id, b.change_id AS base_row,
               b.value AS before,
               (SELECT l.change_id FROM change_value l JOIN change c ON c.id = l.change_id
                WHERE l.entity = v.entity AND l.entity_id = v.entity_id AND l.field = v.field
                ORDER BY c.place DESC LIMIT 1) AS last
        FROM change_value v
        LEFT JOIN change_value b ON b.change_id = v.base_id AND b.entity = v.entity
             AND b.entity_id = v.entity_id AND b.field = v.field
        WHERE v.change_id = ?
    ) v
    JOIN change_value n ON n.change_id = v.last AND n.entity = v.entity
         AND n.entity_id = v.entity_id AND n.field = v.field
    ORDER BY v.entity, v.entity_id, v.field
"""
_UNDONE_BASE = """
    SELECT u.base_id FROM change c JOIN change_value u
    ON u.change_id = c.undoes AND u.entity = ? AND u.entity_id = ? AND u.field = ?
    WHERE c.id = ?
"""
_STEPS = """
    SELECT place, id, person_id, kind, label_key, undoes FROM change
    WHERE place > ? ORDER BY place
"""
_LAST_PLACE = "SELECT coalesce(max(place), 0) FROM change"
_OPEN_OUTSIDE = """
    SELECT 1 FROM change_value v JOIN open_copy o ON o.evidence_version_id = v.entity_id
    WHERE v.change_id = ? AND v.entity = 'evidence_version' AND o.state = 'open' LIMIT 1
"""
