"""All starters for what is asked, on the page of evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence_person import Person
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from desktop.pages.evidence.page import EvidencePage

ShowPage = Callable[..., EvidencePage]


def open_panel(page: EvidencePage) -> None:
    page.view.begin.click()


def button(page: EvidencePage, name: str) -> QPushButton:
    buttons = [b for e in page.view.starters.list.entries for b in e.buttons]
    return next(b for b in buttons if b.accessibleName() == name)


def test_all_that_serve_the_set_are_listed_with_their_questions(
    show_page: ShowPage, workspace: Workspace
) -> None:
    page = show_page()
    assert page.view.begin.isVisible()
    open_panel(page)
    shown = [entry.offer for entry in page.view.starters.list.entries]
    assert shown == list(workspace.starters.all())
    assert page.view.starters.isVisible()
    assert page.view.starters.close_button.hasFocus()


def test_keeping_one_lists_it_and_opens_it(
    show_page: ShowPage,
    workspace: Workspace,
    person: Person,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page = show_page()
    open_panel(page)
    (offer,) = [o for o in workspace.starters.all() if o.starter.id == "incident-form"]
    button(page, f"Keep and open: {offer.starter.title}").click()
    settle()
    (piece,) = workspace.evidence.all()
    assert page.view.list.list.key == piece.id
    assert len(person.opened) == 1
    assert page.view.message.title.text() == "Kept, and used for 10-320."
    assert page.view.starters.isVisible()
    qtbot.waitUntil(lambda: button(page, f"Open it: {offer.starter.title}").isVisible())


def test_saving_one_keeps_nothing(
    show_page: ShowPage,
    workspace: Workspace,
    person: Person,
    settle: Callable[[], None],
    tmp_path: Path,
) -> None:
    person.target = tmp_path / "form.pdf"
    page = show_page()
    open_panel(page)
    (offer,) = [o for o in workspace.starters.all() if o.starter.id == "incident-form"]
    button(page, f"Save as PDF: {offer.starter.title}").click()
    settle()
    assert person.target.read_bytes().startswith(b"%PDF")
    assert workspace.evidence.all() == ()
    assert page.view.message.title.text() == "form.pdf is saved."


def test_closing_the_list_goes_back_to_what_was_there(show_page: ShowPage) -> None:
    page = show_page()
    assert page.view.empty.isVisible()
    open_panel(page)
    assert page.view.empty.isHidden() or not page.view.empty.isVisible()
    page.view.starters.close_button.click()
    assert page.view.empty.isVisible()
    assert page.view.begin.hasFocus()
