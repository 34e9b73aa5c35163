"""The calendar file is what calendar programs expect, and taken in twice it doubles nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar

from core.domain.occasion import Occasion
from core.reports.calendar import calendar_file

MADE_AT = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
SIGN = Occasion("owner-signs", "Owner signs", date(2026, 6, 20), remind_days=2)
CHASE = Occasion("request/1", "Chase: PMR supplier, Line & Co; 17 questions", date(2026, 5, 26))


def written(*occasions: Occasion, made_at: datetime = MADE_AT, records: str = "one") -> bytes:
    return calendar_file("Harbour Pharmacy", occasions, records_id=records, made_at=made_at)


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_each_day_is_a_whole_day_that_blocks_nobodys_diary() -> None:
    first, second = events(written(SIGN, CHASE))
    assert str(first["summary"]) == CHASE.title
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (CHASE.on, date(2026, 5, 27))
    assert first["transp"] == "TRANSPARENT"
    assert first.walk("VALARM") == []
    (alarm,) = second.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-2, hours=9)


def test_a_later_file_moves_an_entry_and_makes_no_second_one() -> None:
    moved = Occasion(SIGN.key, "Owner signs, at last", date(2026, 6, 22))
    (before,) = events(written(SIGN))
    (after,) = events(written(moved, made_at=MADE_AT + timedelta(minutes=1)))
    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert written(SIGN) == written(SIGN)
    (elsewhere,) = events(written(SIGN, records="two"))
    assert elsewhere["uid"] != before["uid"], "two organisations share no entry"


def test_nothing_typed_can_add_a_line_of_its_own() -> None:
    nasty = Occasion("x", "One\r\nATTENDEE:mailto:a@b.example\u202e\x00 " + "é" * 300, CHASE.on)
    data = written(nasty)
    (event,) = events(data)
    assert "attendee" not in event
    assert len(str(event["summary"])) <= 200
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "folded as RFC 5545 asks"
    assert b"\n" not in data.replace(b"\r\n", b"")
