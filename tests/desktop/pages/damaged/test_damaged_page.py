"""Damaged records in the window: read what is left, or bring back the newest good copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from damage import roots, spoil
from fixed_clock import FixedClock
from real_window import RealWindow, made_records

from core.services.access import SpareKey
from core.store.store import DATABASE, WITNESS
from core.workspace import Workspace
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel

OpenWindow = Callable[..., RealWindow]


@pytest.fixture
def copied(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, SpareKey, str]:
    """Records whose copy on this PC lacks the last change: folder, key, key of the file."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    database_key = []

    def fill(workspace: Workspace) -> None:
        workspace.answers.set_note("10-114", "in the copy")
        workspace.backups.create()
        workspace.answers.set_note("10-114", "later")
        database_key.append(workspace.secrets.database_key)

    folder = tmp_path / "store"
    key = made_records(folder, clock=clock, fill=fill)
    return folder, key, database_key[0]


def damage(folder: Path, key: str, *tables: str) -> None:
    path = folder / DATABASE
    data, found = path.read_bytes(), roots(path, key)
    for table in tables:
        data = spoil(data, found[table] - 1)
    path.write_bytes(data)


def unlock(window: RealWindow, key: SpareKey) -> None:
    window.unlock_with(key)
    window.settle()


def test_what_is_left_can_be_read_and_nothing_be_changed(
    open_window: OpenWindow, copied: tuple[Path, SpareKey, str], clock: FixedClock
) -> None:
    folder, key, database_key = copied
    damage(folder, database_key, "setting", "answer")
    window = open_window(folder, clock=clock)
    unlock(window, key)
    view = window.page.view
    assert view.read_button.isVisible() and "can still be read" in view.damage.text()
    assert "1 change was made after it and would be lost" in view.good.text()
    view.read_button.click()
    window.settle()
    assert window.window.frame.key == "home" and window.workspace.read_only
    assert window.banner.title.text() == "Read only: nothing can be changed"
    window.window.go("questions", "10-114")
    window.settle()
    note = next(one for one in window.page.findChildren(NoteEdit) if one.isVisible())
    note.setFocus()
    note.setPlainText("this cannot be kept")
    note.flush()
    window.settle()
    said = [one.text() for one in window.window.findChildren(PlainLabel) if one.isVisible()]
    assert any("open for reading only" in text for text in said)
    assert window.banner.title.text() == "Read only: nothing can be changed"
    window.banner.button.click()
    window.settle()
    assert window.window.frame.key == "restore"


def test_the_newest_good_copy_takes_the_place_of_damaged_records(
    open_window: OpenWindow, copied: tuple[Path, SpareKey, str], clock: FixedClock
) -> None:
    folder, key, database_key = copied
    damage(folder, database_key, "setting", "answer")
    window = open_window(folder, clock=clock)
    unlock(window, key)
    window.page.view.good_button.click()
    window.settle()
    view = window.page.view
    assert window.window.frame.key == "restore" and view.act.isVisible()
    view.act.click()
    view.confirm.yes.click()
    window.settle()
    assert not window.workspace.read_only
    assert window.banner.title.text() == "The copy is back"
    assert window.workspace.assessments.state().by_ref["10-114"].answer.note == "in the copy"


def test_records_of_which_nothing_can_be_read_come_back_from_a_copy(
    open_window: OpenWindow, copied: tuple[Path, SpareKey, str], clock: FixedClock
) -> None:
    folder, key, _ = copied
    path = folder / DATABASE
    path.write_bytes(spoil(path.read_bytes(), 0))
    window = open_window(folder, clock=clock)
    unlock(window, key)
    view = window.page.view
    assert "Nothing can be read" in view.damage.text() and not view.read_button.isVisible()
    assert len(view.finder.cards) == 1
    view.find_button.click()
    view.confirm.yes.click()
    window.settle()
    assert window.banner.title.text() == "The copy is back"
    assert "are not in this copy" in window.banner.text.text()
    assert window.workspace.assessments.state().by_ref["10-114"].answer.note == "in the copy"


def test_missing_changes_are_counted_against_the_newest_copy(
    open_window: OpenWindow, copied: tuple[Path, SpareKey, str], clock: FixedClock
) -> None:
    folder, key, _ = copied
    older = {one: (folder / one).read_bytes() for one in (DATABASE,)}
    window = open_window(folder, clock=clock)
    unlock(window, key)
    window.workspace.answers.set_note("10-114", "copied, then lost")
    window.workspace.backups.create()
    window.workspace.answers.set_note("10-114", "lost for good")
    witness = (folder / WITNESS).read_bytes()
    window.window.lock_asked.emit()
    window.settle()
    (folder / DATABASE).write_bytes(older[DATABASE])
    (folder / WITNESS).write_bytes(witness)
    unlock(window, key)
    assert "are missing from your records" in window.banner.title.text()
    assert window.banner.text.text().endswith("has 1 of the 2.")
    window.banner.button.click()
    window.settle()
    view = window.page.view
    assert view.gained.isVisible() and "would be there again" in view.gained.text()
    assert view.leave.text() == "Go on with what is there"
    view.leave.click()
    window.settle()
    assert window.window.frame.key == "home" and not window.banner.isVisible()
    assert window.workspace.care.witness().ok
