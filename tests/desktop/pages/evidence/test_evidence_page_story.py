"""Story 3: a kept policy is changed in another program, and the program says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence_person import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_top import Top

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.evidence.page import EvidencePage

Show = Callable[..., EvidencePage]


def policy(workspace: Workspace, folder: Path) -> str:
    """Keep a policy, used for one requirement, and return its id."""
    path = folder / "IG policy.docx"
    path.write_bytes(b"the policy of last year")
    return workspace.evidence.attach(path, [EvidenceLink("10-115")]).evidence.id


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def open_and_change(
    page: EvidencePage,
    top: Top,
    person: Person,
    qtbot: QtBot,
    text: bytes = b"the policy of this year",
) -> None:
    """Open the chosen document in another program and save something else there."""
    click(qtbot, page.view.detail.head.open)
    qtbot.waitUntil(lambda: bool(person.opened), timeout=60_000)
    person.opened[-1].write_bytes(text)
    qtbot.waitUntil(top.changed.isVisible, timeout=60_000)


def test_a_document_changed_outside_is_noticed_and_kept_as_version_2(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    person: Person,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    kept = policy(workspace, tmp_path)
    page = show_page(kept)
    open_and_change(page, top, person, qtbot)
    banner = top.changed
    assert banner.title.text() == "You changed IG policy.docx"
    assert "10-115" in banner.text.text() and banner.keep.text() == "Keep as version 2"
    assert page.view.outside.text.text() == "One document is open in another program."
    click(qtbot, banner.keep)
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=60_000)
    settle()
    (piece,) = workspace.evidence.all()
    assert piece.current is not None and piece.current.number == 2 and piece.undecided is None
    assert piece.links == (EvidenceLink("10-115"),)
    (tmp_path / "out").mkdir()
    saved = workspace.evidence.save(kept, tmp_path / "out")
    assert saved.read_bytes() == b"the policy of this year"
    assert "Version 2" in top.words()


def test_thrown_away_the_old_version_goes_on_counting_and_the_copy_is_closed(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    person: Person,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page = show_page(policy(workspace, tmp_path))
    open_and_change(page, top, person, qtbot)
    click(qtbot, top.changed.throw)
    qtbot.waitUntil(lambda: not top.changed.isVisible(), timeout=60_000)
    settle()
    (piece,) = workspace.evidence.all()
    assert piece.current is not None and piece.current.number == 1 and piece.undecided is None
    assert not person.opened[0].exists()
    qtbot.waitUntil(lambda: not page.view.outside.isVisible(), timeout=60_000)


def test_closing_takes_a_change_in_and_asks_about_it_afterwards(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    person: Person,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page = show_page(policy(workspace, tmp_path))
    open_and_change(page, top, person, qtbot)
    click(qtbot, page.view.outside.button)
    qtbot.waitUntil(lambda: not page.view.outside.isVisible(), timeout=60_000)
    settle()
    assert not person.opened[0].exists()
    (piece,) = workspace.evidence.all()
    assert piece.undecided is not None and piece.undecided.number == 2
    assert top.changed.isVisible()
    assert top.changed.keep.text() == "Keep as version 2"
    click(qtbot, top.changed.keep)
    qtbot.waitUntil(lambda: not top.changed.isVisible(), timeout=60_000)
    settle()
    (piece,) = workspace.evidence.all()
    assert piece.current is not None and piece.current.number == 2


def test_nothing_is_looked_at_while_nothing_is_open_outside(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    person: Person,
    watch: CopyWatch,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page = show_page(policy(workspace, tmp_path))
    assert not watch._timer.isActive()
    click(qtbot, page.view.detail.head.open)
    qtbot.waitUntil(watch._timer.isActive, timeout=60_000)
    click(qtbot, page.view.outside.button)
    qtbot.waitUntil(lambda: not watch._timer.isActive(), timeout=60_000)
    settle()
    assert top.changed.isHidden()


def test_a_computer_without_a_program_for_it_says_what_to_do(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    person: Person,
    qtbot: QtBot,
) -> None:
    person.has_program = False
    page = show_page(policy(workspace, tmp_path))
    click(qtbot, page.view.detail.head.open)
    qtbot.waitUntil(top.banner.isVisible, timeout=60_000)
    assert "has no program" in top.words() and "save a copy" in top.words()


def test_a_document_opened_and_changed_from_another_page_is_asked_about_too(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    top: Top,
    changes: Changes,
    qtbot: QtBot,
) -> None:
    kept = policy(workspace, tmp_path)
    page = show_page()
    workspace.copies.open(kept).write_bytes(b"changed from the requirement's page")
    changes.notify(Change(copies=True))
    qtbot.waitUntil(top.changed.isVisible, timeout=60_000)
    assert page.view.outside.isVisible()
    page.depart()
