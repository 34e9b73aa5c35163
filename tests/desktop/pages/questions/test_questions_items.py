"""Questions of each kind are answered on the page, and an assertion is confirmed as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from items_set import answer_all
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from questions_desk import Desk, a_file

from core.domain.state import Progress
from core.services.answers import AnswerEdit
from core.services.item_answers import ITEM, PLACE
from core.services.open_answers import How
from desktop.pages.questions.looks import Only
from desktop.widgets.row_list_model import RowState

OPEN = "1.2.1"


@pytest.fixture
def in_items() -> bool:
    return True


def choose(desk: Desk, how: How) -> None:
    desk.pane.answer.choices.buttons[how].click()
    desk.settle()


def type_words(desk: Desk, text: str) -> None:
    edit = desk.pane.answer.words.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    desk.qtbot.keyClicks(edit, text)


def progress(desk: Desk, ref: str) -> Progress:
    return desk.workspace.assessments.state().by_ref[ref].progress


def test_a_tick_is_given_changed_and_cleared(desk: Desk) -> None:
    desk.open("1.1.3")
    choose(desk, How.YES)
    assert desk.answer("1.1.3").item == "yes"
    assert desk.pane.head.chip.text() == "Complete"
    choose(desk, How.NO)
    assert desk.answer("1.1.3").item == "no"
    assert desk.pane.head.chip.text() == "No, so still to go"
    assert "stays to go" in desk.pane.answer.hint.text()
    desk.pane.answer.choices.clear.click()
    desk.settle()
    assert desk.answer("1.1.3").item is None
    assert desk.pane.answer.choices.value is None
    assert desk.pane.answer.choices.clear.isHidden()


def test_pressing_the_tick_that_holds_changes_nothing(desk: Desk) -> None:
    desk.open("1.1.3")
    choose(desk, How.YES)
    before = len(desk.workspace.history.changes())
    choose(desk, How.YES)
    assert desk.pane.answer.choices.value is How.YES
    assert len(desk.workspace.history.changes()) == before


def test_undo_takes_a_tick_back_on_the_page_too(desk: Desk) -> None:
    desk.open("1.1.3")
    choose(desk, How.YES)
    undone = desk.workspace.undo.undo()
    assert (undone.ref, undone.part) == ("1.1.3", "item")
    desk.changes.notify(undone.change)
    desk.settle()
    assert desk.pane.answer.choices.value is None


def test_only_what_the_question_takes_is_on_the_card(desk: Desk) -> None:
    card = desk.pane.answer
    shown = {}
    for ref in ("1.1.1", "1.1.2", "1.1.3", OPEN, "2.1.2", "2.1.3"):
        desk.open(ref)
        parts = {
            "choices": card.choices, "words": card.words, "place": card.place, "day": card.day,
            "confirm": card.confirm,
        }  # fmt: skip
        shown[ref] = {name for name, part in parts.items() if part.isVisible()}
    assert shown == {
        "1.1.1": {"words"},
        "1.1.2": {"place"},
        "1.1.3": {"choices"},
        OPEN: {"choices"},
        "2.1.2": {"day"},
        "2.1.3": {"confirm"},
    }
    desk.open("1.1.3")
    assert [h for h, b in card.choices.buttons.items() if b.isVisible()] == [How.YES, How.NO]


def test_a_half_typed_answer_is_on_the_disk_within_a_second(desk: Desk) -> None:
    type_words(desk, "Our number is ZA0")
    drafts = desk.workspace.answers.drafts
    desk.qtbot.waitUntil(lambda: ("1.1.1", ITEM) in drafts(), timeout=1000)
    assert drafts()["1.1.1", ITEM] == "Our number is ZA0"
    assert desk.answer("1.1.1").item is None


def test_a_half_typed_answer_survives_a_kill(make_desk: Callable[..., Desk]) -> None:
    make_desk("1.1.2").workspace.answers.save_draft("1.1.1", ITEM, "Our number is ZA0")
    again = make_desk()
    edit = again.pane.answer.words.edit
    again.qtbot.waitUntil(edit.hasFocus, timeout=60_000)
    again.qtbot.keyClicks(edit, "0001")
    again.page.depart()
    again.settle()
    assert again.answer("1.1.1").item == "Our number is ZA00001"


def test_half_typed_words_of_an_open_question_are_seen_after_a_kill(
    make_desk: Callable[..., Desk],
) -> None:
    make_desk("1.1.1").workspace.answers.save_draft(OPEN, ITEM, "Within a mon")
    again = make_desk()
    again.qtbot.waitUntil(again.pane.answer.words.edit.hasFocus, timeout=60_000)
    assert again.page.where() == OPEN
    assert again.pane.answer.choices.value is How.WORDS
    assert again.pane.answer.words.edit.isVisible()


def test_the_count_says_how_much_the_website_takes_and_cuts_nothing(desk: Desk) -> None:
    words = desk.pane.answer.words
    type_words(desk, "ZA000001")
    assert words.count.text() == "8 of 200 characters"
    words.edit.insertPlainText("x" * 195)
    assert words.count.text() == "3 characters too many: the website takes 200."
    words.edit.flush()
    desk.settle()
    assert len(desk.answer("1.1.1").item or "") == 203


def test_a_document_is_complete_with_a_place_or_a_file(desk: Desk, tmp_path: object) -> None:
    desk.open("1.1.2")
    place = desk.pane.answer.place
    place.setFocus()
    desk.qtbot.keyClicks(place, "Red binder, office shelf")
    desk.pane.next.setFocus()
    desk.settle()
    assert desk.answer("1.1.2").place == "Red binder, office shelf"
    assert progress(desk, "1.1.2") is Progress.DONE
    place.setPlainText("")
    place.flush()
    desk.settle()
    assert progress(desk, "1.1.2") is Progress.NOT_STARTED
    desk.chosen = [a_file(tmp_path)]  # type: ignore[arg-type]
    desk.pane.evidence.add_button.click()
    desk.settle()
    assert progress(desk, "1.1.2") is Progress.DONE
    assert desk.items()[0].serves.isHidden()  # a question has no points to choose from


def test_a_day_is_kept_and_cleared(desk: Desk) -> None:
    desk.open("2.1.2")
    line = desk.pane.answer.day.line
    line.setFocus()
    desk.qtbot.keyClicks(line, "1 may 2026")
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    assert desk.answer("2.1.2").item == "2026-05-01"
    line.clear()
    desk.page.depart()
    desk.settle()
    assert desk.answer("2.1.2").item is None


def test_nothing_typed_is_lost_between_the_four_ways(desk: Desk) -> None:
    desk.open(OPEN)
    card = desk.pane.answer
    choose(desk, How.WORDS)
    type_words(desk, "Within a month")
    choose(desk, How.YES)  # the words were still half typed
    assert (desk.answer(OPEN).item, desk.answer(OPEN).set_aside) == ("yes", "Within a month")
    assert not card.words.edit.isVisible() and "Your words are kept" in card.hint.text()
    choose(desk, How.PLACE)
    card.place.setFocus()
    desk.qtbot.keyClicks(card.place, "Red binder")
    choose(desk, How.NO)
    assert (desk.answer(OPEN).item, desk.answer(OPEN).place) == ("no", "Red binder")
    choose(desk, How.WORDS)
    assert card.words.edit.toPlainText() == "Within a month"
    assert (desk.answer(OPEN).item, desk.answer(OPEN).set_aside) == ("Within a month", "")
    choose(desk, How.PLACE)
    assert card.place.toPlainText() == "Red binder"
    assert progress(desk, OPEN) is Progress.DONE


def test_a_place_that_was_half_typed_comes_back_where_it_was(
    make_desk: Callable[..., Desk],
) -> None:
    make_desk("1.1.1").workspace.answers.save_draft(OPEN, PLACE, "Red bin")
    again = make_desk()
    again.qtbot.waitUntil(again.pane.answer.place.hasFocus, timeout=60_000)
    assert again.pane.answer.choices.value is How.PLACE


def test_an_assertion_is_confirmed_once_its_questions_are_complete(desk: Desk) -> None:
    confirm = desk.pane.confirm
    desk.open("1.1.3")  # the last of it
    assert confirm.isVisible() and not confirm.check.isEnabled()
    assert confirm.words.text() == (
        "0 of 3 compulsory questions are complete. To go first: 1.1.1, 1.1.2, 1.1.3"
    )
    desk.workspace.answers.change("1.1.1", AnswerEdit(item="ZA000001"))
    desk.workspace.answers.change("1.1.2", AnswerEdit(place="red binder"))
    choose(desk, How.YES)
    assert confirm.check.words() == "I confirm that: The law is kept"
    confirm.check.click()
    desk.settle()
    state = desk.workspace.assessments.state()
    assert state.confirmed == {"1.1"} and "1.1" not in state.score.blocking
    assert confirm.chip.text() == "Confirmed"
    confirm.check.click()
    desk.settle()
    assert desk.workspace.assessments.state().confirmed == frozenset()


def test_the_question_that_was_the_last_to_go_asks_for_the_confirmation(desk: Desk) -> None:
    desk.workspace.answers.change("1.1.2", AnswerEdit(place="red binder"))
    desk.workspace.answers.change("1.1.3", AnswerEdit(item="yes"))
    desk.arrive("1.1.1")
    assert desk.pane.confirm.isHidden()
    type_words(desk, "ZA000001")
    desk.pane.next.setFocus()
    desk.settle()
    assert desk.pane.confirm.isVisible() and desk.pane.confirm.check.isEnabled()


def test_a_confirmation_that_came_too_early_is_named_and_can_be_taken_back(desk: Desk) -> None:
    desk.workspace.answers.change("1.1.1", AnswerEdit(confirm=("1.1",)))
    desk.arrive("1.1")  # an assertion leads to its last question
    assert desk.page.where() == "1.1.3"
    assert desk.pane.confirm.chip.text() == "Confirmed too early"
    desk.pane.confirm.check.click()
    desk.settle()
    assert desk.workspace.assessments.state().confirmed == frozenset()


def test_undoing_a_confirmation_leads_to_where_it_is_given(desk: Desk) -> None:
    from desktop.undo_desk import place_of

    desk.workspace.answers.change("2.1.1", AnswerEdit(confirm=("2.1",)))
    target = place_of(desk.workspace.undo.undo())[1]
    desk.arrive(target)
    assert (target, desk.page.where()) == ("2.1/confirmed", "2.1.3")


def test_after_the_last_question_next_leads_to_what_is_to_be_confirmed(desk: Desk) -> None:
    for ref, edit in {
        "1.1.1": AnswerEdit(item="ZA000001", confirm=("1.1",)),
        "1.1.2": AnswerEdit(place="red binder"), "1.1.3": AnswerEdit(item="yes"),
        OPEN: AnswerEdit(item="yes", confirm=("1.2",)), "2.1.1": AnswerEdit(item="yes"),
        "2.1.2": AnswerEdit(item="2026-05-01"), "2.1.3": AnswerEdit(item="yes"),
    }.items():  # fmt: skip
        desk.workspace.answers.change(ref, edit)
    desk.arrive("1.1.1")
    desk.pane.next_to_go.click()
    desk.settle()
    assert desk.page.where() == "2.1.3" and desk.pane.confirm.check.isEnabled()


def test_the_list_shows_standards_and_assertions_with_their_signs(desk: Desk) -> None:
    rows = desk.page.view.list.list.rows
    listed = [rows.row_at(rows.index(k)) for k in range(rows.rowCount())]
    lines = [(row.title, row.rank, row.state_text) for row in listed if row and row.is_group]
    assert lines[:2] == [
        ("1 Personal data", 1, "0/4"),
        ("1.1 The law is kept", 2, "0 of 3 complete"),
    ]
    assert ("2 Mail", 1, "0/2") in lines  # its third is optional
    assert desk.page.view.list.count.text() == "0 of 6 done"
    desk.workspace.answers.change("1.1.1", AnswerEdit(item="ZA000001"))
    desk.workspace.answers.change("1.1.2", AnswerEdit(place="red binder"))
    desk.workspace.answers.change("1.1.3", AnswerEdit(item="yes"))
    desk.arrive("1.1.3")
    assert rows.row_at(rows.index(1)).state is RowState.PART  # type: ignore[union-attr]
    desk.pane.confirm.check.click()
    desk.settle()
    first = rows.row_at(rows.index(1))
    assert first is not None and first.state is RowState.DONE
    assert first.spoken == "1.1 The law is kept, confirmed"


def test_a_search_keeps_the_lines_above_what_it_finds(desk: Desk) -> None:
    panel = desk.page.view.list
    panel.search.setText("malware")
    rows = panel.list.rows
    titles = [row.title for k in range(rows.rowCount()) if (row := rows.row_at(rows.index(k)))]
    assert titles == ["2 Mail", "2.1 Mail is safe", "Mail is kept clean of malware"]


def test_the_filters_count_what_is_compulsory(desk: Desk) -> None:
    buttons = desk.page.view.list.filters.buttons
    assert buttons[Only.IN_THE_WAY].text() == "Compulsory, to go: 6"
    assert buttons[Only.TO_GO].text() == "To go: 7"


def test_what_is_optional_or_in_doubt_is_said_once(desk: Desk) -> None:
    head = desk.pane.head
    assert head.optional.isHidden() and head.website.isHidden()
    desk.open("2.1.2")
    assert head.optional.isVisible() and head.optional.text() == "Optional"
    assert head.website.doubt.words.text().startswith("Not confirmed for you")
    rows = desk.page.view.list.list.rows
    row = rows.row_at(rows.index_of("2.1.2"))
    assert row is not None and row.state_text == "Not started, optional"


def test_a_fact_of_the_profile_answers_a_question_and_says_so(desk: Desk) -> None:
    desk.workspace.profile.set("nhsmail_only", "yes")
    desk.arrive("2.1.1")
    assert desk.pane.head.covered.words.text() == "You use NHSmail only, and that answers this."
    assert desk.pane.head.chip.text() == "Complete"
    desk.open("1.1.3")
    assert desk.pane.head.covered.isHidden()


def test_what_may_be_answered_on_the_website_is_only_a_hint(desk: Desk) -> None:
    today = desk.workspace.assessments.state().today
    desk.workspace.profile.set("cyber_essentials_plus_until", today + timedelta(days=90))
    desk.arrive("2.1.3")
    assert "Look there first" in desk.pane.head.look.words.text()
    assert progress(desk, "2.1.3") is Progress.NOT_STARTED


def test_a_question_can_be_left_out_with_a_reason_where_the_set_allows_it(desk: Desk) -> None:
    desk.open("2.1.2")
    assert desk.pane.relevance.isVisible()
    desk.open("2.1.1")
    assert not desk.pane.relevance.isVisible()


def test_a_signed_question_shows_its_answer_and_takes_no_other(desk: Desk) -> None:
    answer_all(desk.workspace)
    desk.workspace.sign_offs.sign_off("Olivia Marsh", "Owner")
    desk.arrive("1.1.3")
    choices = desk.pane.answer.choices
    assert choices.value is How.YES
    assert not choices.buttons[How.NO].isEnabled() and choices.clear.isHidden()
    desk.open("1.1.1")
    assert desk.pane.answer.words.edit.isReadOnly()
    assert not any(b.isVisible() for b in insert_buttons(desk))


def insert_buttons(desk: Desk):  # type: ignore[no-untyped-def]
    from desktop.pages.questions.example_view import ExampleView

    return [view.insert for view in desk.page.view.guidance.findChildren(ExampleView)]


def test_tab_meets_the_answer_before_the_evidence_and_the_note(desk: Desk) -> None:
    desk.open(OPEN)
    choose(desk, How.WORDS)
    desk.pane.head.history.setFocus()
    met = []
    for _ in range(24):
        focus = desk.page.focusWidget()
        assert focus is not None
        met.append(focus)
        desk.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    card = desk.pane.answer
    wanted = [
        *card.choices.buttons.values(), card.words.edit, desk.pane.evidence.add_button,
        desk.pane.note.note, desk.pane.who.owner,
    ]  # fmt: skip
    assert [one for one in met if one in wanted] == wanted
