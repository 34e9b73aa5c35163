"""What bringing back a copy would change: each value now and then, and which changes go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.services.past.history_words import Words
from core.services.records import Records
from core.store import tables
from core.store.base import Address, Journaled, NaturallyJournaled
from core.store.tables import journaled_classes

_Row = dict[Address, Json]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same in a copy. *ref* is empty for what belongs to none."""

    ref: str
    field: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy beside the present records.

    *lost* counts the changes that the copy does not have, the oldest of them made at *lost_since*;
    *gained* those that only the copy has (from before an earlier bringing back).
    """

    differences: tuple[Difference, ...]
    lost: int
    lost_since: datetime | None
    gained: int


def compare(records: Records, now: Session, then: Session) -> Comparison:
    """Compare the present records with those of a copy, both of the present schema."""
    lost, since = _only_in(now, then)
    gained, _ = _only_in(then, now)
    found = sorted(_differences(records, now, then), key=lambda one: (not one.ref, one.ref))
    return Comparison(tuple(found), lost, since, gained)


def _only_in(session: Session, other: Session) -> tuple[int, datetime | None]:
    """Return how many changes only *session* has, and when the first of them was made."""
    change = tables.ChangeRow
    there = set(other.scalars(select(change.digest)))
    count, first = 0, None
    for digest, at in session.execute(select(change.digest, change.at).order_by(change.place)):
        if digest not in there:
            count += 1
            first = first or at
    return count, first


def _differences(records: Records, now: Session, then: Session) -> Iterator[Difference]:
    words = (Words(now, records), Words(then, records))
    for table in journaled_classes().values():
        here, there = _rows(now, table), _rows(then, table)
        for key in here.keys() | there.keys():
            yield from _row_differences(words, here.get(key), there.get(key))


def _rows(session: Session, table: type[Journaled]) -> dict[str, _Row]:
    """Return what the journal would say of each row, under a key that is the same in both."""
    found: dict[str, _Row] = {}
    kind: Any = table
    for row in session.scalars(select(kind)):
        said = row.journal()
        natural = issubclass(table, NaturallyJournaled)
        found[repr(next(iter(said))) if natural else row.id] = said
    return found


def _row_differences(
    words: tuple[Words, Words], here: _Row | None, there: _Row | None
) -> Iterator[Difference]:
    one_sided = here is None or there is None
    known = words[1] if here is None else words[0]
    for address in here or there or {}:
        now, then = (here or {}).get(address), (there or {}).get(address)
        if now == then:
            continue
        place = known.place(address)
        if place is None:
            continue
        yield Difference(
            place.ref, place.text, words[0].value(address, now), words[1].value(address, then)
        )
        if one_sided:
            return  # what came or went as a whole is told once
