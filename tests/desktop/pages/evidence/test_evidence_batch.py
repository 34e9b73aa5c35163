"""Many files and whole folders: proposed in one list, ticked, kept as one change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from evidence_person import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.evidence import EvidenceLink
from core.domain.serving import Serving
from core.services.documents.batches import Batch, Candidate
from core.workspace import Workspace
from desktop.evidence.batch.basket import Basket, Fate
from desktop.evidence.batch.batch_words import summary_words
from desktop.pages.evidence.page import EvidencePage

Show = Callable[..., EvidencePage]
Settle = Callable[[], None]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "Papers"
    folder.mkdir()
    for name, content in {
        "Business continuity plan.txt": b"What we do when it rains in.",
        "copy of plan.txt": b"What we do when it rains in.",
        "IMG_1.txt": b"x",
        "setup.exe": b"MZ\0\0",
    }.items():
        (folder / name).write_bytes(content)
    return folder


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_folder_is_ticked_by_keyboard_and_kept_as_one_change(
    workspace: Workspace,
    papers: Path,
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    person.folder = papers
    page = show_page()
    click(qtbot, page.view.first_folder.button)
    settle()
    panel = page.view.batch
    assert panel.isVisible() and panel.list.hasFocus()
    assert [row.state for row in panel.files.rows] == [
        "for 10-319",
        "The same as Business continuity plan.txt",
        "Used for nothing yet",
        "setup.exe is a program, not a document.",
    ]
    assert panel.keep.text() == "Keep these 2 files"
    tick = panel.file.ticks[0]
    assert "because of: continuity" in tick.words() and tick.isChecked()
    tick.click()
    assert panel.files.rows[0].state == "Perhaps for 10-319"
    panel.file.ticks[0].click()
    assert panel.files.rows[0].state == "for 10-319"
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    click(qtbot, panel.file.more)
    qtbot.keyClicks(panel.file.picker.search, "10-114")
    qtbot.keyClick(panel.file.picker.search, Qt.Key.Key_Down)
    click(qtbot, panel.file.picker.use)
    assert panel.files.rows[2].state == "for 10-114"
    click(qtbot, panel.keep)
    settle()
    assert not panel.isVisible()
    assert page.view.message.title.text() == "2 files are kept now."
    kept = {piece.title: [link.ref for link in piece.links] for piece in workspace.evidence.all()}
    assert kept == {"Business continuity plan": ["10-319"], "IMG_1": ["10-114"]}
    workspace.undo.undo()
    assert workspace.evidence.all() == ()


def test_keeping_none_changes_nothing_and_the_list_comes_back(
    workspace: Workspace,
    papers: Path,
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    workspace.evidence.add_paper("Blue folder", "Key list")
    page = show_page()
    person.folder = papers
    click(qtbot, page.view.list.folder)
    settle()
    page.view.batch.file.keep.click()
    assert page.view.batch.files.rows[0].state == "Left out"
    click(qtbot, page.view.batch.cancel)
    page.view.list.drop.dropped.emit([papers])
    settle()
    click(qtbot, page.view.batch.cancel)
    assert page.view.list.isVisible() and not page.view.batch.isVisible()
    assert page.view.message.title.text() == "None of the files was kept."
    assert len(workspace.evidence.all()) == 1
    page.view.list.drop.dropped.emit([papers / "IMG_1.txt"])  # one file is kept at once
    settle()
    assert len(workspace.evidence.all()) == 2


def test_a_folder_without_a_file_and_one_that_is_gone_are_said(
    papers: Path, tmp_path: Path, show_page: Show, settle: Settle
) -> None:
    page = show_page()
    (tmp_path / "nothing").mkdir()
    for folder, said in (
        (tmp_path / "nothing", "There is no file in that folder."),
        (tmp_path / "gone", "The folder gone could not be read."),
    ):
        page._batch.look_through([folder])
        settle()
        assert page.view.message.title.text() == said


def basket() -> Basket:
    likely = Serving("1-1", "Lock", 0.9, ("lock",), is_likely=True)
    return Basket(
        Batch(
            (
                Candidate(Path("a"), "a", servings=(likely,)),
                Candidate(Path("b"), "b", twin_of="a"),
                Candidate(Path("c"), "c"),
            ),
            left_out=3,
        )
    )


def test_a_tick_keeps_what_was_left_out_and_a_twin_can_be_kept_on_purpose() -> None:
    one = basket()
    assert [one.fate(key) for key in "abc"] == [Fate.SERVES, Fate.TWIN, Fate.ALONE]
    assert "3 files more" in summary_words(one)
    one.keep("a", False)
    one.keep("b", True)
    one.use("c", EvidenceLink("1-2", "1-2.1a"), True)
    assert [one.fate(key) for key in "abc"] == [Fate.LEFT, Fate.ALONE, Fate.SERVES]
    one.use("a", EvidenceLink("1-1"), False)
    one.use("a", EvidenceLink("1-1"), True)
    assert [choice.path.name for choice in one.choices] == ["a", "b", "c"]
    assert one.choices[2].links == (EvidenceLink("1-2", "1-2.1a"),)
