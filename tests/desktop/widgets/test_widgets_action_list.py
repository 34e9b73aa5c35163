"""Lines with a button each, which Home and Finish are made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem


def items(count: int) -> list[ActionItem]:
    return [ActionItem(str(k), f"Line {k}", "", "Open", f"Open {k}") for k in range(count)]


@pytest.fixture
def listed(theme: Theme, qtbot: QtBot) -> ActionList:
    one = ActionList(most=3)
    qtbot.addWidget(one)
    one.show()
    return one


def test_the_same_lines_again_leave_the_rows_and_the_focus_alone(
    listed: ActionList, qtbot: QtBot
) -> None:
    listed.show_items(items(2))
    rows = listed.rows
    listed.show_items(items(2))
    assert listed.rows == rows


def test_a_long_list_is_folded_and_unfolds_to_the_first_new_line(listed: ActionList) -> None:
    listed.show_items(items(9))
    assert len(listed.rows) == 3 and listed.more.text() == "Show all 9"
    listed.more.click()
    assert len(listed.rows) == 9 and not listed.more.isVisible()


def test_one_line_too_many_is_shown_rather_than_a_button(listed: ActionList) -> None:
    listed.show_items(items(4))
    assert len(listed.rows) == 4 and not listed.more.isVisible()


def test_a_button_tells_the_key_of_its_line(listed: ActionList, qtbot: QtBot) -> None:
    told: list[str] = []
    listed.acted.connect(told.append)
    listed.show_items(items(3))
    qtbot.keyClick(listed.rows[2].button, Qt.Key.Key_Space)
    assert told == ["2"]
