"""On the Questions page: a question in doubt is confirmed there, and one set aside comes last."""

from __future__ import annotations

import pytest
from real_window import RealWindow

from desktop.pages.compare.page import ComparePage
from desktop.pages.questions.page import QuestionsPage

DOUBTFUL = "1.3.6"


@pytest.fixture
def page(window: RealWindow) -> QuestionsPage:
    window.window.go("questions", DOUBTFUL)
    window.settle()
    assert isinstance(window.page, QuestionsPage)
    return window.page


def test_a_doubt_is_cleared_where_it_is_met_and_taken_back(window, page) -> None:
    notice = page.view.pane.head.website
    assert notice.doubt.isVisible() and notice.back.isHidden()
    notice.see.click()
    window.settle()
    assert notice.doubt.isHidden()
    assert notice.sure.words.text().startswith("Ada Wren checked it on the website on ")
    notice.back.click()
    window.settle()
    assert notice.doubt.isVisible()


def test_what_is_not_so_leads_to_the_comparison(window, page) -> None:
    page.view.pane.head.website.compare.click()
    window.settle()
    assert isinstance(window.page, ComparePage) and window.page.where() == DOUBTFUL


def test_a_question_that_is_sure_says_nothing(window, page) -> None:
    page.open("1.1.1")
    window.settle()
    assert page.view.pane.head.website.isHidden()


def test_what_was_set_aside_stands_last_with_its_reason(window, page) -> None:
    window.workspace.amendments.set_aside(DOUBTFUL, "Not on the website")
    page.arrive(DOUBTFUL)
    window.settle()
    rows = page.view.list.list.rows
    last = rows.row_at(rows.index(rows.rowCount() - 1))
    assert last is not None and last.key == DOUBTFUL
    assert last.second_line == "Not on the website"
    assert last.state_text == "Set aside: Not on the website"
    assert page.view.pane.banner.title.text() == "Set aside: Not on the website."
    assert page.view.pane.head.chip.text() == "Set aside"
    assert page.view.pane.answer.isHidden()
    page.view.pane.head.website.again.click()
    window.settle()
    assert page.view.pane.answer.isVisible()
    assert page.view.pane.head.website.doubt.isVisible()


def test_an_added_question_that_is_undone_leaves_the_page_on_another(window, page) -> None:
    from core.services.amending.amendments import NewQuestion

    window.workspace.amendments.add(NewQuestion("1.3.9", "New?", "1.3", "text"))
    page.arrive("1.3.9")
    window.settle()
    assert page.where() == "1.3.9"
    window.workspace.undo.undo()
    page.arrive()
    window.settle()
    assert page.where() != "1.3.9"


def test_the_official_wording_stands_beside_ours(window, page, tmp_path) -> None:
    from official_workbooks import HEADS, workbook

    rows = [(DOUBTFUL, "", "What are your three largest risks?", "", "Text", "Mandatory")]
    path = workbook(tmp_path / "l.xlsx", {"Category 3": (HEADS, *rows)})
    lists = window.workspace.official_lists
    listed = lists.look(path)
    lists.take_in(lists.preview(listed, listed.sheets[0], listed.sheets[0].roles))
    page.arrive(DOUBTFUL)
    window.settle()
    notice = page.view.pane.head.website
    assert notice.official.text() == ("The official wording: What are your three largest risks?")
    assert "official list “l.xlsx”" in notice.sure.words.text()


def test_whoever_signs_or_sends_is_told_that_the_questions_were_changed(window) -> None:
    window.window.go("finish")
    window.settle()
    view = window.page.view
    assert not view.sign.set_changed.words.text() and not view.send.set_changed.words.text()
    window.workspace.amendments.set_aside(DOUBTFUL, "Not there")
    window.page.arrive()
    window.settle()
    for panel in (view.sign, view.send):
        assert panel.set_changed.words.text().startswith("You changed which questions are asked")
    codes = [f.code for f in window.workspace.sign_offs.findings()]
    assert "set-changed" in codes and "not-confirmed" in codes
