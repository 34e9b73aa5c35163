"""The journal as a trail: filtered, newest first, as plain rows, quick over a hundred thousand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import parse_utc, utc_text
from core.store.base import Address
from core.store.journal import NOTHING
from core.store.journal_read import from_json


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One change. *args* is the label's JSON text as it stands, so that labels can be cached."""

    place: int
    id: str
    seq: int
    at_text: str
    person: str | None
    kind: str
    label_key: str
    args_text: str
    undoes: str | None
    digest: str

    @property
    def at(self) -> datetime:
        """When it was made."""
        return parse_utc(self.at_text)

    @property
    def args(self) -> dict[str, Json]:
        """The label's arguments."""
        found: dict[str, Json] = json.loads(self.args_text)
        return found


@dataclass(frozen=True, slots=True)
class TrailValue:
    """One value of one change, with what stood there before. Texts are JSON; None is redacted."""

    change: TrailRow
    address: Address
    base: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Below:
    """Only changes of what is answered or linked under one requirement of one assessment."""

    assessment_id: str
    ref: str


def trail_rows(
    session: Session,
    *,
    person: str | None = None,
    kinds: Sequence[str] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    below: Below | None = None,
    named: str | None = None,
    before_place: int | None = None,
    fits: Callable[[str, str, str | None], bool] | None = None,
    limit: int | None = None,
) -> Iterator[TrailRow]:
    """Give the changes that fit, the newest first. *until* is left out, *since* is in.

    *named* is an id or a place. *fits* is asked with label key, arguments' text and person, before
    anything is made of a row; *limit* counts rows before it.
    """
    where: list[str] = ["1"]
    values: list[str | int | None] = []
    if person is not None:
        where.append("person_id = ?")
        values.append(person)
    if kinds is not None:
        where.append(f"kind IN ({', '.join('?' * len(kinds))})")
        values += kinds
    if since is not None:
        where.append("at >= ?")
        values.append(utc_text(since))
    if until is not None:
        where.append("at < ?")
        values.append(utc_text(until))
    if below is not None:
        where.append(f"id IN ({_BELOW})")
        values += [below.assessment_id, f"{below.ref}/", f"{below.ref}0"]
    if named is not None:
        where.append("(id = ? OR place = ?)")
        values += [named, int(named) if named.isdecimal() and len(named) < 19 else None]
    if before_place is not None:
        where.append("place < ?")
        values.append(before_place)
    query = f"SELECT {_COLUMNS} FROM change WHERE {' AND '.join(where)} ORDER BY place DESC"
    if limit is not None:
        query += " LIMIT ?"
        values.append(limit)
    for row in _driver(session).execute(query, values):
        if fits is None or fits(row[6], row[7], row[4]):
            yield TrailRow(*row)


def trail_values(session: Session) -> Iterator[TrailValue]:
    """Give every value of every change, the oldest first; a change without any comes once."""
    for row in _driver(session).execute(_VALUES):
        change = TrailRow(*row[:10])
        yield TrailValue(change, Address(*row[10:13]), *row[13:])


def document_values(session: Session, ids: Iterable[str]) -> Iterator[tuple[str, Address]]:
    """Give the change and the place of each value about documents that these changes set."""
    asked = sorted(frozenset(ids))
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        query = (
            "SELECT change_id, entity, entity_id, field FROM change_value "
            f"WHERE change_id IN ({', '.join('?' * len(some))}) "
            "AND entity IN ('evidence', 'evidence_version', 'evidence_link')"
        )
        for row in _driver(session).execute(query, some):
            yield row[0], Address(*row[1:])


