"""Puts back, into a salvaged copy, rows that only the journal still knows.

The journal holds every value of every recorded row, on other pages than the row itself. What
cannot be told from it, such as the bytes of a signed version, stays lost.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from core.store.base import JsonText, NaturallyJournaled, json_text, new_id
from core.store.tables import SCHEMA, journaled_classes

_VALUES: Final = """
    SELECT v.entity_id, v.field, v.value FROM change_value v JOIN change c ON c.id = v.change_id
    WHERE v.entity = ? AND v.value IS NOT NULL ORDER BY c.place
"""


def put_back_lost_rows(connection: Any, tables: Collection[str]) -> dict[str, int]:
    """Add to *tables* the rows that the journal last knew and that are not there; count them."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    added: dict[str, int] = {}
    for name, mapped in journaled_classes().items():
        if name not in tables or name not in there:
            continue
        natural = issubclass(mapped, NaturallyJournaled)
        rows = _natural(connection, name) if natural else _plain(connection, name)
        for row in rows:
            marks = ", ".join("?" * len(row))
            done = connection.execute(
                f"INSERT OR IGNORE INTO {name} ({', '.join(row)}) VALUES ({marks})",
                tuple(row.values()),
            )
            added[name] = added.get(name, 0) + done.rowcount
    return added


def _plain(connection: Any, table: str) -> Iterator[Mapping[str, Any]]:
    """Give the rows of a table that is addressed by its rows' ids."""
    known: dict[str, dict[str, Any]] = {}
    for entity_id, field, text in connection.execute(_VALUES, (table,)).fetchall():
        known.setdefault(entity_id, {})[field] = json.loads(text)
    columns = SCHEMA.tables[table].columns
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    for entity_id, values in known.items():
        if all(value is None for value in values.values()):
            continue  # taken away
        row: dict[str, Any] = {"id": entity_id}
        for name, value in values.items():
            if name in there and name in columns:
                is_json = value is not None and isinstance(columns[name].type, JsonText)
                row[name] = json_text(value) if is_json else value
        if not any(isinstance(value, dict) for value in row.values()):  # bytes leave a hash only
            yield row


def _natural(connection: Any, table: str) -> Iterator[Mapping[str, Any]]:
    """Give the rows of a table whose rows are addressed by what they say."""
    last: dict[tuple[str, str], str] = {}
    for entity_id, field, text in connection.execute(_VALUES, (table,)).fetchall():
        last[entity_id, field] = text
    for (owner, field), text in last.items():
        if text == "null":
            continue
        row: dict[str, Any] = {"id": new_id()}
        if table == "fact":
            row |= {"organisation_id": owner, "name": field, "value": text}
        elif table == "answer":
            ref, _, name = field.partition("/")
            row |= {"assessment_id": owner, "ref": ref, "field": name, "value": text}
        else:
            ref, _, rest = field.partition("/")
            criterion, _, evidence_id = rest.rpartition("/")
            row |= {"assessment_id": owner, "ref": ref, "criterion": criterion}
            row["evidence_id"] = evidence_id
        yield row
