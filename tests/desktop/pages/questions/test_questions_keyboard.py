"""Everything on the page by keyboard alone, in the order in which it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from questions_desk import Desk, a_file

from desktop.pages.questions.looks import Only
from desktop.widgets.button import Button

ONE_LINE = 120  # several that stand in one line may differ in height by so much
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)


@pytest.fixture(params=["levels", "questions"])
def in_items(request: pytest.FixtureRequest) -> bool:
    return request.param == "questions"


def controls(root: QWidget) -> set[QWidget]:
    """What can be used with the mouse."""
    every = (one for kind in CONTROLS for one in root.findChildren(kind))
    return {one for one in every if one.isVisible() and one.isEnabled()}


def round_trip(desk: Desk) -> list[QWidget]:
    """Press Tab until the keyboard is back where it was."""
    met: list[QWidget] = []
    focus = desk.page.focusWidget()
    while focus is not None and focus not in met:
        met.append(focus)
        desk.qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = desk.page.focusWidget()
    return met


def test_tab_reaches_everything_and_goes_down_the_page(desk: Desk, tmp_path: object) -> None:
    desk.chosen = [a_file(tmp_path)]  # type: ignore[arg-type]
    desk.pane.evidence.add_button.click()
    desk.settle()
    desk.items()[0].more.setChecked(True)
    desk.pane.evidence.paper_button.click()
    desk.pane.head.history.click()
    desk.settle()
    desk.page.view.list.search.setText("a")  # with its button that clears it
    desk.settle()
    desk.pane.first_control().setFocus()
    met = round_trip(desk)
    missed = [one for one in controls(desk.page) - set(met) if not by_arrows(one, met)]
    assert not [f"{type(one).__name__} {one.accessibleName()}" for one in missed if usable(one)]
    page = desk.pane.page
    inside = [one for one in met if page.widget().isAncestorOf(one)]
    ends = [one.mapTo(page.widget(), QPoint(0, one.height())).y() for one in inside]
    back = [
        f"{before.accessibleName()} -> {one.accessibleName()}"
        for before, one, end, start in zip(inside, inside[1:], ends, ends[1:], strict=False)
        if start < end - ONE_LINE
    ]
    assert len(back) <= 1, back  # once round: from the last to the first


def by_arrows(one: QWidget, met: list[QWidget]) -> bool:
    """Whether it is one of several of which one holds: Tab stops once, arrows choose."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and any(other in met for other in group.buttons())


def usable(one: QWidget) -> bool:
    """Whether it is a control of ours: not the small cross in a field, which Esc does too."""
    return isinstance(one, Button | QAbstractItemView | QLineEdit | QPlainTextEdit)


def test_arrows_choose_a_filter(desk: Desk) -> None:
    buttons = desk.page.view.list.filters.buttons
    buttons[Only.ALL].setFocus()
    desk.qtbot.keyClick(buttons[Only.ALL], Qt.Key.Key_Left)
    desk.settle()
    assert desk.page.view.list.look.only is Only.IN_THE_WAY
    assert buttons[Only.IN_THE_WAY].hasFocus()


def test_each_key_of_the_page_is_said_where_it_helps(desk: Desk) -> None:
    pane, panel = desk.pane, desk.page.view.list
    said = {
        "Alt+Up": pane.previous.toolTip(),
        "Alt+Down": pane.next.toolTip(),
        "Ctrl+Enter": pane.next.toolTip(),
        "Alt+Right": pane.next_to_go.toolTip(),
        "Ctrl+T": pane.head.try_out.toolTip(),
        "Ctrl+E": pane.evidence.add_button.toolTip(),
        "Ctrl+F": panel.search.placeholderText(),
        "F11": " ".join(action.text() for action in panel.filters.menu().actions()),
    }
    assert not [keys for keys, text in said.items() if keys not in text]
