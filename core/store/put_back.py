"""Sets records to what the journal once said of them: the ground under undo and put-this-back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Date, LargeBinary, inspect, select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import parse_utc
from core.store.base import Address, Instant, Journaled, journal_columns
from core.store.tables import Answer, EvidenceLink, Fact, journaled_classes


class RowInUseError(Exception):
    """A row that should go has a value that was set since. *address* is where."""

    def __init__(self, address: Address) -> None:
        self.address = address
        super().__init__("a row that should go has a value that was set since")


def put_back(session: Session, values: Mapping[Address, Json]) -> None:
    """Set every value in *values*, inside a write unit; the journal records it like any change.

    A row that loses a value which it cannot be without goes; a row that is not there comes back
    under its old id. Raises RowInUseError where such a row holds something else, and ValueError
    for an unknown address and for file content, which the journal only knows by its SHA-256.
    """
    rows: dict[tuple[str, str], dict[str, Json]] = defaultdict(dict)
    for address, value in values.items():
        if address.entity == Answer.__tablename__:
            _put_answer(session, address, value)
        elif address.entity == Fact.__tablename__:
            _put_fact(session, address, value)
        elif address.entity == EvidenceLink.__tablename__:
            _put_link(session, address, value)
        else:
            rows[address.entity, address.entity_id][address.field] = value
    for (entity, entity_id), fields in rows.items():
        _put_row(session, entity, entity_id, fields)


def _put_answer(session: Session, address: Address, value: Json) -> None:
    ref, field = address.field.split("/", 1)
    key = {"assessment_id": address.entity_id, "ref": ref, "field": field}
    row = session.scalars(select(Answer).filter_by(**key)).one_or_none()
    if row is None:
        if value is not None:
            session.add(Answer(**key, value=value))
    elif value is None:  # no row and None mean the same; no row is the form it began with
        session.delete(row)
    else:
        row.value = value


def _put_fact(session: Session, address: Address, value: Json) -> None:
    key = {"organisation_id": address.entity_id, "name": address.field}
    row = session.scalars(select(Fact).filter_by(**key)).one_or_none()
    if row is None:
        if value is not None:
            session.add(Fact(**key, value=value))
    elif value is None:
        session.delete(row)
    else:
        row.value = value


def _put_link(session: Session, address: Address, value: Json) -> None:
    ref, rest = address.field.split("/", 1)
    criterion, evidence_id = rest.rsplit("/", 1)
    key = {
        "assessment_id": address.entity_id,
        "ref": ref,
        "criterion": criterion,
        "evidence_id": evidence_id,
    }
    row = session.scalars(select(EvidenceLink).filter_by(**key)).one_or_none()
    if row is None and value is not None:
        session.add(EvidenceLink(**key))
    elif row is not None and value is None:
        session.delete(row)


def _put_row(session: Session, entity: str, entity_id: str, fields: dict[str, Json]) -> None:
    table = journaled_classes().get(entity)
    if table is None or not fields.keys() <= set(journal_columns(table)):
        raise ValueError(f"the journal has no such place in {entity}")
    row = session.get(table, entity_id)
    decoded = {name: _decoded(table, name, value) for name, value in fields.items()}
    if row is None:
        make: Any = table
        session.add(make(id=entity_id, **decoded))
        return
    columns = inspect(table).columns
    if any(value is None and not columns[name].nullable for name, value in decoded.items()):
        for name in journal_columns(table):
            if name not in decoded and getattr(row, name) is not None:
                raise RowInUseError(Address(entity, entity_id, name))
        session.delete(row)
        return
    for name, value in decoded.items():
        setattr(row, name, value)


def _decoded(table: type[Journaled], name: str, value: Json) -> Any:
    kind = inspect(table).columns[name].type
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        raise ValueError("the journal knows file content by its SHA-256 only")
    if isinstance(kind, Instant):
        return parse_utc(str(value))
    if isinstance(kind, Date):
        return date.fromisoformat(str(value))
    return value