def refs_touched(session: Session, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return which answers each of these changes set something of, by their refs."""
    asked = sorted(frozenset(ids))
    found: dict[str, set[str]] = {}
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        query = (
            "SELECT change_id, field FROM change_value "
            f"WHERE change_id IN ({', '.join('?' * len(some))}) "
            "AND entity IN ('answer', 'evidence_link')"
        )
        for change_id, field in _driver(session).execute(query, some):
            found.setdefault(change_id, set()).add(field.partition("/")[0])
    return {change_id: frozenset(refs) for change_id, refs in found.items()}


def answers_saved(
    session: Session, assessment_id: str, after: int = 0
) -> Iterator[tuple[str, str, str, str]]:
    """Give change, time, person and ref of what was saved about an assessment's answers.

    Only of changes after the place *after*, an undo itself left out. No order.
    """
    database = _driver(session)
    query = "SELECT id, at, person_id FROM change WHERE undoes IS NULL AND place > ?"
    changes = {row[0]: row for row in database.execute(query, (after,))}
    fields: Iterable[tuple[str, str]]
    if len(changes) <= _AT_ONCE:  # by their index; a scan of all values would cost more
        fields = _fields_of(database, sorted(changes), assessment_id)
    else:
        fields = ((row[0], row[2]) for row in database.execute(_OF_ALL, (assessment_id,)))
    for change_id, field in fields:
        if change_id in changes:
            _, at, person = changes[change_id]
            yield change_id, at, person or "", field.partition("/")[0]


def _fields_of(database: Any, ids: Sequence[str], assessment_id: str) -> Iterator[tuple[str, str]]:
    query = (
        "SELECT change_id, field FROM change_value "
        f"WHERE change_id IN ({', '.join('?' * len(ids))}) "
        "AND entity IN ('answer', 'evidence_link') AND entity_id = ?"
    )
    yield from database.execute(query, (*ids, assessment_id))


def place_of_stamp(session: Session, beginning: str) -> int | None:
    """Return the place of the only change whose digest begins so; None for none or several."""
    query = "SELECT place FROM change WHERE substr(digest, 1, ?) = ? LIMIT 2"
    rows = _driver(session).execute(query, (len(beginning), beginning)).fetchall()
    return rows[0][0] if len(rows) == 1 else None


def taken_back_among(session: Session, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these changes were undone or put back, and not brought again since."""
    asked = frozenset(ids)
    undone_by: dict[str, list[str]] = {}
    look_at = sorted(asked)
    while look_at:
        found: list[str] = []
        for start in range(0, len(look_at), _AT_ONCE):
            some = look_at[start : start + _AT_ONCE]
            query = f"SELECT undoes, id FROM change WHERE undoes IN ({', '.join('?' * len(some))})"
            for change_id, by in _driver(session).execute(query, some):
                undone_by.setdefault(change_id, []).append(by)
                found.append(by)
        look_at = found
    stands: dict[str, bool] = {}
    open_ones = [*asked, *(by for several in undone_by.values() for by in several)]
    while open_ones:  # no recursion: undo and redo can be pressed a thousand times
        one = open_ones[-1]
        unknown = [by for by in undone_by.get(one, ()) if by not in stands]
        if unknown:
            open_ones += unknown
        else:
            stands[open_ones.pop()] = not any(stands[by] for by in undone_by.get(one, ()))
    return frozenset(one for one in asked if not stands[one])


def place_at(session: Session, moment: datetime) -> int:
    """Return the place of the last change made at *moment* or before; 0 when there is none."""
    query = "SELECT coalesce(max(place), 0) FROM change WHERE at <= ?"
    found: int = session.connection().exec_driver_sql(query, (utc_text(moment),)).scalar_one()
    return found


def values_then_and_now(
    session: Session, assessment_id: str, place: int, ref: str | None = None
) -> dict[Address, tuple[Json, Json]]:
    """Return what was answered and linked right after *place* and is now, where they differ."""
    then: dict[Address, tuple[int, str | None]] = {}
    now: dict[Address, tuple[int, str | None]] = {}
    for at, address, value in _said(session, assessment_id, ref):
        if now.get(address, (0,))[0] < at:
            now[address] = (at, value)
        if at <= place and then.get(address, (0,))[0] < at:
            then[address] = (at, value)
    nothing = (0, NOTHING)
    return {
        address: (from_json(then.get(address, nothing)[1]), from_json(value))
        for address, (_, value) in sorted(now.items())
        if (then.get(address, nothing)[1] or NOTHING) != (value or NOTHING)
    }


def _said(
    session: Session, assessment_id: str, ref: str | None
) -> Iterator[tuple[int, Address, str | None]]:
    """Give the place of the change, where it set something and what: in no order.

    The whole of an assessment is read in the order in which it lies in the file: by an index or
    with a join each row would cost a page, and a page has to be decrypted.
    """
    database = _driver(session)
    if ref is not None:
        for row in database.execute(_OF_REF, (assessment_id, f"{ref}/", f"{ref}0")):
            yield row[0], Address(row[1], assessment_id, row[2]), row[3]
        return
    places = dict(database.execute("SELECT id, place FROM change ORDER BY place"))
    for change_id, entity, field, value in database.execute(_OF_ALL, (assessment_id,)):
        yield places.get(change_id, 0), Address(entity, assessment_id, field), value


def _driver(session: Session) -> Any:
    """Return the driver's own connection: over a hundred thousand rows the difference shows."""
    return session.connection().connection.driver_connection


_AT_ONCE = 500
_COLUMNS = "place, id, seq, at, person_id, kind, label_key, label_args, undoes, digest"
_BELOW = """
    SELECT change_id FROM change_value
    WHERE entity IN ('answer', 'evidence_link') AND entity_id = ? AND field >= ? AND field < ?
"""
_VALUES = f"""
    SELECT {", ".join(f"c.{name}" for name in _COLUMNS.split(", "))},
           v.entity, v.entity_id, v.field, v.base_id, b.value, v.value
    FROM change c
    LEFT JOIN change_value v ON v.change_id = c.id
    LEFT JOIN change_value b ON b.change_id = v.base_id AND b.entity = v.entity
         AND b.entity_id = v.entity_id AND b.field = v.field
    ORDER BY c.place, v.entity, v.entity_id, v.field
"""
_OF_REF = """
    SELECT c.place, v.entity, v.field, v.value
    FROM change_value v JOIN change c ON c.id = v.change_id
    WHERE v.entity IN ('answer', 'evidence_link') AND v.entity_id = ?
      AND v.field >= ? AND v.field < ?
"""
_OF_ALL = """
    SELECT change_id, entity, field, value FROM change_value NOT INDEXED
    WHERE entity_id = ? AND entity IN ('answer', 'evidence_link')
"""
