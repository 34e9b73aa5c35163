"""What the list shows and in which order, going to a number, and one question at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from questions_desk import Desk

from core.settings import Settings
from desktop.pages.questions.looks import Look, Only, Order, place_of
from desktop.pages.questions.place import recall
from desktop.pages.questions.rows import list_rows
from desktop.pages.questions.walk import meant
from desktop.widgets.fold_pane import LEFT, MAIN, RIGHT


def choose(desk: Desk, words: str) -> None:
    """Choose the entry of the menu that begins with *words*."""
    menu = desk.page.view.list.filters.menu()
    entry: QAction = next(one for one in menu.actions() if one.text().startswith(words))
    entry.trigger()
    menu.close()
    desk.settle()


def titles(desk: Desk) -> list[str]:
    rows = desk.page.view.list.list.rows
    every = (rows.row_at(rows.index(k)) for k in range(rows.rowCount()))
    return [row.title for row in every if row is not None and row.is_group]


def test_mine_shows_what_bears_my_name_however_it_is_written(desk: Desk) -> None:
    panel = desk.page.view.list
    choose(desk, "Mine: 0")
    assert "None is yours yet" in panel.nothing.text.text() and panel.nothing.isVisible()
    desk.workspace.answers.set_owner("10-115", "ada WREN")
    desk.workspace.answers.set_owner("10-116", "Ben Oduya")
    desk.arrive("10-115")
    assert panel.filters.buttons[Only.MINE].isVisible()
    assert panel.filters.buttons[Only.MINE].text() == "Mine: 1"
    assert panel.list.shown_refs() == ["10-115"]
    panel.filters.buttons[Only.ALL].click()
    assert not panel.filters.buttons[Only.MINE].isVisible()


def test_not_confirmed_shows_what_is_in_doubt_until_it_was_seen_on_the_website(desk: Desk) -> None:
    asked = desk.workspace.assessments.state().question_set.asked
    doubtful = [one.ref for one in asked if one.in_doubt]
    assert 0 < len(doubtful) < len(asked)
    choose(desk, f"Not confirmed for us: {len(doubtful)}")
    assert desk.page.view.list.list.shown_refs() == doubtful
    desk.workspace.amendments.check([doubtful[0]])
    desk.arrive(doubtful[1])
    assert desk.page.view.list.list.shown_refs() == doubtful[1:]


def test_the_order_is_by_topic_as_on_the_website_or_by_place(desk: Desk) -> None:
    state = desk.workspace.assessments.state()
    every = [one.ref for one in state.requirements]
    assert titles(desk)[0].startswith("1 Information Governance")
    choose(desk, "In one row")
    assert titles(desk) == [] and desk.page.view.list.list.shown_refs() == every
    choose(desk, "By place")
    shown = desk.page.view.list.list.shown_refs()
    assert set(titles(desk)) <= set(state.question_set.catalogue.places)
    assert sorted(shown) == sorted(every) and shown != every
    assert [place_of(state.by_ref[ref]) for ref in shown] == sorted(
        (place_of(one) for one in state.requirements),
        key=state.question_set.catalogue.places.index,
    )
    assert desk.page.view.list.list.key == "10-114"  # what is open stays open
    assert "By place" in desk.page.view.list.list.accessibleName()


def test_the_headings_of_places_count_like_those_of_topics(desk: Desk) -> None:
    state = desk.workspace.assessments.state()

    def whole(order: Order) -> int:
        return sum(row.total for row in list_rows(state, Look(order=order)) if row.rank == 1)

    assert whole(Order.PLACE) == whole(Order.TOPIC) == state.total


@pytest.mark.parametrize(
    ("typed", "ref"),
    [("10-316", "10-316"), (" 316 ", "10-316"), ("3", ""), ("smartcard", ""), ("10-999", "")],
)
def test_a_number_is_understood_where_it_can_only_mean_one(
    desk: Desk, typed: str, ref: str
) -> None:
    assert meant(desk.workspace.assessments.state(), typed) == ref


def test_a_number_and_enter_go_there_with_the_keyboard(desk: Desk) -> None:
    search = desk.page.view.list.search
    search.setFocus()
    desk.qtbot.keyClicks(search, "317")
    desk.qtbot.keyClick(search, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.where() == "10-317" and search.text() == ""
    desk.qtbot.waitUntil(desk.pane.first_control().hasFocus, timeout=60_000)


def test_one_at_a_time_has_the_question_its_guidance_and_the_next(
    make_desk: Callable[..., Desk], settings: Settings
) -> None:
    desk = make_desk("10-114")
    panes, bar = desk.page.view.panes, desk.page.view.alone
    desk.page.view.list.choose(Only.TO_GO)
    widths = panes.splitter.sizes()
    choose(desk, "One at a time")
    assert [panes.is_shown(pane) for pane in (LEFT, MAIN, RIGHT)] == [False, True, True]
    assert bar.where.text() == "Requirement 1 of 15 · To go"
    desk.qtbot.keyClick(
        desk.pane.first_control(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    desk.settle()
    assert desk.page.where() == "10-115" and desk.pane.first_control().hasFocus()
    assert bar.where.text().startswith("Requirement 2 of 15")
    desk.page.resize(840, 640)
    assert panes.is_shown(MAIN) and panes.is_shown(RIGHT) and panes.switch.isHidden()
    desk.page.resize(500, 640)
    assert [panes.is_shown(pane) for pane in (LEFT, MAIN, RIGHT)] == [False, True, False]
    desk.page.resize(1240, 860)
    desk.qtbot.waitUntil(lambda: panes.splitter.sizes()[1] > panes.splitter.sizes()[2])
    desk.page.turning.show_alone(False)
    desk.qtbot.waitUntil(lambda: panes.splitter.sizes() == widths)  # as they were before
    desk.page.turning.show_alone(True)
    desk.settle()
    again = make_desk()
    assert recall(settings).alone and again.page.view.alone.isVisible()
    desk.qtbot.keyClick(again.page, Qt.Key.Key_F11)
    assert again.page.view.panes.is_shown(LEFT) and again.page.view.alone.isHidden()
    again.settle()
    assert not recall(settings).alone


def test_waiting_shows_what_others_were_asked_for_until_it_came(desk: Desk) -> None:
    asked = desk.workspace.requests.ask("PMR supplier", ["10-316", "10-317"])
    desk.changes.notify(asked.change)
    desk.settle()
    choose(desk, "Waiting for others: 2")
    assert desk.page.view.list.list.shown_refs() == ["10-316", "10-317"]
    desk.changes.notify(
        desk.workspace.requests.answer_in_words(asked.request.id, "It came by post")
    )
    desk.settle()
    assert desk.page.view.list.list.shown_refs() == ["10-114"]  # which is open
    choose(desk, "Waiting for others: 0")
    assert "waiting for somebody" in desk.page.view.list.nothing.text.text()
