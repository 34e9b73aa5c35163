"""Proves the history: no change altered, removed or moved, and the records as it says they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.long_work import Cancelled, PersonCancelledError
from core.store.base import Address, json_text
from core.store.journal import NOTHING, change_digest, first_digest, value_hash
from core.store.tables import ChangeRow, ChangeValueRow, journaled_classes


class Flaw(Enum):
    """What is wrong at one place of the journal."""

    ALTERED = "altered"  # the change's digest does not follow from what it says
    VALUE_ALTERED = "value-altered"  # a value does not fit its salted hash
    MISSING = "missing"  # a number is left out
    UNLINKED = "unlinked"  # a change does not name the digest before it
    MOVED = "moved"  # the order of arrival is not the order of the chain
    STRAY_VALUE = "stray-value"  # a value of no change
    RECORDS_DIFFER = "records-differ"  # a record is not what the journal last said of it


@dataclass(frozen=True)
class Problem:
    """One flaw: in the chain of *replica* at *seq*, or at the value *address*."""

    flaw: Flaw
    replica: str | None = None
    seq: int | None = None
    address: Address | None = None


@dataclass(frozen=True)
class ChainReport:
    """What verifying found. *changes* counts what was looked at."""

    changes: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the history holds."""
        return not self.problems


def verify_chain(session: Session, *, cancelled: Cancelled | None = None) -> ChainReport:
    """Check every chain and compare the records with it, all in the session's one moment.

    Raises PersonCancelledError.
    """
    found = [*_chains(session, cancelled), *_stray_values(session), *_records(session)]
    count = session.scalar(select(func.count()).select_from(ChangeRow)) or 0
    return ChainReport(count, tuple(found))


def _chains(session: Session, cancelled: Cancelled | None) -> Iterator[Problem]:
    """Walk every chain in one query; a change comes as often as it has values."""
    columns = [c.label(f"c_{c.name}") for c in ChangeRow.__table__.columns]
    query = (
        select(*columns, ChangeValueRow.__table__)
        .outerjoin(ChangeValueRow, ChangeValueRow.change_id == ChangeRow.id)
        .order_by(ChangeRow.replica_id, ChangeRow.seq)
    )
    rows = session.execute(query, execution_options={"yield_per": 1000}).mappings()
    for replica, chain in groupby(rows, key=lambda row: row["c_replica_id"]):
        digest, seq, place = first_digest(replica), 0, 0
        for _, parts in groupby(chain, key=lambda row: row["c_id"]):
            if cancelled is not None and cancelled():
                raise PersonCancelledError
            values: list[dict[str, Any]] = [dict(part) for part in parts]
            change = {c.name: values[0][f"c_{c.name}"] for c in ChangeRow.__table__.columns}
            if change["seq"] != seq + 1:
                yield Problem(Flaw.MISSING, replica, seq + 1)
            elif change["previous"] != digest:
                yield Problem(Flaw.UNLINKED, replica, change["seq"])
            if change["place"] <= place:
                yield Problem(Flaw.MOVED, replica, change["seq"])
            yield from _change(change, [v for v in values if v["change_id"] is not None])
            digest, seq, place = change["digest"], change["seq"], change["place"]


def _change(change: dict[str, Any], values: list[dict[str, Any]]) -> Iterator[Problem]:
    if change_digest(change, values) != change["digest"]:
        yield Problem(Flaw.ALTERED, change["replica_id"], change["seq"])
    for value in values:
        address = Address(value["entity"], value["entity_id"], value["field"])
        if value["value"] is None and value["salt"] is None:
            continue  # redacted: its hash still stands in the digest
        expected = value_hash(address, value["salt"] or "", value["value"] or "")
        if expected != value["hash"]:
            yield Problem(Flaw.VALUE_ALTERED, change["replica_id"], change["seq"], address)


def _stray_values(session: Session) -> Iterator[Problem]:
    known = select(ChangeRow.id)
    query = select(ChangeValueRow).where(ChangeValueRow.change_id.not_in(known))
    for row in session.scalars(query):
        yield Problem(Flaw.STRAY_VALUE, address=Address(row.entity, row.entity_id, row.field))


def _records(session: Session) -> Iterator[Problem]:
    said = _last_values(session)
    there: dict[Address, str] = {}
    for table in journaled_classes().values():
        for row in session.scalars(select(table)):
            there.update((a, json_text(value)) for a, value in row.journal().items())
    for address in sorted(said.keys() | there.keys()):
        says = said.get(address, NOTHING)
        if says is not None and says != there.get(address, NOTHING):
            yield Problem(Flaw.RECORDS_DIFFER, address=address)


def _last_values(session: Session) -> dict[Address, str | None]:
    turn = func.row_number().over(
        partition_by=(ChangeValueRow.entity, ChangeValueRow.entity_id, ChangeValueRow.field),
        order_by=ChangeRow.place.desc(),
    )
    numbered = (
        select(
            ChangeValueRow.entity,
            ChangeValueRow.entity_id,
            ChangeValueRow.field,
            ChangeValueRow.value,
            turn.label("turn"),
        )
        .join(ChangeRow, ChangeRow.id == ChangeValueRow.change_id)
        .subquery()
    )
    query = select(numbered).where(numbered.c.turn == 1)
    return {
        Address(entity, entity_id, field): value
        for entity, entity_id, field, value, _ in session.execute(query)
    }
