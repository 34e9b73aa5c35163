"""Dates as a file that every calendar program takes in (.ics, RFC 5545).

The only door to ``icalendar``. Titles and days leave the records, nothing else: a calendar is
often shared, and often kept by somebody else's company.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from core.domain.occasion import Occasion
from core.reports.safe_text import any_script

_PROGRAM = "-//igtoolkit//Information Governance Toolkit//EN"
_NAMESPACE: Final = uuid.UUID("6f0d8a5e-2d0c-5f0b-9f3e-1b1f6d8f5a44")
_START: Final = datetime(2024, 1, 1, tzinfo=UTC)
_MORNING: Final = timedelta(hours=9)
_LONGEST_TITLE = 200


def calendar_file(
    name: str, occasions: Iterable[Occasion], *, records_id: str, made_at: datetime
) -> bytes:
    """Return *occasions* as a calendar called *name*, whole days that block nobody's diary.

    Taking a later file in again moves what is there already: each entry has the same name of its
    own for ever, made of *records_id* and the occasion's key, and a number that rises with
    *made_at*. The same arguments give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", _PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(name))
    for one in sorted(occasions, key=lambda one: (one.on, one.title, one.key)):
        calendar.add_component(_event(one, records_id, made_at))
    return bytes(calendar.to_ical())


def _event(one: Occasion, records_id: str, made_at: datetime) -> Event:
    title = _one_line(one.title)
    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, f"{records_id}/{one.key}")))
    event.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", _minutes_since_start(made_at))
    event.add("summary", title)
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1))  # the end is the day after, by the standard
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if one.remind_days is not None:
        event.add_component(_alarm(title, one.remind_days))
    return event


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def _minutes_since_start(at: datetime) -> int:
    """Return a number that rises with time and fits the 32 bits that calendars keep for it."""
    return max(0, int((at - _START).total_seconds() // 60))


def _one_line(text: str) -> str:
    shown = any_script(text)
    return shown if len(shown) <= _LONGEST_TITLE else shown[: _LONGEST_TITLE - 1].rstrip() + "…"
