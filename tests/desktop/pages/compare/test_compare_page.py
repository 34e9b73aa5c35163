"""Comparing with the website: arrows and one key, from the first question in doubt to the last."""

from __future__ import annotations

import pytest
from event_loop import let_work
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_window import RealWindow

from core.domain.signoff import SignedHow
from core.services.amending.comparison import RowState
from desktop.pages.compare.list_card import ALL
from desktop.pages.compare.page import ComparePage
from desktop.pages.compare.row_card import OPTIONAL


@pytest.fixture
def page(window: RealWindow) -> ComparePage:
    window.window.go("settings", "sets")
    window.settle()
    window.page.section.compare.compare.click()
    window.settle()
    assert isinstance(window.page, ComparePage)
    return window.page


def rows(window: RealWindow) -> dict[str, object]:
    return window.workspace.amendments.compare().by_ref


def key(window: RealWindow, page: ComparePage, which: Qt.Key) -> None:
    page.view.list.list.setFocus()
    QTest.keyClick(page.view.list.list, which)
    window.settle()


def test_the_first_question_in_doubt_is_open_and_no_other_is_asked(window, page) -> None:
    doubtful = [r.ref for r in rows(window).values() if r.state is RowState.IN_DOUBT]
    assert page.where() == doubtful[0]
    assert page.view.list.which.button(0).text() == f"Not confirmed: {len(doubtful)}"
    shown = page.view.list.list.rows
    refs = [r.ref for n in range(shown.rowCount()) if (r := shown.row_at(shown.index(n))) and r.ref]
    assert refs == doubtful


def test_one_key_confirms_and_leads_to_the_next(window, page) -> None:
    first = page.where()
    second = page.view.list.after(first)
    key(window, page, Qt.Key.Key_Y)
    assert rows(window)[first].state is RowState.CHECKED
    assert page.where() == second
    key(window, page, Qt.Key.Key_Down)
    assert page.where() not in (first, second)


def test_one_key_and_enter_set_aside_with_a_reason(window, page) -> None:
    first = page.where()
    key(window, page, Qt.Key.Key_N)
    line = page.view.row.reason.control
    assert line.isVisible() and line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()
    row = rows(window)[first]
    assert (row.state, row.reason) == (RowState.SET_ASIDE, "It is not on the website.")
    assert page.where() != first
    assert page.view.list.list.hasFocus()


def test_all_of_them_can_be_dealt_with_by_one_key_each(window, page) -> None:
    count = window.workspace.amendments.compare().in_doubt
    for _ in range(count):
        key(window, page, Qt.Key.Key_Y)
    assert window.workspace.amendments.compare().in_doubt == 0
    assert page.view.list.none.isVisible() and page.view.list.list.isHidden()
    assert page.view.list.bar.value() == page.view.list.bar.maximum()


def test_typing_y_in_a_field_confirms_nothing(window, page) -> None:
    first = page.where()
    line = page.view.add.words.control
    line.setFocus()
    QTest.keyClicks(line, "yes any")
    window.settle()
    assert line.text() == "yes any"
    assert rows(window)[first].state is RowState.IN_DOUBT


def test_what_was_set_aside_is_asked_again(window, page) -> None:
    first = page.where()
    window.workspace.amendments.set_aside(first, "Not there")
    page.arrive(first)
    window.settle()
    assert page.view.list.which.value == ALL and page.view.row.yes.isVisible()
    page.view.row.again.click()
    window.settle()
    assert rows(window)[first].state is RowState.IN_DOUBT


def test_what_the_website_says_otherwise_is_put_right(window, page) -> None:
    ref = page.where()
    page.view.row.must.button(OPTIONAL).click()
    window.settle()
    page.view.row.kind.button(2).click()
    window.settle()
    row = rows(window)[ref]
    assert not row.mandatory and row.answer.value == "document"
    assert page.where() == ref and page.view.row.back.isVisible() is not None
    assert "Not compulsory" in page.view.row.asks.text()


def test_a_missing_question_is_added_stands_with_the_others_and_can_go_again(window, page) -> None:
    add = page.view.add
    QTest.keyClicks(add.number.control, "1.3.9")
    assert add.box.currentText().startswith("1.3 ")
    QTest.keyClicks(add.words.control, "Which fax machine do you use?")
    add.keep.click()
    window.settle()
    row = rows(window)["1.3.9"]
    assert row.state is RowState.ADDED and row.group == "1.3" and row.mandatory
    assert page.where() == "1.3.9" and add.number.control.text() == ""
    page.view.row.remove.click()
    window.settle()
    assert "1.3.9" not in rows(window)


def test_a_number_that_is_there_already_is_refused_in_its_place(window, page) -> None:
    add = page.view.add
    add.keep.click()
    assert add.number.error.isVisible()
    QTest.keyClicks(add.number.control, "1.1.1")
    QTest.keyClicks(add.words.control, "Anything")
    add.keep.click()
    window.settle()
    assert "already" in add.error.text() and add.number.control.text() == "1.1.1"


def test_half_of_a_new_question_is_there_after_a_restart(window, page, open_window, tmp_path):
    QTest.keyClicks(page.view.add.words.control, "Half a ques")
    let_work(800)
    window.settle()
    window.window.go("home")
    window.settle()
    drafts = window.workspace.drafts.texts("question")
    assert drafts["words"] == "Half a ques"


def test_undo_leads_to_the_question(window, page) -> None:
    first = page.where()
    key(window, page, Qt.Key.Key_Y)
    window.window.go("home")
    window.settle()
    window.status.undo_button.click()
    window.settle()
    assert window.page is page and page.where() == first
    assert rows(window)[first].state is RowState.IN_DOUBT


def test_what_is_signed_is_only_read(window, page) -> None:
    workspace = window.workspace
    for row in list(rows(window)):
        workspace.amendments.set_aside(row, "Made short for a test")
    workspace.sign_offs.sign_off("Ada Wren", "Owner", SignedHow.HERE)
    page.arrive()
    window.settle()
    assert page.view.add.isHidden() and page.view.row.again.isHidden()
    assert "Signed off" in page.view.banner.title.text()
