"""What paints itself does so without a fault, with the keyboard in it and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from items_set import ITEMS, TYPE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.questions.guidance_panel import GuidancePanel
from desktop.theme import Mode, Theme
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.nav_bar import NavBar
from desktop.widgets.nav_item import NavItem
from desktop.widgets.pair_bar import PairBar
from desktop.widgets.parts_bar import PartsBar
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow, RowState
from desktop.widgets.timeline import StepState, Timeline, TimelineStep
from desktop.widgets.wrap_check import WrapCheck


def rows() -> RowList:
    made = RowList("Requirements")
    group = ListRow("g", "A group whose title is longer than there is room for", is_group=True)
    made.set_rows([group, *(ListRow(s.value, "A row", state=s) for s in RowState)])
    made.show_key(RowState.DONE.value)
    return made


def guidance() -> QWidget:
    made = GuidancePanel()
    made.show_guidance(ITEMS.for_type(TYPE).asked[0])
    return made


def timeline() -> QWidget:
    made = Timeline()
    made.show_steps([TimelineStep(f"A day that is {s}", "by then", s) for s in StepState])
    return made


def parts() -> QWidget:
    made = PartsBar()
    made.show_parts((("ok", 3), ("info", 2), ("warn", 0)), "3 shown, 2 on your word")
    return made


def pair() -> QWidget:
    made = PairBar()
    made.show_pair(None, 40, "Then nothing, now 4 of 10")
    return made


MAKERS: dict[str, Callable[[], QWidget]] = {
    "tick box": lambda: WrapCheck("A point that is met", True),
    "choice": lambda: ChoiceCard("One way", "What it means"),
    "place": lambda: NavItem("Home", "house"),
    "list": rows,
    "days": timeline,
    "parts of a whole": parts,
    "then and now": pair,
    "guidance": guidance,
}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_it_paints_with_and_without_the_keyboard(
    make: Callable[[], QWidget], mode: Mode, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(mode, 100)
    holder = QWidget()
    qtbot.addWidget(holder)
    other, widget = WrapCheck("Another"), make()
    column = QVBoxLayout(holder)
    column.addWidget(other)
    column.addWidget(widget)
    holder.resize(320, 400)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow, timeout=60_000)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = widget.grab().toImage()
    stops = [widget, *widget.findChildren(QWidget)]
    stops = [one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one in stops[:1]:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        assert one.hasFocus()
        assert widget.grab().toImage() != without, "where the keyboard is cannot be seen"
    widget.setEnabled(False)
    assert not widget.grab().isNull()


def test_a_place_that_is_not_listed_takes_the_mark_off_all(theme: Theme, qtbot: QtBot) -> None:
    bar = NavBar()
    qtbot.addWidget(bar)
    for key in ("home", "evidence"):
        bar.add_item(key, key, "house")
    bar.mark("home")
    assert bar.item("home").isChecked()
    bar.item("home").click()
    assert bar.item("home").isChecked()
    bar.mark("spare-key")
    assert not any(bar.item(key).isChecked() for key in ("home", "evidence"))


def test_a_title_that_is_cut_is_read_whole_in_its_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    made = rows()
    qtbot.addWidget(made)
    tip = made.rows.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "A group whose title is longer than there is room for"
