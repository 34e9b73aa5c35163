"""Who is working: asked before anything is shown, changed by the name on top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from made_once import MadeOnce
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from real_window import RealWindow, made_records

from core.domain.organisation import Role
from core.services.access import SpareKey
from core.workspace import Workspace
from desktop.pages.who.page import WhoPage
from desktop.widgets.note_edit import NoteEdit

OpenWindow = Callable[..., RealWindow]
PIN = "7305"


def shared(workspace: Workspace) -> None:
    """Ada, who has a PIN, and Jo, who has none; a note that Ada had half typed."""
    workspace.people.add("Jo Smith", Role.CONTRIBUTOR)
    workspace.people.set_pin(workspace.people.working().id, PIN)
    workspace.answers.save_draft("10-114", "note", "Half typed")


@pytest.fixture
def opened(
    open_window: OpenWindow, tmp_path: Path, clock: FixedClock, made_once: MadeOnce
) -> tuple[RealWindow, SpareKey]:
    make = partial(made_records, clock=clock, fill=shared)
    key = made_once.copy("who-shared", make, tmp_path / "store")
    window = open_window(tmp_path / "store", clock=clock)
    window.unlock_with(key)
    window.window.activateWindow()
    window.qtbot.waitUntil(window.window.isActiveWindow, timeout=60_000)
    return window, key


def gate(window: RealWindow) -> WhoPage | None:
    shown = window.window._root.currentWidget()
    return shown if isinstance(shown, WhoPage) else None


def type_pin(window: RealWindow, pin: str) -> None:
    page = gate(window)
    assert page is not None
    QTest.keyClicks(page.panel.pin, pin)
    QTest.keyClick(page.panel.pin, Qt.Key.Key_Return)
    window.settle()


def test_nothing_is_shown_or_typed_into_before_the_pin(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    page = gate(window)
    assert page is not None and not window.window.frame.isVisible()
    assert window.window.windowTitle() == "Information Governance Toolkit"
    assert QApplication.focusWidget() is page.panel.pin
    note = next(n for n in window.page.findChildren(NoteEdit) if n.toPlainText() == "Half typed")
    note.setFocus()
    assert QApplication.focusWidget() is page.panel.pin  # a hidden field gets no key
    assert "can read them without it" in page.panel.promise.text()
    type_pin(window, PIN)
    assert gate(window) is None and "Harbour" in window.window.windowTitle()
    assert QApplication.focusWidget() is note and note.toPlainText() == "Half typed"


def test_a_wrong_pin_waits_in_words_and_a_right_one_lets_in(
    opened: tuple[RealWindow, SpareKey], clock: FixedClock
) -> None:
    window, _ = opened
    page = gate(window)
    for _ in range(3):
        type_pin(window, "9140")
    panel = page.panel
    said = "That is not the PIN of Ada Wren. Wait 5 seconds, then type it again."
    assert panel.error.text() == said
    assert not panel.go.isEnabled() and panel.pin.isReadOnly()
    clock.advance(seconds=3)
    page._ask_wait()
    window.settle()
    assert "Wait 2 seconds" in panel.error.text()
    clock.advance(seconds=2)
    page._ask_wait()
    window.settle()
    assert panel.error.text() == "You can type it again now." and panel.go.isEnabled()
    type_pin(window, PIN)
    assert gate(window) is None


def test_somebody_without_a_pin_works_and_the_name_on_top_changes_it_back(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    page = gate(window)
    jo = next(p for p in window.workspace.people.all() if p.name == "Jo Smith")
    page.panel.cards[jo.id].click()
    assert page.panel.pin.isHidden()
    page.panel.go.click()
    window.settle()
    assert window.status.who_button.text() == "Jo Smith" and window.status.who.isHidden()
    window.window.hide_screen()
    QTest.keyClick(window.window.cover, Qt.Key.Key_Space)
    assert gate(window) is None  # Jo has no PIN
    window.status.who_button.click()
    window.settle()
    page = gate(window)
    assert page.panel.back.isVisible() and page.panel.lock.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert gate(window) is None and window.status.who_button.text() == "Jo Smith"


def test_a_hidden_screen_comes_back_through_the_pin_and_can_be_locked_there(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    type_pin(window, PIN)
    window.window.hide_screen()
    QTest.keyClick(window.window.cover, Qt.Key.Key_Space)
    window.settle()
    page = gate(window)
    assert page is not None and page.panel.back.isHidden()
    page.panel.lock.click()
    window.settle()
    assert window.wiring.opener.workspace is None and window.page.view.open_button.isVisible()
    assert window.window.focusWidget() is window.page.view.spare_key  # typed into at once
    window.unlock_with(key)
    assert gate(window) is not None


def test_the_recovery_sheet_takes_a_forgotten_pin_away(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    page = gate(window)
    page.panel.forgot.click()
    page.panel.forgotten.key.setPlainText(SpareKey.new().printed)
    page.panel.forgotten.take.click()
    window.settle()
    assert page.panel.forgotten.error.isVisible() and gate(window) is page
    page.panel.forgotten.key.setPlainText(key.printed)
    page.panel.forgotten.take.click()
    window.settle()
    assert page.panel.pin.isHidden() and not page.panel.forgotten.key.toPlainText()
    page.panel.go.click()
    window.settle()
    assert gate(window) is None and not window.workspace.people.working().has_pin
