"""Settings, Copies: places, making, checking, one single file, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from memory_keyring import MemoryKeyring
from PySide6.QtWidgets import QWidget
from real_window import RealWindow, made_records

from core.services.access import KeyringPlace
from core.services.backup.bring_back import look_at
from core.workspace import NewStore, Workspace

OpenWindow = Callable[..., RealWindow]


class Chooser:
    """Answers in place of the platform's dialogs."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.proposed = ""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def new_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        self.proposed = name
        return self.answer

    def file(self, parent: QWidget, title: str) -> Path | None:
        raise AssertionError(title)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, clock: FixedClock) -> RealWindow:
    """Opened records, on the section, before any copy was made."""
    key = made_records(tmp_path / "store", clock=clock)
    window = open_window(tmp_path / "store", clock=clock)
    window.unlock_with(key)
    window.window.go("settings", "copies")
    window.settle()
    return window


def note(window: RealWindow, text: str) -> None:
    change = window.workspace.answers.set_note("10-114", text)
    window.starter.navigator.shell.changes.notify(change)
    window.settle()


def add_stick(window: RealWindow, folder: Path, label: str) -> None:
    section = window.page.section
    section._chooser = chooser = Chooser()
    chooser.answer = folder
    section.places.add_button.click()
    assert section.places.form.label.control.text() == folder.name
    section.places.form.label.control.setText(label)
    section.places.form.keep.click()
    window.settle()


def test_a_copy_is_made_now_checked_and_told_on_top(window: RealWindow) -> None:
    section = window.page.section
    assert "no copy yet" in window.status.safe.text() and not section.list.isVisible()
    section.summary.copy_button.click()
    assert section.summary.stop.isVisible() and not section.summary.copy_button.isEnabled()
    window.settle()
    assert section.summary.message.title.text() == "Copied to: This PC"
    assert "copy on this PC 10:00" in window.status.safe.text()
    row = section.list.rows[0]
    assert row.title.text() == "Today, 10:00, This PC" and "Holds everything" in row.detail.text()
    row.check.click()
    window.settle()
    assert section.list.message.title.text() == "The copy of today, 10:00 is good"
    note(window, "later")
    assert section.list.rows[0].detail.text().startswith("1 change since.")


def test_a_stick_is_added_gets_a_copy_is_missed_and_forgotten(
    window: RealWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    add_stick(window, stick, "Blue stick")
    section = window.page.section
    assert "copy on Blue stick 10:00" in window.status.safe.text()
    assert section.summary.message.title.text() == "Copied to: Blue stick"
    row = next(one for one in section.places.rows if not one.place.here)
    assert row.chip.text() == "It is there" and row.forget.isVisible()
    stick.rename(tmp_path / "away")
    section.arrive()
    window.settle()
    row = next(one for one in section.places.rows if not one.place.here)
    assert row.chip.text() == "Put the stick in" and not row.copy.isVisible()
    row.forget.click()
    assert window.window.focusWidget() is row.confirm.no
    row.confirm.no.click()
    row.forget.click()
    row.confirm.yes.click()
    window.settle()
    assert all(one.place.here for one in section.places.rows)
    assert look_at(tmp_path / "away")  # what lies there stays


def test_a_folder_of_the_records_is_refused_below_its_name(
    window: RealWindow, tmp_path: Path
) -> None:
    add_stick(window, tmp_path / "store", "here")
    form = window.page.section.places.form
    assert form.isVisible() and "cannot go into the folder" in form.label.error.text()


def test_everything_goes_into_one_single_file(window: RealWindow, tmp_path: Path) -> None:
    section = window.page.section
    section._chooser = chooser = Chooser()
    section.summary.file_button.click()  # and thought better of it
    chooser.answer = tmp_path / "all.igt-whole"
    section.summary.file_button.click()
    window.settle()
    assert section.summary.message.title.text() == "Everything is in all.igt-whole"
    (found,) = look_at(tmp_path / "all.igt-whole")
    assert found.whole and chooser.proposed


def test_it_says_what_copies_do_not_help_against(open_window: OpenWindow, tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    new = NewStore(
        "Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "igt-10",
        use_keyring=True, make_spare_key=False,
    )  # fmt: skip
    Workspace.create(
        tmp_path / "store", new, keyring=KeyringPlace(backend=keyring)
    ).workspace.close()
    window = open_window(tmp_path / "store", keyring=keyring)
    window.window.go("settings", "copies")
    window.settle()
    summary = window.page.section.summary
    assert summary.only_here.isVisible() and summary.same_disk.isVisible()
    summary.only_here.button.click()
    assert window.window.frame.key == "spare-key"


def test_a_copy_is_brought_back_after_a_look_at_what_is_lost(
    window: RealWindow, tmp_path: Path, clock: FixedClock
) -> None:
    note(window, "in the copy")
    section = window.page.section
    section.summary.copy_button.click()
    window.settle()
    clock.advance(minutes=30)
    note(window, "later")
    section.list.rows[0].restore.click()
    window.settle()
    view = window.page.view
    assert view.lost.text() == "1 change: today, 10:30."
    words = [one.text() for one in view.differences.findChildren(QWidget) if hasattr(one, "text")]
    assert {"Note on 10-114", "later", "in the copy"} <= set(words)
    view.act.click()
    assert "1 change would be lost" in view.confirm.text.text()
    assert window.window.focusWidget() is view.confirm.no
    view.confirm.yes.click()
    window.settle()
    assert window.window.frame.key == "home"
    assert window.banner.title.text() == "The copy is back"
    said = window.banner.text.text()
    assert "Changes after 10:00 on 12 May are not in this copy: 1 change." in said
    kept = next((tmp_path / "store").glob("before-restore-*"))
    assert kept.name in said
    assert window.workspace.assessments.state().by_ref["10-114"].answer.note == "in the copy"
    window.window.go("settings", "copies")
    window.settle()
    section = window.page.section
    assert len(section.list.rows) == 2  # one more was made just before
    assert section.older.isVisible() and ", until " in section.older.list.text()
    section.older.button.click()
    section.older.confirm.yes.click()
    window.settle()
    assert not section.older.isVisible() and not kept.exists()


def test_leaving_the_look_at_a_copy_changes_nothing(window: RealWindow) -> None:
    window.page.section.summary.copy_button.click()
    window.settle()
    window.page.section.list.rows[0].restore.click()
    window.settle()
    view = window.page.view
    assert view.lost.text().startswith("Nothing") and not view.changes.isVisible()
    view.leave.click()
    assert window.window.frame.key == "settings" and window.page.where() == "copies"
