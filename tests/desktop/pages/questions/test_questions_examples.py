"""Examples: filled with what was told once, put in by a click, finished blank by blank."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from questions_desk import Desk

from core.domain.state import Progress
from core.services.answers import AnswerEdit
from core.services.open_answers import How
from desktop.pages.questions.example_view import ExampleView


@pytest.fixture
def in_items() -> bool:
    return True


def examples(desk: Desk) -> list[ExampleView]:
    def shown() -> list[ExampleView]:
        views = desk.page.view.guidance.findChildren(ExampleView)
        return [view for view in views if view.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(shown()), timeout=60_000)
    return shown()


def insert(desk: Desk, number: int) -> None:
    examples(desk)[number].insert.click()
    desk.settle()


def test_an_example_quotes_what_was_told_and_shows_the_other_blanks(desk: Desk) -> None:
    assert (
        examples(desk)[0]
        .text.text()
        .startswith("Harbour Pharmacy is registered as [fill in: ICO registration number].")
    )
    desk.changes.notify(desk.workspace.profile.set("ico_number", "ZA000001"))
    desk.settle()
    assert examples(desk)[0].text.text().startswith("Harbour Pharmacy is registered as ZA000001.")
    assert desk.answer("1.1.1").item is None  # nothing is put in by itself


def test_inserting_is_one_change_after_what_was_typed(desk: Desk) -> None:
    edit = desk.pane.answer.words.edit
    edit.setFocus()
    desk.qtbot.keyClicks(edit, "See the letter.")
    before = len(desk.workspace.history.changes())
    insert(desk, 1)
    assert desk.answer("1.1.1").item == (
        "See the letter.\n\nWe asked the register on [fill in: the day]."
    )
    assert len(desk.workspace.history.changes()) == before + 2
    desk.workspace.undo.undo()
    assert desk.answer("1.1.1").item == "See the letter."


def test_blanks_are_counted_marked_and_typed_over(desk: Desk) -> None:
    desk.workspace.profile.set("ico_number", "ZA000001")
    desk.arrive("1.1.1")
    insert(desk, 0)
    words = desk.pane.answer.words
    assert words.blanks.words.text() == "2 blanks are still open."
    assert words.edit.textCursor().selectedText() == "[fill in: the day]"
    assert desk.pane.head.chip.text() == "Under way"  # an open blank is not complete
    desk.qtbot.keyClicks(words.edit, "1 May 2026")
    assert words.blanks.words.text() == "1 blank is still open."
    words.blanks.next.click()
    assert words.edit.textCursor().selectedText() == "[fill in: who paid it]"
    desk.qtbot.keyClicks(words.edit, "Ann")
    assert words.blanks.isHidden()
    words.edit.flush()
    desk.settle()
    assert desk.workspace.assessments.state().by_ref["1.1.1"].progress is Progress.DONE


def test_the_next_blank_is_found_behind_letters_of_every_size(desk: Desk) -> None:
    words = desk.pane.answer.words
    words.edit.setPlainText("🙂🙂 [fill in: a] 🙂 [fill in: b]")
    words.blanks.next.click()
    assert words.edit.textCursor().selectedText() == "[fill in: a]"
    words.blanks.next.click()
    assert words.edit.textCursor().selectedText() == "[fill in: b]"
    words.blanks.next.click()
    assert words.edit.textCursor().selectedText() == "[fill in: a]"


def test_an_example_for_an_open_question_answers_it_in_words(desk: Desk) -> None:
    desk.workspace.answers.change("1.2.1", AnswerEdit(item="Old words"))
    desk.workspace.open_answers.choose("1.2.1", How.YES)
    desk.arrive("1.2.1")
    desk.page.view.guidance.insert_asked.emit("New words")
    desk.settle()
    answer = desk.answer("1.2.1")
    assert (answer.item, answer.set_aside) == ("Old words\n\nNew words", "")
    assert desk.pane.answer.choices.value is How.WORDS


def test_an_example_where_no_words_are_asked_for_goes_into_the_note(desk: Desk) -> None:
    desk.open("1.1.3")
    desk.page.view.guidance.insert_asked.emit("It hangs by [fill in: where].")
    desk.settle()
    assert desk.answer("1.1.3").note == "It hangs by [fill in: where]."
    assert desk.pane.note.blanks.words.text() == "1 blank is still open."


def test_the_rest_of_the_guidance_is_folded_and_stays_as_it_was_left(desk: Desk) -> None:
    sections = desk.page.view.guidance.sections
    opened = {key for key, section in sections.items() if section.head.isChecked()}
    assert opened == {"evidence", "examples"}
    sections["why"].head.click()
    desk.open("1.1.2")
    sections = desk.page.view.guidance.sections
    assert sections["why"].head.isChecked() and not sections["law"].head.isChecked()
    assert isinstance(sections["why"].head, QPushButton)


def test_where_each_fact_comes_from_and_how_sure_it_is_can_be_unfolded(desk: Desk) -> None:
    section = desk.page.view.guidance.sections["sources"]
    assert not section.head.isChecked()
    section.head.click()
    said = [label.text() for label in section.findChildren(QLabel)]
    assert any("seen on a page. a test" in text for text in said)
