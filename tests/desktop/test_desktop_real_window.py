"""The real window on real records: opening, locking, hiding, closing, the line on top."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from real_window import RealWindow, made_records, reopened, widget_with_name

from core.places import sample_folder
from core.services.access import KeyringPlace, SpareKey
from core.store.store import DATABASE
from core.workspace import NewStore, Workspace
from desktop.__main__ import put_back
from desktop.caret import caret_now
from desktop.choices import IDLE_MINUTES, LAST_PLACE
from desktop.idle import IdleWatch
from desktop.main_window import MainWindow
from desktop.sample_records import SAMPLE_KEY
from desktop.widgets.note_edit import NoteEdit

OpenWindow = Callable[..., RealWindow]


@pytest.fixture
def opened(open_window: OpenWindow, tmp_path: Path) -> tuple[RealWindow, SpareKey]:
    """Records with a half-typed note in 10-114, opened by their spare key."""
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    return window, key


def note_of(window: RealWindow, ref: str) -> NoteEdit:
    window.window.go("questions", ref)
    window.settle()
    notes = [one for one in window.page.findChildren(NoteEdit) if one.isVisible()]
    return notes[0]


def test_the_line_on_top_says_whose_and_how_far(opened: tuple[RealWindow, SpareKey]) -> None:
    window, _ = opened
    status = window.status
    assert status.whose.text() == "Harbour Street Pharmacy" and not status.sample.isVisible()
    assert status.left.text() == "15 of 15 to go"
    assert status.due.text() == "Was due 31 March 2013"
    assert status.safe.text().startswith("Saved ") and "spare key made" in status.safe.text()
    assert status.who.text() == "Ada Wren" and not status.unsafe.isVisible()
    assert "Harbour Street" in window.window.windowTitle()


def test_the_line_on_top_follows_changes(opened: tuple[RealWindow, SpareKey]) -> None:
    window, _ = opened
    change = window.workspace.answers.mark_not_relevant("10-304", "no smartcards here")
    window.starter.navigator.shell.changes.notify(change)
    window.settle()
    assert window.status.left.text() == "14 of 15 to go"


def test_locking_closes_the_records_and_comes_back_to_the_same_note(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    note = note_of(window, "10-213")
    note.setFocus()
    QTest.keyClicks(note, "Leaflet is on the counter")
    cursor = note.textCursor()
    cursor.setPosition(7)
    note.setTextCursor(cursor)
    assert caret_now(window.page) is not None
    window.window.lock_asked.emit()
    window.settle()
    assert window.wiring.opener.workspace is None
    assert window.window.windowTitle() == "Information Governance Toolkit"
    assert not window.status.isVisible() and not window.window.frame.nav.isVisible()
    window.unlock_with(key)
    assert window.window.frame.key == "questions"
    again = next(one for one in window.page.findChildren(NoteEdit) if one.isVisible())
    window.qtbot.waitUntil(lambda: window.window.focusWidget() is again, timeout=60_000)
    assert again.toPlainText() == "Leaflet is on the counter"
    assert again.textCursor().position() == 7


def test_a_hidden_screen_names_nobody_and_keeps_the_caret(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    note = note_of(window, "10-114")
    note.setFocus()
    QTest.keyClicks(note, "Half typed")
    window.window.commands.action("hide").trigger()
    window.settle()
    assert window.window.is_covered and "Harbour" not in window.window.windowTitle()
    QTest.keyClick(window.window.cover, Qt.Key.Key_Space)
    assert window.window.focusWidget() is note and note.toPlainText() == "Half typed"


def test_a_hidden_screen_stays_nameless_when_something_is_read_meanwhile(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    window.window.hide_screen()
    change = window.workspace.answers.set_owner("10-114", "Ada")
    window.starter.navigator.shell.changes.notify(change)
    window.settle()
    assert "Harbour" not in window.window.windowTitle()


def test_closing_takes_opened_copies_away_and_what_changed_in_them_in(
    opened: tuple[RealWindow, SpareKey], tmp_path: Path
) -> None:
    window, key = opened
    for name in ("policy.txt", "plan.txt"):
        (tmp_path / name).write_text(f"The {name}, first version", encoding="utf-8")
        window.workspace.evidence.attach(tmp_path / name, ())
    copies = [window.workspace.copies.open(e.id) for e in window.workspace.evidence.all()]
    copies[0].write_text("Changed in a word processor", encoding="utf-8")
    window.close()
    assert not window.window.isVisible() and not any(copy.exists() for copy in copies)
    with reopened(tmp_path / "store", key) as workspace:
        undecided = [e for e in workspace.evidence.all() if e.undecided is not None]
        assert len(undecided) == 1 and workspace.copies.open_count() == 0


def test_the_next_start_tells_of_a_copy_that_a_crash_left(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    left: list[Path] = []

    def fill(workspace: Workspace) -> None:
        (tmp_path / "policy.txt").write_text("First version", encoding="utf-8")
        kept = workspace.evidence.attach(tmp_path / "policy.txt", ())
        left.append(workspace.copies.open(kept.evidence.id))
        left[0].write_text("Second version", encoding="utf-8")
        # As a crash does it: nothing is cleared up.
        monkeypatch.setattr(workspace.copies, "close_all", lambda: None)

    key = made_records(tmp_path / "store", fill=fill)
    assert left[0].exists()
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    assert not left[0].exists()
    changed = window.window.frame.changed
    assert window.window.frame.key == "home" and changed.isVisible()
    assert changed.title.text() == "You changed policy.txt"
    changed.throw.click()
    window.settle()
    assert changed.isHidden() and window.banner.title.text().startswith("Version 1 of policy.txt")


def test_the_window_comes_back_to_the_place_of_last_time(
    opened: tuple[RealWindow, SpareKey], open_window: OpenWindow, tmp_path: Path
) -> None:
    window, key = opened
    window.window.go("questions")
    window.settle()
    window.close()
    again = open_window(tmp_path / "store")
    assert again.wiring.opener.settings.get(LAST_PLACE) == "questions"
    again.unlock_with(key)
    assert again.window.frame.key == "questions"


def test_a_page_comes_back_as_it_was_arranged(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    def fill(workspace: Workspace) -> None:
        for number in range(3):
            workspace.evidence.add_paper("Shelf", f"Rota {number}")

    key = made_records(tmp_path / "store", fill=fill)
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.resize(1300, 760)
    window.window.go("evidence")
    window.settle()
    panes, order = window.page.view.panes, window.page.view.list.sort
    total = sum(panes.splitter.sizes())
    panes.splitter.setSizes([total - 420, 420])
    order.setCurrentIndex(order.count() - 1)
    window.settle()
    divided = panes.splitter.sizes()
    window.window.go("home")
    window.window.resize(1300, 500)
    window.settle()
    home = window.page.view.verticalScrollBar()
    home.setValue(150)
    assert home.value() == 150
    window.close()

    again = open_window(tmp_path / "store")
    again.unlock_with(key)
    again.window.resize(1300, 500)
    qtbot.waitUntil(lambda: again.page.view.verticalScrollBar().value() == 150, timeout=10_000)
    again.window.resize(1300, 760)
    again.window.go("evidence")
    again.settle()
    view = again.page.view
    qtbot.waitUntil(lambda: view.panes.splitter.sizes() == divided, timeout=10_000)
    assert view.list.sort.currentIndex() == view.list.sort.count() - 1
    kept = again.wiring.opener.settings.path.read_text("utf-8")
    assert "Rota" not in kept and "Harbour" not in kept


def test_the_window_stands_where_it_stood(
    opened: tuple[RealWindow, SpareKey], qtbot: QtBot
) -> None:
    window, _ = opened
    window.window.resize(800, 731)
    window.settle()
    window.close()
    other = MainWindow()
    qtbot.addWidget(other)
    put_back(other)
    assert (other.width(), other.height()) == (800, 731)


def test_saved_changes_that_are_missing_are_told_until_one_goes_on_without_them(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    key = made_records(tmp_path / "store")
    older = (tmp_path / "store" / DATABASE).read_bytes()
    with reopened(tmp_path / "store", key) as workspace:
        workspace.answers.set_owner("10-114", "Ada")
    for path in (tmp_path / "store").glob(f"{DATABASE}*"):
        path.unlink()
    (tmp_path / "store" / DATABASE).write_bytes(older)
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    banner = window.banner
    assert banner.title.text() == "The last saved change is missing from your records"
    banner.button.click()
    window.settle()
    assert not banner.isVisible()
    window.close()
    again = open_window(tmp_path / "store")
    again.unlock_with(key)
    assert not again.banner.isVisible()


def test_half_typed_text_is_gone_back_to_after_a_power_cut(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    def fill(workspace: Workspace) -> None:
        workspace.answers.save_draft("10-317", "note", "The back door")

    key = made_records(tmp_path / "store", fill=fill)
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    assert window.window.frame.key == "questions"
    texts = [n.toPlainText() for n in window.page.findChildren(NoteEdit) if n.isVisible()]
    assert "The back door" in texts


def test_the_made_up_pharmacy_is_marked_and_leads_to_ones_own(open_window: OpenWindow) -> None:
    window = open_window(sample="pharmacy")
    assert window.window.frame.key == "home" and window.status.sample.isVisible()
    assert not window.status.lock_button.isVisible()
    assert (sample_folder() / SAMPLE_KEY).is_file()
    state = window.workspace.assessments.state()
    assert 0 < state.answered < state.total
    assert window.banner.button.text() == "Set up my own"
    window.banner.button.click()
    window.settle()
    assert window.page.view.welcome.isVisible() and window.window.windowTitle().startswith("Info")
    assert not window.banner.isVisible()


def test_records_that_are_open_elsewhere_say_so_and_can_be_tried_again(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    key = made_records(tmp_path / "store")
    with reopened(tmp_path / "store", key):
        window = open_window(tmp_path / "store")
        window.unlock_with(key)
        assert "already open in another window" in window.page.view.error.text()
    window.unlock_with(key)
    assert window.window.frame.key == "home"


def test_this_pc_opens_the_records_by_itself_and_asks_when_it_forgot(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    setup = NewStore("Harbour", "", "pharmacy", "Ada", "igt-10", use_keyring=True)
    Workspace.create(
        tmp_path / "store", setup, keyring=KeyringPlace(backend=keyring)
    ).workspace.close()
    first = open_window(tmp_path / "store", keyring=keyring)
    assert first.window.frame.key == "home"
    first.window.lock_asked.emit()
    first.settle()
    first.page.view.pc_button.click()
    first.settle()
    assert first.window.frame.key == "home"
    first.close()
    keyring.kept.clear()
    second = open_window(tmp_path / "store", keyring=keyring)
    view = second.page.view
    assert "does not remember" in view.note.text() and view.pc_button.isVisible()
    view.other_button.click()
    assert view.by_spare_key.isVisible()


def test_a_window_that_nobody_touches_locks_itself(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    watch = window.starter.navigator.findChild(IdleWatch)
    assert isinstance(watch, IdleWatch) and IDLE_MINUTES.default == 15
    touches: list[int] = []
    watch.touched.connect(lambda: touches.append(1))
    QTest.keyClick(window.window.windowHandle(), Qt.Key.Key_Tab)
    assert touches and watch.remaining_ms > 14 * 60_000
    watch.idle.emit()
    window.settle()
    assert window.wiring.opener.workspace is None


def test_a_missing_spare_key_stands_on_top_is_asked_for_once_and_can_be_made(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    setup = NewStore(
        "Harbour", "", "pharmacy", "Ada", "igt-10", use_keyring=True, make_spare_key=False
    )
    place = KeyringPlace(backend=keyring)
    Workspace.create(tmp_path / "store", setup, keyring=place).workspace.close()
    window = open_window(tmp_path / "store", keyring=keyring)
    assert window.status.unsafe.isVisible() and window.status.unsafe.text() == "No spare key yet"
    window.close()
    assert window.window.isVisible()
    assert window.banner.title.text() == "There is no spare key yet"
    window.banner.button.click()
    window.settle()
    page = window.page
    page.panel.choices["write"].click()
    page.done.click()
    assert page.panel.fields[0].error.isVisible()
    for field, number in zip(page.panel.fields, page._asked, strict=True):
        field.control.setText(page._key.groups[number - 1].lower())
    page.done.click()
    window.settle()
    assert not window.status.unsafe.isVisible() and window.workspace.locks.has_spare_key
    window.close()
    assert not window.window.isVisible()


def test_every_place_of_the_side_bar_opens(opened: tuple[RealWindow, SpareKey]) -> None:
    window, _ = opened
    for key in ("home", "questions", "evidence", "finish", "settings"):
        window.window.go(key)
        window.settle()
        assert window.window.frame.key == key and not window.banner.isVisible()


def test_controls_are_found_by_the_name_that_is_read_out(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    button = widget_with_name(window.window, type(window.status.lock_button), "Lock")
    assert button is window.status.lock_button
