"""The ways to open the records as the history knows them, so that a new one does not go unseen."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.clock import london_date, parse_utc, utc_text
from core.domain.home import long_date
from core.services.profile import put_fact
from core.services.records import Records
from core.store import tables
from core.store.keys import KeyFile, SlotKind
from core.text import QT_TRANSLATE_NOOP, translate

WAYS_FACT = "ways-in"
"""The fact of the organisation that says it: no secret, and nothing that somebody typed."""

_KINDS = {
    SlotKind.KEYRING.value: QT_TRANSLATE_NOOP("history", "a PC for who is signed in, {day}"),
    SlotKind.PASSPHRASE.value: QT_TRANSLATE_NOOP("history", "a passphrase, {day}"),
    SlotKind.SPARE_KEY.value: QT_TRANSLATE_NOOP("history", "a spare key, {day}"),
}
_LOCKS = QT_TRANSLATE_NOOP("history", "locks changed so far: {count}")


def note_ways(records: Records, keys: KeyFile, label: str) -> None:
    """Write down the ways in as they are, in a change called *label*; nothing if that is known.

    Raises NotAllowedError and the troubles of the disk.
    """
    with records.write("locks", label) as unit:
        put_ways(unit.session, records.organisation_id, keys)


def put_ways(session: Session, organisation_id: str, keys: KeyFile) -> None:
    """Write down the ways in as part of a larger change: a set-up, or the return of a copy."""
    put_fact(session, organisation_id, WAYS_FACT, _told(keys))


def note_unknown_ways(records: Records, keys: KeyFile) -> None:
    """Do so where the history knows other ways: somebody changed them past this program.

    One that knows none begins with the next change. Raises the troubles of the disk.
    """
    with records.store.read() as session:
        known = session.scalars(
            select(tables.Fact.value).filter_by(
                organisation_id=records.organisation_id, name=WAYS_FACT
            )
        ).one_or_none()
    if known is not None and known != _told(keys):
        note_ways(records, keys, "ways-noted")


def ways_said(value: Any) -> str:
    """Return such a value in words."""
    parts = [
        translate("history", _KINDS[way["kind"]], day=_day(way["made"]))
        for way in value["ways"]
        if way["kind"] in _KINDS
    ]
    if value["locks"] > 1:
        parts.append(translate("history", _LOCKS, count=value["locks"] - 1))
    return "; ".join(parts)


def _day(made: str) -> str:
    return long_date(london_date(parse_utc(made)))


def _told(keys: KeyFile) -> Json:
    ways: list[Json] = [
        {"id": slot.id, "kind": slot.kind.value, "made": utc_text(slot.created)}
        for slot in keys.slots
    ]
    return {"locks": keys.secrets.generation, "ways": ways}
