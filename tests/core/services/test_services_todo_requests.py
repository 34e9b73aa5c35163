"""The waiting list: one letter for many questions, a reminder, and one reply that serves all.

The story is the one of a practice whose one supplier knows seventeen answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.catalogue import load_bundled
from core.domain.home import home_lines
from core.domain.items_advice import lacks
from core.domain.key_dates import KeyDay, key_dates
from core.domain.letters import TECHNICAL
from core.domain.requests import RequestState
from core.services.assessments import ReasonMissingError
from core.services.past.setting_back import UndoUsedSinceError
from core.services.search import HitKind
from core.services.todo.todo_errors import (
    DayAheadError,
    NobodyAskedError,
    NothingAskedError,
    ReplyMissingError,
    RequestClosedError,
)
from core.workspace import NewStore, Workspace

TODAY = date(2026, 5, 20)
FIRM = "Quayside Systems Ltd"
REPLY = b"From: help@quayside.example\nSubject: Your questions\n\nAll of it is done.\n"


@pytest.fixture
def practice(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    setup = NewStore("Harbour Surgery", "A99999", "general-practice", "Ada Wren", "dspt-8")
    made = Workspace.create(tmp_path / "store", setup, clock=clock, bundled=load_bundled)
    with made.workspace as workspace:
        workspace.answers.set_note("1.1.1", "begun")
        yield workspace


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "Re your questions.eml"
    path.write_bytes(REPLY)
    return path


def technical(workspace: Workspace) -> tuple[str, ...]:
    return next(one for one in workspace.letters.groups() if one.key == TECHNICAL).refs


def time_line(workspace: Workspace) -> str:
    return home_lines(workspace.assessments.state())[1].text


def asking_is_done(workspace: Workspace) -> bool:
    return next(d.is_done for d in key_dates(workspace.assessments.state()) if d.day is KeyDay.ASK)


def test_one_letter_one_reply_seventeen_questions_and_home_stops_nagging(
    practice: Workspace, clock: FixedClock, reply: Path
) -> None:
    refs = (*technical(practice), "1.1.5")
    assert len(refs) == 17
    assert "10 need an answer from others." in time_line(practice)  # those that have to be answered
    assert not asking_is_done(practice)
    letter = practice.letters.letter(FIRM, refs, date(2026, 6, 3))
    request = practice.requests.ask(FIRM, refs, letter=letter.text).request
    assert request.chase_on == date(2026, 6, 3)
    assert [(g.key, g.refs) for g in practice.letters.groups()] == [("owner", ("6.1.2",))]
    assert asking_is_done(practice)  # by the calendar of Home; what is left is the owner's
    clock.advance(days=14)
    assert len(practice.requests.waiting(date(2026, 6, 3)).late_refs) == 17
    assert "17 wait for others, 17 are late." in time_line(practice)
    before = len(practice.history.trail(limit=None))

    change = practice.requests.answer(request.id, reply, review_by=date(2027, 6, 1))

    assert change.requirements == set(refs)
    assert len(practice.history.trail(limit=None)) == before + 1
    (piece,) = practice.evidence.all()
    assert (piece.title, piece.review_by) == (f"Reply of {FIRM}", date(2027, 6, 1))
    assert {link.ref for link in piece.links} == set(refs)
    assert "wait for others" not in time_line(practice)
    assert asking_is_done(practice)
    said = {lack.ref: lack.text for lack in lacks(practice.assessments.state())}
    assert said["7.3.4"] == f"{FIRM} has replied. Put the answer in."
    assert practice.requests.late(date(2026, 6, 30)) == ()
    answered = practice.requests.get(request.id)
    assert (answered.state, answered.evidence_id) == (RequestState.ANSWERED, piece.id)

    practice.undo.undo()
    assert practice.evidence.all() == ()
    assert "17 wait for others, 17 are late." in time_line(practice)
    practice.undo.redo()
    assert len(practice.evidence.all()[0].links) == 17
    assert practice.care.check().ok


def test_the_letter_asks_in_plain_words_and_says_from_whom_it_is(practice: Workspace) -> None:
    refs = technical(practice)
    assert len(refs) == 16
    letter = practice.letters.letter(FIRM, refs, date(2026, 6, 3))
    questions = practice.assessments.state().question_set.by_ref
    assert letter.subject == "Harbour Surgery: 16 questions for you"
    assert letter.text.startswith(f"Dear {FIRM},\n\nEvery year Harbour Surgery answers the ")
    for number, ref in enumerate(refs, 1):
        assert f"\n{number}. {questions[ref].requirement.title} ({ref})\n" in letter.text
        assert questions[ref].guidance.ask_supplier in letter.text
    assert "by 3 June 2026" in letter.text
    assert letter.text.endswith("With kind regards\nAda Wren\nHarbour Surgery\nODS code A99999")
    owner = next(one for one in practice.letters.groups() if one.key == "owner")
    asked = practice.letters.letter("Jo", owner.refs[:1], None)
    assert questions[owner.refs[0]].guidance.ask_owner in asked.text
    assert asked.subject == "Harbour Surgery: one question for you"


def test_a_reminder_has_its_letter_its_day_and_the_next_one(
    practice: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    request = practice.requests.ask(FIRM, ["7.3.4"], chase_on=date(2026, 5, 21)).request
    clock.advance(days=1)
    assert practice.requests.late(date(2026, 5, 21)) == (request,)
    letter = practice.letters.chase_letter(request.id)
    assert "On 20 May 2026 we sent you" in letter.text
    assert "(7.3.4)" in letter.text
    written = practice.letters.write_letter(letter.text, tmp_path / "letter.txt")
    assert written.read_text("utf-8") == letter.text + "\n"
    practice.requests.chase(request.id)
    chased = practice.requests.get(request.id)
    assert (chased.chased, chased.chase_on) == ((date(2026, 5, 21),), date(2026, 6, 4))
    (newest, *_) = practice.history.trail(limit=1)
    said = {v.place: v.after for v in practice.history.details(newest.id)}
    assert said[f"Days on which {FIRM} was reminded"] == "21 May 2026"


def test_an_answer_by_telephone_is_kept_in_words(practice: Workspace) -> None:
    request = practice.requests.ask(FIRM, ["7.3.4"], note="Rang Mo.").request
    with pytest.raises(ReplyMissingError):
        practice.requests.answer_in_words(request.id, " ")
    practice.requests.answer_in_words(request.id, "Mo says that they test it each month.")
    answered = practice.requests.get(request.id)
    assert answered.note == "Rang Mo.\n\nMo says that they test it each month."
    assert (answered.closed_on, answered.chase_on) == (TODAY, None)
    with pytest.raises(RequestClosedError):
        practice.requests.chase(request.id)
    practice.requests.wait_again(request.id)
    assert practice.requests.get(request.id).chase_on == date(2026, 6, 3)
    with pytest.raises(ReasonMissingError):
        practice.requests.give_up(request.id, "")
    practice.requests.give_up(request.id, "They went out of business.")
    assert practice.requests.waiting(TODAY).requests == ()
    assert "7.3.4" in technical(practice), "whoever comes after them can be asked"


def test_a_request_names_somebody_something_and_a_day_that_has_been(practice: Workspace) -> None:
    ask = practice.requests.ask
    with pytest.raises(NobodyAskedError):
        ask(" ", ["7.3.4"])
    with pytest.raises(NothingAskedError):
        ask(FIRM, [])
    with pytest.raises(DayAheadError):
        ask(FIRM, ["7.3.4"], asked_on=date(2026, 5, 21))
    request = ask(FIRM, ["7.3.4"], chase_on="").request
    assert (request.chase_on, request.is_late(date(2030, 1, 1))) == (None, False)
    assert practice.requests.for_ref("7.3.4") == (request,)
    assert [(h.kind, h.title) for h in practice.search.find("quayside")] == [
        (HitKind.REQUEST, FIRM)
    ]


def test_a_reply_that_is_needed_is_not_taken_away_from_under_a_request(
    practice: Workspace, reply: Path
) -> None:
    kept = practice.evidence.attach(reply, []).evidence
    request = practice.requests.ask(FIRM, ["7.3.4"]).request
    practice.requests.answer(request.id, reply)
    assert practice.requests.get(request.id).evidence_id == kept.id, "kept once"
    attached = next(c for c in practice.history.trail() if c.label == "Attach evidence")
    with pytest.raises(UndoUsedSinceError):
        practice.history.put_back(attached.id)
    assert practice.care.check().ok
