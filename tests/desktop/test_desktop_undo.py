"""Undo and redo in the real window: keys, buttons, where one is led, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.domain.organisation import Role
from core.domain.signoff import SignedHow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_work(open_window: Any, tmp_path: Path) -> RealWindow:
    """The window on records with 10-114 open."""
    key = made_records(tmp_path / "store")
    window: RealWindow = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.activateWindow()
    window.window.go("questions", "10-114")
    window.settle()
    return window


def rest(window: RealWindow) -> None:
    """Wait until what was asked for is answered."""
    tasks = window.starter.navigator.shell.tasks
    window.qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)


def press(window: RealWindow, key: Qt.Key, how: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.window.focusWidget() or window.window, key, how)
    rest(window)


def tick(window: RealWindow, criterion: str) -> None:
    window.page.view.pane.control_of(criterion).click()
    rest(window)


def answer(window: RealWindow, ref: str = "10-114") -> Any:
    return window.workspace.assessments.state().by_ref[ref].answer


def said(window: RealWindow) -> str:
    banner = window.window.frame.undone
    return "" if banner.isHidden() else banner.title.text()


def test_keys_and_buttons_go_back_and_forth_and_lead_to_the_place(at_work: RealWindow) -> None:
    undo, redo = at_work.status.undo_button, at_work.status.redo_button
    assert not undo.isEnabled() and "Nothing was done" in undo.toolTip()
    tick(at_work, "10-114.1a")
    assert undo.toolTip() == "Undo tick 10-114.1a, Ctrl+Z"
    assert undo.accessibleName() == "Undo tick 10-114.1a"
    at_work.window.go("home")
    rest(at_work)
    press(at_work, Qt.Key.Key_Z)
    assert answer(at_work).met == frozenset()
    assert said(at_work) == "Undone: tick 10-114.1a"
    assert (at_work.window.frame.key, at_work.page.where()) == ("questions", "10-114")
    at_work.qtbot.waitUntil(
        lambda: at_work.window.focusWidget() is at_work.page.view.pane.control_of("10-114.1a")
    )
    assert not undo.isEnabled() and redo.toolTip() == "Redo tick 10-114.1a, Ctrl+Y"
    press(at_work, Qt.Key.Key_Y)
    assert answer(at_work).met == {"10-114.1a"}
    assert said(at_work) == "Done again: tick 10-114.1a"
    at_work.window.frame.undone.button.click()  # Undo it
    rest(at_work)
    assert answer(at_work).met == frozenset()
    press(at_work, Qt.Key.Key_Z, CTRL | SHIFT)
    assert answer(at_work).met == {"10-114.1a"}
    undo.click()
    rest(at_work)
    assert said(at_work) == "Undone: tick 10-114.1a"
    tick(at_work, "10-114.1b")  # something newer: no more of what was undone
    assert said(at_work) == "" and not redo.isEnabled()
    press(at_work, Qt.Key.Key_Y)
    assert said(at_work) == "There is nothing to redo."


def test_a_field_undoes_its_own_typing_first_then_the_window_goes_on(at_work: RealWindow) -> None:
    tick(at_work, "10-114.1a")
    note = at_work.page.view.pane.note.note
    note.setFocus()
    QTest.keyClicks(note, "half")
    press(at_work, Qt.Key.Key_Z)
    assert note.toPlainText() == "" and said(at_work) == ""
    assert answer(at_work).met == {"10-114.1a"}
    press(at_work, Qt.Key.Key_Y)
    assert note.toPlainText() == "half"
    press(at_work, Qt.Key.Key_Z)
    press(at_work, Qt.Key.Key_Z)  # nothing of its own is left
    assert said(at_work) == "Undone: tick 10-114.1a"
    assert not at_work.workspace.answers.drafts()
    tick(at_work, "10-114.1a")
    note.setFocus()
    QTest.keyClicks(note, "half")
    at_work.status.undo_button.click()  # what is half typed is settled first, and is undone
    rest(at_work)
    assert said(at_work) == "Undone: note on 10-114"
    assert (note.toPlainText(), answer(at_work).note) == ("", "")
    assert answer(at_work).met == {"10-114.1a"}
    press(at_work, Qt.Key.Key_Y)
    assert note.toPlainText() == "half"
    QTest.keyClicks(note, " left")  # what was left is undone by the window, in its turn
    at_work.page.view.pane.control_of("10-114.1b").setFocus()
    tick(at_work, "10-114.1b")
    note.setFocus()
    press(at_work, Qt.Key.Key_Z)
    assert said(at_work) == "Undone: tick 10-114.1b"


def test_what_cannot_be_undone_by_whom_and_when_is_told_and_a_lock_forgets(
    at_work: RealWindow,
) -> None:
    for criterion in ("10-114.1a", "10-114.1b", "10-114.2a"):
        tick(at_work, criterion)
    for _ in range(3):
        QTest.keyClick(at_work.window, Qt.Key.Key_Z, CTRL)
    rest(at_work)
    assert answer(at_work).met == frozenset()
    tick(at_work, "10-114.1a")
    at_work.window.hide_screen()
    press(at_work, Qt.Key.Key_Z)
    at_work.window.uncover()
    assert answer(at_work).met == {"10-114.1a"}
    people = at_work.workspace.people
    auditor = people.add("Sam Okoro", Role.AUDITOR).person
    changes = at_work.starter.navigator.shell.changes
    changes.notify(people.work_as(auditor.id))
    rest(at_work)
    undo = at_work.status.undo_button
    assert not undo.isEnabled()
    assert "You work here as auditor" in undo.accessibleDescription()
    changes.notify(people.work_as(people.named("Ada Wren").id))
    rest(at_work)
    assert undo.isEnabled()
    for requirement in at_work.workspace.assessments.state().requirements:
        at_work.workspace.answers.set_note(requirement.ref, "Not yet.")
    changes.notify(at_work.workspace.sign_offs.sign_off("Ada Wren", "Manager", SignedHow.HERE))
    rest(at_work)
    assert not undo.isEnabled()
    assert "signed" in undo.toolTip()
    at_work.window.lock_asked.emit()
    rest(at_work)
    assert said(at_work) == ""
    for button in (at_work.status.undo_button, at_work.status.redo_button):
        assert not button.isEnabled() and "10-114" not in button.toolTip()
