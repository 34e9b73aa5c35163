"""Half-typed text: durable within a second, one entry in the history, back after a power cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from questions_desk import Desk

from core.services.answers import NOTE, OWNER
from core.store.trouble import DiskFullError


def type_note(desk: Desk, text: str) -> None:
    note = desk.pane.note.note
    note.setFocus()
    note.moveCursor(QTextCursor.MoveOperation.End)
    desk.qtbot.keyClicks(note, text)


def test_a_half_typed_note_is_on_the_disk_within_a_second(desk: Desk) -> None:
    type_note(desk, "Ask the owner ab")
    drafts = desk.workspace.answers.drafts
    desk.qtbot.waitUntil(lambda: ("10-114", NOTE) in drafts(), timeout=1000)
    assert drafts()["10-114", NOTE] == "Ask the owner ab"
    assert desk.answer().note == ""


def test_leaving_the_field_makes_one_entry_in_the_history(desk: Desk) -> None:
    before = len(desk.workspace.history.changes())
    type_note(desk, "Ask the owner")
    desk.pane.next.setFocus()
    desk.settle()
    assert desk.answer().note == "Ask the owner"
    assert desk.workspace.answers.drafts() == {}
    assert len(desk.workspace.history.changes()) == before + 1


def test_going_to_the_next_requirement_keeps_the_note_where_it_was_typed(desk: Desk) -> None:
    type_note(desk, "for 114")
    desk.page.open("10-115")
    assert desk.pane.note.note.toPlainText() == ""
    desk.page.open("10-114")  # before anything was read back
    assert desk.pane.note.note.toPlainText() == "for 114"
    desk.settle()
    assert desk.pane.note.note.toPlainText() == "for 114"
    assert (desk.answer("10-114").note, desk.answer("10-115").note) == ("for 114", "")


def test_leaving_the_page_hands_over_what_is_typed(desk: Desk) -> None:
    type_note(desk, "then the window was closed")
    desk.page.depart()
    desk.settle()
    assert desk.answer().note == "then the window was closed"


def test_after_a_power_cut_the_caret_is_in_the_note_that_was_being_typed(
    make_desk: Callable[..., Desk],
) -> None:
    first = make_desk("10-114")
    answers = first.workspace.answers
    answers.set_note("10-213", "Leaflet is printed.")
    answers.save_draft("10-213", NOTE, "Leaflet is printed. Poster to fol")
    again = make_desk()
    note = again.pane.note.note
    assert again.page.where() == "10-213"
    again.qtbot.waitUntil(note.hasFocus, timeout=60_000)
    assert note.toPlainText() == "Leaflet is printed. Poster to fol"
    assert note.textCursor().position() == len(note.toPlainText())
    again.qtbot.keyClicks(note, "low")
    again.page.depart()
    again.settle()
    assert again.answer("10-213").note == "Leaflet is printed. Poster to follow"
    assert answers.drafts() == {}


def test_the_wiring_may_lead_to_the_half_typed_requirement_itself(
    make_desk: Callable[..., Desk], workspace: object
) -> None:
    make_desk("10-115").workspace.answers.save_draft("10-114", OWNER, "Jo Smi")
    again = make_desk("10-114")
    again.qtbot.waitUntil(again.pane.who.owner.hasFocus, timeout=60_000)
    assert again.pane.who.owner.text() == "Jo Smi"


def test_a_read_meanwhile_does_not_touch_what_is_being_typed(desk: Desk) -> None:
    type_note(desk, "half a sen")
    desk.tick("10-114.1a")
    assert desk.pane.note.note.toPlainText() == "half a sen"
    assert desk.pane.note.note.has_unsent or desk.answer().note == "half a sen"


def test_text_that_could_not_be_saved_stays_and_can_be_saved_again(desk: Desk) -> None:
    from core.services import sample

    sample.fill(desk.workspace)
    desk.workspace.sign_offs.sign_off("Olivia Marsh", "Owner")  # behind the page's back
    type_note(desk, " More to say.")
    note = desk.pane.note.note
    note.flush()
    desk.settle()
    typed = note.toPlainText()
    assert typed.endswith(" More to say.")
    assert desk.answer().note != typed
    desk.workspace.assessments.reopen("The owner asked for more")
    desk.arrive("10-114")
    assert note.toPlainText() == typed.strip()
    assert desk.answer().note == typed.strip()


def test_a_failed_save_is_said_on_top_with_a_way_to_try_again(desk: Desk) -> None:
    desk.page.messages.show_unsaved(DiskFullError(folder="records"))
    assert desk.top_message().startswith("Not saved yet: ")
    assert desk.pane.banner.button.text() == "Try again"
    type_note(desk, "once more")
    desk.pane.banner.button.click()
    desk.pane.note.note.flush()
    desk.settle()
    assert desk.top_message() == "" and desk.answer().note == "once more"


def test_a_note_takes_no_more_than_it_holds_and_says_so(desk: Desk) -> None:
    note = desk.pane.note.note
    note.insertPlainText("x" * 20_001)
    assert len(note.toPlainText()) == 20_000
    assert "20000" in desk.pane.note.hint.text() and desk.pane.note.hint.isVisible()


def test_a_date_that_is_none_stays_as_typed_and_says_why_in_its_place(desk: Desk) -> None:
    due = desk.pane.who.due
    due.line.setFocus()
    desk.qtbot.keyClicks(due.line, "31 Febuary")
    desk.pane.note.note.setFocus()
    desk.tick("10-114.1a")  # everything is shown anew
    assert due.line.text() == "31 Febuary" and due.error.isVisible()
    assert due.error.text() == due.line.accessibleDescription() != ""
    assert desk.answer().due is None and "10-114.1a" in desk.answer().met
    desk.open("10-115")
    assert due.line.text() == "" and not due.error.isVisible()
    desk.open("10-114")
    due.line.setFocus()
    desk.qtbot.keyClicks(due.line, "28 May 2026")
    desk.qtbot.keyClick(due.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.page.where() == "10-115" and due.line.text() == ""
    assert desk.answer().due == date(2026, 5, 28) and desk.answer("10-115").due is None
