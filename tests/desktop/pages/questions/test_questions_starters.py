"""A question that asks for a document offers our starter: kept and opened, or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fixed_clock import FixedClock
from pypdf import PdfReader
from questions_desk import Desk

from core.domain.organisation import Role
from core.workspace import Workspace
from desktop.pages.questions.starter_card import StarterCard
from desktop.widgets.button import Button

REF = "10-316"


@pytest.fixture
def desk(make_desk: Callable[..., Desk], workspace: Workspace) -> Desk:
    """The question about the asset register, with one fact told."""
    workspace.profile.set("ig_lead", "Ada Wren")
    return make_desk(REF)


def card(desk: Desk) -> StarterCard:
    return desk.pane.starters


def button(desk: Desk, words: str) -> Button:
    (found,) = [b for e in card(desk).list.entries for b in e.buttons if b.text() == words]
    return found


def words(desk: Desk) -> list[str]:
    return [b.text() for e in card(desk).list.entries for b in e.buttons]


def said(desk: Desk) -> str:
    banner = card(desk).banner
    return "" if banner.isHidden() else f"{banner.title.text()} {banner.text.text()}"


def press(desk: Desk, what: str) -> None:
    button(desk, what).click()
    desk.settle()


def test_the_starter_says_what_is_filled_in_and_what_is_left(desk: Desk) -> None:
    assert card(desk).isVisible()
    (entry,) = card(desk).list.entries
    assert entry.offer.starter.id == "asset-register"
    told = entry.state.text()
    assert f"{entry.offer.blanks} things are left to fill in, marked yellow." in told
    assert "name, " in told
    assert "who leads on data security day by day" in told


def test_the_starters_stand_in_the_order_in_which_the_question_names_them(
    make_desk: Callable[..., Desk], workspace: Workspace, clock: FixedClock
) -> None:
    clock.advance(minutes=1)
    workspace.assessments.start("dspt-8")
    desk = make_desk("1.1.3")
    shown = [entry.offer.starter.id for entry in card(desk).list.entries]
    assert shown == ["privacy-notice", "staff-privacy-notice"]


def test_a_question_without_a_starter_shows_none(desk: Desk) -> None:
    desk.open("10-114")
    desk.open("10-212")
    assert card(desk).isHidden()


def test_kept_and_opened_it_stands_among_the_evidence(desk: Desk) -> None:
    press(desk, "Keep and open")
    (piece,) = desk.pieces(REF)
    assert piece.title == "Asset register of information, devices and programs"
    assert [item.title.text() for item in desk.items()] == [piece.title]
    (opened,) = desk.opened
    assert opened.suffix == ".docx"
    assert any("Ada Wren" in c.text for t in docx.Document(str(opened)).tables for c in t._cells)
    assert "Kept, and used for 10-316." in said(desk)
    assert "it proves nothing before" in said(desk)
    assert words(desk) == ["Open it", "Save as Word file", "Save as PDF"]
    (entry,) = card(desk).list.entries
    assert entry.state.text() == "You have begun one. It serves 10-316."


def test_opening_it_again_keeps_no_second_one(desk: Desk) -> None:
    press(desk, "Keep and open")
    press(desk, "Open it")
    assert len(desk.opened) == 2
    assert len(desk.workspace.evidence.all()) == 1


def test_what_was_saved_in_the_word_processor_is_offered_to_be_kept(desk: Desk) -> None:
    press(desk, "Keep and open")
    file = docx.Document(str(desk.opened[0]))
    file.add_paragraph("Filled in")
    file.save(str(desk.opened[0]))
    desk.watch.look()
    desk.qtbot.waitUntil(lambda: bool(desk.watch.outside.waiting), timeout=60_000)


def test_undone_it_is_offered_again(desk: Desk) -> None:
    press(desk, "Keep and open")
    desk.workspace.copies.close_all()  # one that is open outside is not undone
    desk.changes.notify(desk.workspace.undo.undo().change)
    desk.settle()
    assert desk.items() == []
    assert "Keep and open" in words(desk)


def test_one_that_serves_another_question_can_serve_here_too(
    make_desk: Callable[..., Desk], workspace: Workspace
) -> None:
    workspace.starters.keep("asset-register", ["10-114"])
    desk = make_desk(REF)
    assert "Keep and open" not in words(desk)
    press(desk, "Use it here too")
    assert [piece.title for piece in desk.pieces(REF)]
    assert "now serves 10-114, 10-316" in said(desk)
    assert len(workspace.evidence.all()) == 1
    assert desk.opened == []


def test_it_is_saved_for_a_word_processor_and_to_print(desk: Desk, tmp_path: Path) -> None:
    desk.target = tmp_path / "register.docx"
    press(desk, "Save as Word file")
    assert desk.proposed == "Asset register of information, devices and programs.docx"
    assert docx.Document(str(desk.target)).paragraphs
    assert "register.docx is saved." in said(desk)
    desk.target = tmp_path / "register.pdf"
    press(desk, "Save as PDF")
    assert "Harbour Pharmacy" in PdfReader(desk.target).pages[0].extract_text()
    assert desk.pieces(REF) == ()


def test_thought_better_of_nothing_is_written(desk: Desk) -> None:
    press(desk, "Save as PDF")
    assert said(desk) == ""


def test_a_folder_that_is_not_there_is_said_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    desk.target = tmp_path / "none" / "register.pdf"
    press(desk, "Save as PDF")
    assert "is not there" in said(desk)


def test_an_auditor_may_save_and_open_and_keeps_nothing(
    make_desk: Callable[..., Desk], workspace: Workspace
) -> None:
    auditor = workspace.people.add("Ed Audit", Role.AUDITOR).person
    workspace.people.work_as(auditor.id)
    desk = make_desk(REF)
    assert words(desk) == ["Save as Word file", "Save as PDF"]


def test_each_button_names_its_document_to_a_screen_reader(desk: Desk) -> None:
    names = [b.accessibleName() for e in card(desk).list.entries for b in e.buttons]
    assert all(
        name.endswith(": Asset register of information, devices and programs") for name in names
    )
    assert len(set(names)) == len(names)


def test_reading_again_leaves_the_focus_where_it_is(desk: Desk) -> None:
    save = button(desk, "Save as PDF")
    save.setFocus()
    desk.page.arrive("")
    desk.settle()
    assert button(desk, "Save as PDF") is save
