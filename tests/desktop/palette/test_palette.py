"""Ctrl+K from anywhere: one field that leads to every question, piece of evidence and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from event_loop import let_work
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from real_window import RealWindow, made_records

from core.domain.evidence import EvidenceLink
from core.workspace import Workspace
from desktop.palette.popup import Palette
from desktop.theme import Mode

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def fill(workspace: Workspace) -> None:
    workspace.evidence.add_paper("Blue folder", "Key list", [EvidenceLink("10-115")])
    workspace.answers.set_note("10-116", "Olive Heron keeps the contracts")


@pytest.fixture
def window(tmp_path: Path, open_window: Callable[..., RealWindow]) -> RealWindow:
    key = made_records(tmp_path / "store", fill=fill)
    opened = open_window(tmp_path / "store")
    opened.unlock_with(key)
    return opened


def palette(window: RealWindow) -> Palette:
    found: Any = window.window.frame.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def press(window: RealWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.window.focusWidget() or window.window, key, modifier)
    let_work(10)


def type_in(window: RealWindow, text: str) -> None:
    palette(window).line.setText(text)
    let_work(160)
    window.settle()


def titles(window: RealWindow) -> list[str]:
    return [row.title for row in palette(window).rows.rows]


def test_ctrl_k_shows_the_places_and_esc_gives_the_keyboard_back(window: RealWindow) -> None:
    window.window.go("questions", "10-114")
    window.settle()
    before = window.window.focusWidget()
    press(window, Qt.Key.Key_K, CTRL)
    shown = palette(window)
    assert shown.isVisible() and shown.line.hasFocus()
    assert titles(window)[:3] == ["Home", "Requirements", "Evidence"]
    assert shown.rows.rows[0].rest == "Ctrl+1"
    press(window, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert window.window.focusWidget() is before


def test_ctrl_k_works_in_a_field_that_is_being_typed_in(window: RealWindow) -> None:
    window.window.go("questions", "10-114")
    window.settle()
    field = window.page.view.list.search
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText("lead")
    field.setCursorPosition(0)
    press(window, Qt.Key.Key_K, CTRL)
    assert palette(window).isVisible()
    assert field.text() == "lead"
    press(window, Qt.Key.Key_K, CTRL)
    assert not palette(window).isVisible()
    assert field.hasFocus()
    field.clear()


def test_enter_goes_to_what_was_found(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in(window, "heron contr")
    assert [title[:6] for title in titles(window)] == ["10-116"]
    assert palette(window).rows.rows[0].state == "Note"
    press(window, Qt.Key.Key_Return)
    window.settle()
    assert window.window.frame.key == "questions"
    assert window.page.where() == "10-116"
    assert not palette(window).isVisible()


def test_evidence_and_places_are_gone_to_as_well(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in(window, "blue key")
    assert titles(window)[0] == "Key list"
    press(window, Qt.Key.Key_Return)
    window.settle()
    assert window.window.frame.key == "evidence"
    press(window, Qt.Key.Key_K, CTRL)
    assert palette(window).line.hasFocus()
    type_in(window, "sett")
    assert titles(window)[0] == "Settings"
    press(window, Qt.Key.Key_Return)
    window.settle()
    assert window.window.frame.key == "settings"


def test_the_arrows_choose_and_go_round_the_ends(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    shown = palette(window)
    last = len(titles(window)) - 1
    press(window, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 1
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Up)
    assert shown.list.currentIndex().row() == last
    press(window, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 0
    press(window, Qt.Key.Key_PageDown)
    assert shown.list.currentIndex().row() == min(8, last)
    press(window, Qt.Key.Key_Tab)
    assert shown.line.hasFocus()


def test_a_click_goes_there_and_a_click_elsewhere_puts_it_away(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    shown = palette(window)
    place = shown.list.visualRect(shown.rows.index(1)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    window.settle()
    assert window.window.frame.key == "questions"
    window.status.find_button.click()
    assert shown.isVisible()
    window.page.view.list.search.setFocus()
    assert not shown.isVisible()


def test_nothing_found_is_said(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in(window, "qqqq zzzz")
    shown = palette(window)
    assert shown.nothing.isVisible() and not shown.list.isVisible()
    press(window, Qt.Key.Key_Return)
    assert shown.isVisible()
    type_in(window, "")
    assert titles(window)[0] == "Home"


def test_hiding_the_screen_and_locking_put_it_away(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in(window, "heron")
    window.window.hide_screen()
    assert palette(window).isHidden() and palette(window).line.text() == ""
    window.window.uncover()
    press(window, Qt.Key.Key_K, CTRL)
    window.wiring._attendant.lock()  # type: ignore[union-attr]
    window.settle()
    assert palette(window).isHidden()
    press(window, Qt.Key.Key_K, CTRL)
    assert palette(window).isHidden()


def test_the_key_is_told_where_the_mouse_rests(window: RealWindow) -> None:
    button = window.status.find_button
    assert button.toolTip() == "Find a question, evidence, a place or a command (Ctrl+K)"
    assert button.accessibleName() == "Find anything"


def test_a_screen_reader_hears_what_it_is_and_what_was_found(window: RealWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in(window, "heron contr")
    shown = palette(window)
    assert shown.accessibleName() == "Find anything"
    names = [shown.line.accessibleName(), shown.list.accessibleName()]
    assert names == ["Find a question, evidence, a place or a command", "What was found"]
    cell = QAccessible.queryAccessibleInterface(shown.list).child(0)
    spoken = cell.text(QAccessible.Text.Name)
    assert spoken.startswith("10-116") and "Note, Olive Heron keeps the contracts" in spoken


@pytest.mark.parametrize("percent", [100, 200])
def test_it_stays_inside_the_window_at_any_size_of_text(window: RealWindow, percent: int) -> None:
    window.window.resize(1024, 700)
    window.starter.theme.choose(Mode.LIGHT, percent)
    press(window, Qt.Key.Key_K, CTRL)
    shown, frame = palette(window), window.window.frame
    assert frame.rect().contains(shown.geometry())
    window.window.resize(1360, 860)
    let_work(20)
    assert frame.rect().contains(shown.geometry())
    assert abs(shown.geometry().center().x() - frame.rect().center().x()) <= 1
