"""What can be done is said once: the menus, the keys and Ctrl+K show the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from event_loop import let_work
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from real_window import RealWindow, made_records

from desktop.choices import TEXT_PERCENT
from desktop.commands.command import Command, Menu, plain_text, sequences, shown_keys
from desktop.commands.commands import Commands
from desktop.commands.menu_bar import MenuBar
from desktop.palette.own_lines import own_lines

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tmp_path: Path, open_window: Callable[..., RealWindow]) -> RealWindow:
    key = made_records(tmp_path / "store")
    opened = open_window(tmp_path / "store")
    assert opened.window.menus.isHidden()  # there is nothing to do yet but to come in
    opened.unlock_with(key)
    return opened


def entries(menu: QMenu) -> dict[str, str]:
    return {plain_text(one): shown_keys(one) for one in menu.actions() if not one.isSeparator()}


def press(window: RealWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.window.focusWidget() or window.window, key, modifier)
    window.settle()


def test_menus_show_what_can_be_done_here_with_its_keys(window: RealWindow) -> None:
    bar: MenuBar = window.window.menus
    assert bar.isVisible()
    titles = [one.text().replace("&", "") for one in bar.actions() if one.isVisible()]
    assert titles[:4] == ["File", "Edit", "View", "Go"]
    assert entries(bar.menus[Menu.FILE])["Quit"] == "Ctrl+Q"
    assert next(iter(entries(bar.menus[Menu.EDIT]).items())) == ("Undo", "Ctrl+Z")
    assert entries(bar.menus[Menu.GO])["Evidence"] == "Ctrl+3"
    window.window.go("questions", "10-114")
    window.settle()
    assert entries(bar.page_menu)["Find in the list"] == "Ctrl+F"
    before = window.page.where()
    next(a for a in bar.page_menu.actions() if a.text() == "Next").trigger()
    window.settle()
    assert window.page.where() != before
    window.window.go("home")
    window.settle()
    assert not bar.page_menu.menuAction().isVisible()
    window.window.go("questions")
    window.settle()
    assert entries(bar.page_menu)["Find in the list"] == "Ctrl+F"  # the page's keys live on
    assert window.page.actions()
    window.window.go("home")
    window.settle()
    change = window.workspace.answers.set_note("10-114", "List in the office")
    window.starter.navigator.shell.changes.notify(change)
    window.settle()
    assert "10-114" in next(iter(entries(bar.menus[Menu.EDIT])))  # undo says what it would undo


def test_nothing_works_under_a_hidden_screen_but_to_lock_and_to_leave(window: RealWindow) -> None:
    bar, commands = window.window.menus, window.window.commands
    press(window, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert window.window.is_covered and bar.isHidden()
    working = [one.command.key for one in commands.listed() if one.action.isEnabled()]
    assert sorted(working) == ["lock", "quit"]
    press(window, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert not window.window.is_covered and bar.isVisible()
    press(window, Qt.Key.Key_L, CTRL)
    assert bar.isHidden() and not window.status.isVisible()


def test_text_grows_by_its_key_is_kept_and_stops_at_the_largest(window: RealWindow) -> None:
    theme, commands = window.starter.theme, window.window.commands
    press(window, Qt.Key.Key_Equal, CTRL)
    assert theme.text_percent == 125
    assert window.wiring.opener.settings.get(TEXT_PERCENT) == 125
    theme.choose(text_percent=200)
    assert not commands.action("text-larger").isEnabled()
    press(window, Qt.Key.Key_0, CTRL)
    assert theme.text_percent == 100 and not commands.action("text-smaller").isEnabled()


def test_every_key_leads_to_one_thing_only(window: RealWindow) -> None:
    """Also those of pages that were never shown, beside what works everywhere."""
    everywhere = [
        sequence for one in window.window.commands.listed() for sequence in one.action.shortcuts()
    ]
    for place in window.window.frame.all_places():
        listed = [*everywhere, *(one for key in place.keys for one in key.sequences)]
        names = [sequence.toString() for sequence in listed]
        assert sorted(names) == sorted(set(names)), place.key


def test_ctrl_k_finds_commands_sections_and_what_the_page_can_do(window: RealWindow) -> None:
    window.window.go("questions", "10-114")
    window.settle()

    def found(text: str) -> list[tuple[str, str]]:
        held, places = window.window.commands.listed(), window.window.frame.all_places()
        lines = own_lines(held, window.page.actions(), places, text)
        return [(line.row.title, line.row.state) for line in lines]

    assert ("Hide screen", "Command") in found("hide")
    assert ("Attach a file", "Here") in found("attach")
    assert ("Locks and seals", "Settings") in found("lock seals")
    assert found("zebra") == [] and ("Locks and seals", "Settings") not in found("")
    palette = window.wiring._attendant.palette.palette
    press(window, Qt.Key.Key_K, CTRL)
    palette.line.setText("locks seals")
    let_work(160)
    window.settle()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    window.settle()
    assert window.window.frame.key == "settings" and window.page.where() == "locks"
    press(window, Qt.Key.Key_K, CTRL)
    palette.line.setText("hide scr")
    let_work(160)
    window.settle()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    window.settle()
    assert window.window.is_covered


def test_a_command_comes_and_goes_and_its_menu_with_it(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    commands, done = Commands(root), []
    bar = MenuBar(commands, root)
    commands.allow("tea", False)  # said before it is there
    action = commands.add(
        Command("tea", Menu.HELP, "Tea & cake", ("Ctrl+T",)), lambda: done.append(1)
    )
    let_work(5)
    assert bar.menus[Menu.HELP].menuAction().isVisible() and plain_text(action) == "Tea & cake"
    action.trigger()
    assert not done
    commands.allow("tea", True)
    action.trigger()
    assert done == [1]
    commands.remove("tea", "never there")
    let_work(5)
    assert not bar.menus[Menu.HELP].menuAction().isVisible()
    assert action not in root.actions()


def test_the_platforms_own_keys_come_first_and_none_twice(qapp: object) -> None:
    found = sequences((QKeySequence.StandardKey.Undo, "Ctrl+Z"))
    assert [one.toString() for one in found].count("Ctrl+Z") == 1


def test_f6_goes_round_the_parts_and_comes_back_to_where_one_was(window: RealWindow) -> None:
    window.window.activateWindow()
    window.window.resize(1440, 900)
    window.window.go("questions", "10-114")
    window.settle()
    view, frame = window.page.view, window.window.frame
    parts = [view.list, view.pane, view.guidance, frame.status, frame.nav]
    view.list.search.setFocus()
    seen = []
    for _ in parts:
        press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
        seen += [part for part in parts if part.isAncestorOf(window.window.focusWidget())]
    assert seen == [*parts[1:], parts[0]]
    assert window.window.focusWidget() is view.list.search
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert frame.nav.isAncestorOf(window.window.focusWidget())
