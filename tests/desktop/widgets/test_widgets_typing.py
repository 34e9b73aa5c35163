"""Fields to type in keep half-typed text safe and read dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, Theme
from desktop.widgets.date_field import DateField
from desktop.widgets.date_words import (
    DateNotUnderstoodError,
    NoSuchDayError,
    NoSuchMonthError,
    parse_words,
    words_of,
)
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.search_line import SearchLine

TODAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28 May 2026", date(2026, 5, 28)),
        ("28 may", date(2026, 5, 28)),
        ("28th of may".replace("of ", ""), date(2026, 5, 28)),
        ("28/5/2026", date(2026, 5, 28)),
        ("28.5.26", date(2026, 5, 28)),
        ("28-05-2026", date(2026, 5, 28)),
        ("2026-05-28", date(2026, 5, 28)),
        ("1 Sept 2025", date(2025, 9, 1)),
        ("3 January", date(2026, 1, 3)),
        ("20 december", date(2025, 12, 20)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("yesterday", date(2026, 5, 11)),
        ("  ", None),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert parse_words(text, TODAY) == day
    assert parse_words(words_of(day), TODAY) == day


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("next week", DateNotUnderstoodError),
        ("28", DateNotUnderstoodError),
        ("5/28/2026", NoSuchMonthError),
        ("31 February 2026", NoSuchDayError),
        ("29/2/2026", NoSuchDayError),
        ("1/1/0026", DateNotUnderstoodError),
    ],
)
def test_what_is_no_date_is_refused_in_words(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_words(text, TODAY)


def test_the_button_that_empties_a_search_grows_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    line = SearchLine()
    qtbot.addWidget(line)
    line.show()
    assert not line.empty.isVisible() and line.empty.width() >= 24
    theme.choose(Mode.LIGHT, 200)
    line.resize(400, line.sizeHint().height())
    line.setText("training")
    assert line.empty.isVisible() and line.empty.width() >= 48
    assert line.rect().contains(line.empty.geometry())
    line.empty.click()
    assert line.text() == "" and not line.empty.isVisible()


def test_a_date_field_tells_a_new_date_once_and_keeps_what_it_cannot_read(
    theme: Theme, qtbot: QtBot
) -> None:
    field = DateField("Check again by", lambda: TODAY)
    qtbot.addWidget(field)
    told: list[object] = []
    field.changed.connect(told.append)
    qtbot.keyClicks(field.line, "28/5/26")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [date(2026, 5, 28)] and field.line.text() == "28 May 2026"
    field.line.clear()
    qtbot.keyClicks(field.line, "31/4")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "31/4" and not field.is_readable
    assert field.line.accessibleDescription().startswith("“31/4” is not a date")
    field.line.clear()
    field.read()
    assert told == [date(2026, 5, 28), None] and field.is_readable


@pytest.fixture
def note(theme: Theme, qtbot: QtBot) -> NoteEdit:
    holder = QWidget()
    column = QVBoxLayout(holder)
    edit, other = NoteEdit("Notes", longest=50), QLineEdit()
    column.addWidget(edit)
    column.addWidget(other)
    qtbot.addWidget(holder)
    holder.show()
    edit.setFocus()
    edit.other = other
    edit.holder = holder
    return edit


def test_a_draft_is_told_within_800_ms_although_typing_goes_on(
    note: NoteEdit, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(note.edited, timeout=800) as heard:
        qtbot.keyClicks(note, "Ask the PMR supplier", delay=40)
        # typing of 0.8 s: the draft came before it ended or right after
    assert "Ask the PMR supplier".startswith(heard.args[0])


def test_tab_moves_on_and_hands_the_note_over_once(note: NoteEdit, qtbot: QtBot) -> None:
    left: list[str] = []
    note.left.connect(left.append)
    qtbot.keyClicks(note, "Done")
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert left == ["Done"] and note.other.hasFocus()
    note.flush()
    assert left == ["Done"] and not note.has_unsent


def test_a_redraw_never_overwrites_what_is_being_typed(note: NoteEdit, qtbot: QtBot) -> None:
    note.set_note("From the records")
    assert not note.has_unsent
    qtbot.keyClicks(note, "New ")
    note.set_note("From somebody else")
    assert "New" in note.toPlainText()
    note.flush()
    note.set_note("From somebody else")
    assert note.toPlainText() == "From somebody else"


def test_a_note_stops_at_its_greatest_length(note: NoteEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(note.full):
        note.insertPlainText("x" * 60)
    assert len(note.toPlainText()) == 50
    note.flush()


def test_pasted_markup_stays_text(note: NoteEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("<b>bold</b>")
    note.insertFromMimeData(mime)
    assert note.toPlainText() == "<b>bold</b>"
    note.flush()


def test_a_draft_of_an_earlier_run_comes_back_with_its_caret(note: NoteEdit) -> None:
    note.put_draft_back("half typed", caret=4)
    assert note.textCursor().position() == 4 and note.has_unsent
    note.flush()
