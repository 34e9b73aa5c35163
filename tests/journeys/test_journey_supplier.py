"""Story 5: one letter to the supplier, one reply for all that it asks, and Home nags no more."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from fixed_clock import FixedClock
from person import OpenWindow, Person
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from records import Records, make_records

from core.domain.requests import Request, RequestState
from core.domain.scoring import YES
from core.services.answers import AnswerEdit
from desktop.widgets.drop_area import DropArea

SUPPLIER = "Quayside Systems Ltd"
OURS = "Please answer by e-mail, not by telephone."
REPLY = b"""From: help@quayside.example
To: office@exampleton.example
Subject: Re: your questions
Date: Wed, 20 May 2026 10:12:00 +0100
Content-Type: text/plain; charset=utf-8

Updates run every night; the firewall is ours; copies are tested each March.
"""
ALL = 12
"""What suppliers know, of the questions that a pharmacy is asked."""
NAGS = (
    "wait for others", "answer from others", "Due this week", "Remind ", "Ask your suppliers: by",
)  # fmt: skip
OWNER_SAID = {"1.1.5": "Olivia Marsh, the owner", "6.1.2": YES}


def write_the_letter(person: Person) -> None:
    """From Home to the letter: what the supplier knows is ticked already."""
    person.look_for("need an answer from others.")
    person.go("todo")
    person.press("To do: Waiting for others")
    person.press("Write the letter to whoever supplies your systems")
    person.type("Whom you ask", SUPPLIER)
    person.type("How to reach them", "help@quayside.example")
    letter = person.find("The letter", QPlainTextEdit)
    person.until(lambda: letter.toPlainText().startswith(f"Dear {SUPPLIER},"), "the letter")
    person.type("The letter", f" {OURS}", keep=True)
    person.press("Copy the letter")
    person.press("I have asked: wait for the reply")
    person.look_for(f"Waiting for {SUPPLIER}")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Dear {SUPPLIER},") and copied.endswith(OURS)


def remind(person: Person) -> None:
    """A fortnight later Home says so by itself, and leads to the letter that reminds."""
    person.look_for(f"{ALL} wait for others, {ALL} are late.")
    person.press(f"Open Remind {SUPPLIER}")
    person.press(f"Remind {SUPPLIER}")
    person.press("I have reminded them")
    person.look_for(f"Reminded: {SUPPLIER}")
    person.go("home")
    person.look_for(f"{ALL} wait for others.")
    assert not person.sees("are late") and not person.sees("Due this week")


def drop_the_reply(person: Person, reply: Path) -> None:
    """The e-mail serves every question that the letter asked, and is read where it is kept."""
    person.go("todo")
    person.press("To do: Waiting for others (1)")
    person.drop(person.find("Drop the reply here", DropArea), reply)
    person.look_for(f"The reply of {SUPPLIER} is kept")
    person.look_for("Nobody is waited for")
    person.press("Answered, or given up")
    person.press(f"See the reply of {SUPPLIER}")
    person.until(lambda: person.window.frame.key == "evidence", "the kept documents")
    person.look_for("Re your questions")


def the_request(records: Records, clock: FixedClock) -> Request:
    with records.looked_into(clock) as workspace:
        (request,) = workspace.requests.all()
        return request


def test_one_letter_and_one_reply_serve_all_that_the_supplier_knows(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    clock = FixedClock(datetime(2026, 5, 4, 9, 0, tzinfo=UTC))
    records = make_records(tmp_path / "store", clock=clock, catalogue_id="dspt-8")
    with records.looked_into(clock) as workspace:  # Home is under way; the owner was asked at lunch
        for ref, item in OWNER_SAID.items():
            workspace.answers.change(ref, AnswerEdit(item=item))
    reply = tmp_path / "Re your questions.eml"
    reply.write_bytes(REPLY)
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    write_the_letter(person)
    person.close()
    asked = the_request(records, clock)
    assert len(asked.serves) == ALL and asked.letter.endswith(OURS)

    clock.advance(days=15)
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    person.go("home")  # it opens where it was left
    remind(person)
    clock.advance(days=1)
    drop_the_reply(person, reply)
    person.go("home")
    person.look_for("days left")
    assert not [words for words in person.words() if any(nag in words for nag in NAGS)]
    person.close()

    with records.looked_into(clock) as workspace:
        (request,) = workspace.requests.all()
        assert request.state is RequestState.ANSWERED
        assert request.chased == (datetime(2026, 5, 19, tzinfo=UTC).date(),)
        (kept,) = workspace.evidence.all()
        assert kept.id == request.evidence_id
        assert {link.ref for link in kept.links} == set(asked.serves)
        reply.unlink()
        assert workspace.evidence.save(kept.id, tmp_path).read_bytes() == REPLY
