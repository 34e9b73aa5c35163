"""The line on top says it when the computer is in the way of saving, until saving works again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from real_window import RealWindow, made_records

from core.workspace import Workspace
from desktop.widgets.note_edit import NoteEdit

OpenWindow = Callable[..., RealWindow]
LONG = "The disk is full while this note is being typed. " * 300


def allow_pages(workspace: Workspace, more: int) -> None:
    """Let the database grow by *more* pages only: what a full disk does, for one file."""
    pooled = workspace._records.store._writer.raw_connection()
    try:
        pages = pooled.cursor().execute("PRAGMA page_count").fetchone()[0]
        pooled.cursor().execute(f"PRAGMA max_page_count = {pages + more}")
    finally:
        pooled.close()


def test_a_note_that_cannot_be_saved_shows_in_the_line_on_top(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.go("questions", "10-114")
    window.settle()
    note = next(one for one in window.page.findChildren(NoteEdit) if one.isVisible())
    allow_pages(window.workspace, 0)
    note.setFocus()
    note.setPlainText(LONG)
    note.flush()
    window.settle()
    status = window.status
    window.qtbot.waitUntil(status.unsaved.isVisible, timeout=10_000)
    assert status.unsaved.text() == "Not saved"
    assert status.safe.text().startswith("Last saved ")
    allow_pages(window.workspace, 1000)
    note.setPlainText(LONG + "And now there is space.")
    note.flush()
    window.settle()
    window.qtbot.waitUntil(lambda: not status.unsaved.isVisible(), timeout=10_000)
    assert status.safe.text().startswith("Saved ")
    assert window.workspace.assessments.state().by_ref["10-114"].answer.note.endswith("space.")


def test_something_that_was_merely_refused_is_no_trouble_of_saving(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    shell = window.starter.navigator.shell
    job = window.workspace.answers.mark_not_relevant
    refused: list[Exception] = []
    shell.tasks.run(window.window, lambda: job("10-114", ""), failed=refused.append)
    window.settle()
    assert refused and not window.status.unsaved.isVisible()
