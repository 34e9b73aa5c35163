"""The whole history of changes as JSON and as a table: who changed what, when, and from what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from core.domain.clock import utc_text
from core.services.backup.readable_tables import Target, write_csv, write_json
from core.services.labels import label_text
from core.services.past.history_words import FORGOTTEN, Words
from core.services.records import Records
from core.store import tables
from core.store.base import Address
from core.text import translate

FORMAT = "igt-readable-history/1"
_ABOUT = (
    "Every change of these records, in the order in which it was saved. 'previous' and 'digest' "
    "link each change to the one before, so that a change that was altered or removed shows. "
    "A value that was taken out of the history for good is marked 'redacted'."
)
HEADS = (
    "Number in this history",
    "When (UTC)",
    "Who",
    "What was done",
    "Requirement",
    "What was changed",
    "Before",
    "After",
    "Kind of change",
    "Taken back change (id)",
    "Change (id)",
    "Table",
    "Row (id)",
    "Field",
)


def write_history_json(session: Session, head: dict[str, Any], target: Target) -> None:
    """Write every change with every value, before and after, as the journal has them."""
    names = _people(session)
    write_json(
        target,
        {"format": FORMAT, "about": _ABOUT, **head},
        {"changes": (_change(rows, names) for rows in _by_change(session))},
    )


def write_history_csv(records: Records, session: Session, target: Target) -> None:
    """Write one line for each value that was changed."""
    names, words = _people(session), Words(session, records)
    named = (tables.Evidence, tables.EvidenceVersion, tables.Person, tables.Assessment)
    kept = [session.scalars(select(each)).all() for each in named]  # so that Words finds them fast
    write_csv(target, HEADS, _lines(session, names, words))
    del kept


def _rows(session: Session) -> Iterator[Any]:
    change, value = tables.ChangeRow.__table__.c, tables.ChangeValueRow.__table__.c
    before = aliased(tables.ChangeValueRow)
    query = (
        select(
            *(column.label(f"c_{column.name}") for column in change),
            value.entity,
            value.entity_id,
            value.field,
            value.value,
            value.base_id,
            before.value.label("before"),
        )
        .join_from(
            tables.ChangeRow,
            tables.ChangeValueRow,
            tables.ChangeValueRow.change_id == tables.ChangeRow.id,
        )
        .outerjoin(
            before,
            and_(
                before.change_id == value.base_id,
                before.entity == value.entity,
                before.entity_id == value.entity_id,
                before.field == value.field,
            ),
        )
        .order_by(change.place, value.entity, value.entity_id, value.field)
    )
    yield from session.execute(query, execution_options={"yield_per": 1000})


def _by_change(session: Session) -> Iterator[list[Any]]:
    for _, rows in groupby(_rows(session), key=lambda row: row.c_id):
        yield list(rows)


def _change(rows: list[Any], names: dict[str, str]) -> dict[str, Any]:
    first = rows[0]
    return {
        "id": first.c_id,
        "number": first.c_place,
        "replica": first.c_replica_id,
        "seq": first.c_seq,
        "at": utc_text(first.c_at),
        "by": names.get(first.c_person_id or "", ""),
        "person": first.c_person_id,
        "kind": first.c_kind,
        "label": {"key": first.c_label_key, "values": first.c_label_args},
        "words": label_text(first.c_label_key, first.c_label_args),
        "undoes": first.c_undoes,
        "previous": first.c_previous,
        "digest": first.c_digest,
        "values": [
            {
                "table": row.entity,
                "row": row.entity_id,
                "field": row.field,
                "before": _value(row.before),
                "after": _value(row.value),
                **({"redacted": True} if row.value is None else {}),
            }
            for row in rows
        ],
    }


def _lines(session: Session, names: dict[str, str], words: Words) -> Iterator[tuple[object, ...]]:
    for rows in _by_change(session):
        first = rows[0]
        start = (
            first.c_place,
            utc_text(first.c_at),
            names.get(first.c_person_id or "", ""),
            label_text(first.c_label_key, first.c_label_args),
        )
        end = (first.c_kind, first.c_undoes, first.c_id)
        for row in rows:
            yield (*start, *_told(row, words), *end, row.entity, row.entity_id, row.field)


def _told(row: Any, words: Words) -> tuple[str, str, str, str]:
    address = Address(row.entity, row.entity_id, row.field)
    place = words.place(address)
    before, after = _value(row.before), _value(row.value)
    lost = (row.base_id is not None and row.before is None, row.value is None)
    if place is None:  # of no interest on screen, and complete all the same
        return "", row.field.replace("_", " "), _plain(before, lost[0]), _plain(after, lost[1])
    return (
        place.ref,
        place.text,
        words.value(address, before, forgotten=lost[0]),
        words.value(address, after, forgotten=lost[1]),
    )


def _plain(value: Any, lost: bool) -> str:
    if lost:
        return translate("history", FORGOTTEN)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _people(session: Session) -> dict[str, str]:
    rows = session.execute(select(tables.Person.id, tables.Person.name))
    return {row.id: row.name for row in rows}
