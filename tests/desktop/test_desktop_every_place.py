"""Every place of the window, read as a screen reader reads it, and with text of 200 %.

``make accessibility`` does the same at everything that the pictures show.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from inspect_accessible import faults, met, tab_stops, top_windows, tree_text
from inspect_text import cut_texts, sticking_out
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from real_window import RealWindow, made_records

from core.domain.staff import NewStaff
from core.services import sample
from core.workspace import Workspace
from desktop.theme import Mode, Theme
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow
from desktop.widgets.wrap_check import WrapCheck

SECTIONS = ("computer", "about", "sets", "copies", "locks")
PEOPLE = ("staff", "owners", "users")
STEPS = ("check", "sign-off", "send", "receipt")


def half_done(workspace: Workspace) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    job = "Pre-registration trainee pharmacist, Saturdays"
    long_name = NewStaff("Oluwaseun Adebayo-Featherstonehaugh", job)
    workspace.staff.add_many([long_name, NewStaff(sample.MANAGER)])


@pytest.fixture
def window(open_window: Callable[..., RealWindow], tmp_path: Path) -> RealWindow:
    """Half of the sample answered, with somebody on the staff list, opened."""
    key = made_records(tmp_path / "store", fill=half_done)
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    return one


def everywhere(window: RealWindow) -> list[tuple[str, str]]:
    """Return every place with its parts."""
    parts = {"finish": STEPS, "settings": SECTIONS, "people": PEOPLE}
    places = window.window.frame._places
    return [(key, part) for key in places for part in parts.get(key, ("",))]


def test_every_place_can_be_read_and_nothing_is_cut_at_200_percent(window: RealWindow) -> None:
    wrong: dict[str, list[str]] = {}
    window.starter.theme.choose(Mode.LIGHT, 200)
    window.window.resize(1024, 700)
    for place, part in everywhere(window):
        window.window.go(place, part)
        window.settle()
        wrong[f"{place} {part}"] = [
            *faults(met(window.window), window.window),
            *cut_texts(window.window),
            *sticking_out(window.window),
        ]
    window.status.lock_button.click()  # all these pages would be dressed anew at the end
    window.settle()
    assert len(wrong) > 15
    assert not [f"{place}: {one}" for place, found in wrong.items() for one in found]


@pytest.fixture
def holder(theme: Theme, qtbot: QtBot) -> QWidget:
    """An empty window, to put something wrong into."""
    one = QWidget()
    one.setWindowTitle("Holder")
    qtbot.addWidget(one)
    one.resize(300, 300)
    return one


def found(holder: QWidget) -> str:
    holder.show()
    return "\n".join(faults(met(holder), holder) + cut_texts(holder) + sticking_out(holder))


def test_a_window_without_a_fault_has_none(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.addWidget(PlainLabel("A sentence that goes on over more than one line. " * 3))
    column.addWidget(WrapCheck("One point"))
    column.addWidget(QPushButton("Save"))
    assert found(holder) == ""
    assert [type(one) for one in tab_stops(holder)] == [WrapCheck, QPushButton]
    assert "CheckBox “One point” [checkable, focusable, focused]" in tree_text(met(holder))
    assert holder in top_windows()


def test_a_field_without_a_name_is_found(holder: QWidget) -> None:
    QVBoxLayout(holder).addWidget(QLineEdit())
    assert "no name: EditableText" in found(holder)


def test_a_painted_row_that_says_nothing_is_found(holder: QWidget) -> None:
    rows = RowList("Rows")
    rows.set_rows([ListRow("a", "", state_text="")])
    QVBoxLayout(holder).addWidget(rows)
    assert "no name: ListItem" in found(holder)


def test_two_buttons_that_say_the_same_are_found(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    for _ in range(2):
        column.addWidget(QPushButton("Remove"))
    assert "2 times alike: Button “Remove”" in found(holder)


def test_what_was_put_in_late_is_met_in_the_wrong_order(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.addWidget(QPushButton("Second"))
    column.insertWidget(0, QPushButton("First"))
    words = found(holder)
    assert "met after what it precedes on screen: Button “First”" in words
    assert "Tab goes back from" in words


def test_a_small_target_and_a_cut_text_are_found(holder: QWidget) -> None:
    row = QHBoxLayout(holder)
    small = QPushButton("A long word on a small button")
    small.setFixedSize(60, 18)
    row.addWidget(small)
    label = PlainLabel("Words that need three lines at this width, and more.")
    label.setFixedSize(100, 20)
    row.addWidget(label)
    words = found(holder)
    assert "smaller than 24 px: Button" in words and "60 by 18" in words
    assert "cut: QPushButton" in words and "cut: PlainLabel" in words
