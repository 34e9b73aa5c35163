"""Evidence of one requirement: attached, linked, edited, taken off, opened outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData
from questions_desk import Desk, a_file, files

from core.domain.evidence import EvidenceLink
from desktop.pages.questions.criterion_row import KEPT, PAPER
from desktop.pages.questions.evidence_view import AT_FIRST
from desktop.widgets.drop_area import paths_in


def attach(desk: Desk, *paths: Path) -> None:
    desk.chosen = list(paths)
    desk.pane.evidence.add_button.click()
    desk.settle()


def test_a_chosen_file_serves_all_points_and_the_tick_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.tick("10-114.1a")
    attach(desk, a_file(tmp_path))
    assert desk.pieces()[0].links == (EvidenceLink("10-114"),)
    assert "Attached: Letter" in desk.message()
    assert desk.row("10-114.1a").standing.text() == "Shown by: Letter"
    item = desk.items()[0]
    assert (item.title.text(), item.chip.text()) == ("Letter", "In date")
    assert desk.pane.evidence.none.isHidden()


def test_no_file_chosen_changes_nothing(desk: Desk) -> None:
    attach(desk)
    assert desk.pieces() == () and desk.message() == ""


def test_a_file_dropped_on_a_point_serves_that_point(desk: Desk, tmp_path: Path) -> None:
    row = desk.row("10-114.2a")
    row.take(paths_in(files(a_file(tmp_path))))
    desk.settle()
    assert desk.pieces()[0].links == (EvidenceLink("10-114", "10-114.2a"),)
    assert row.standing.text() == "Attached: Letter. Not ticked yet."
    assert desk.items()[0].serves.text() == "for: the lead has been trained"


def test_files_dropped_on_the_card_are_all_attached_and_a_bad_one_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ" + bytes(200))
    dropped = [a_file(tmp_path, "One.txt", "1"), program, a_file(tmp_path, "Two.txt", "2")]
    desk.pane.take(dropped)
    desk.settle()
    assert [piece.title for piece in desk.pieces()] == ["One", "Two"]
    assert desk.message().startswith("setup.exe is a program")


def test_a_drop_without_a_file_says_to_save_the_attachment_first(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("an e-mail from a browser")
    desk.pane.take(paths_in(mime))
    assert "Save the attachment first, then drop it here." in desk.message()
    desk.pane.evidence.banner.hide()
    desk.row("10-114.1a").take([])
    assert "Save the attachment first" in desk.message()


def test_the_same_file_twice_is_kept_once_and_said(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    desk.open("10-115")
    attach(desk, a_file(tmp_path, "Copy.txt"))
    assert "Kept already" in desk.message()
    assert desk.pieces("10-114")[0].id == desk.pieces("10-115")[0].id


def test_work_that_is_stopped_attaches_nothing_and_says_so(desk: Desk, tmp_path: Path) -> None:
    started = []
    desk.tasks.work_started.connect(started.append)
    big = a_file(tmp_path, "Minutes.txt", "a" * 20_000_000)
    desk.page.desk.take_files([big, big])
    started[0].cancel()
    desk.settle()
    assert started[0].title == "Keeping 2 files"
    assert desk.message().startswith("Stopped.")
    assert desk.pieces() == ()


def test_paper_is_recorded_for_one_point_and_says_what_is_missing(desk: Desk) -> None:
    desk.page.desk.attach(PAPER, "10-114.1a")
    form = desk.pane.evidence.paper
    assert form.isVisible() and "an IG lead is named in writing" in form.title.text()
    form.what.setText("Letter to Ada")
    form.record.click()
    desk.settle()
    assert "place" in form.error.text() and form.place.hasFocus()
    form.place.setText("Blue folder")
    form.dates.review.line.setText("1 June 2027")
    form.record.click()
    desk.settle()
    piece = desk.pieces()[0]
    assert (piece.place, piece.review_by) == ("Blue folder", date(2027, 6, 1))
    assert piece.links == (EvidenceLink("10-114", "10-114.1a"),)
    assert form.isHidden() and form.what.text() == ""
    assert "kept on paper: Blue folder" in desk.items()[0].words.text()
    assert desk.items()[0].open.isHidden()


def test_evidence_kept_already_is_found_and_linked(desk: Desk, tmp_path: Path) -> None:
    for name in ("Policy.txt", "Rota.txt"):
        desk.workspace.evidence.attach(a_file(tmp_path, name, name))
    desk.arrive("10-114")
    desk.page.desk.attach(KEPT, "10-114.2a")
    picker = desk.pane.evidence.kept
    picker.search.setText("rota")
    picker.use.click()
    desk.settle()
    assert [piece.title for piece in desk.pieces()] == ["Rota"]
    assert picker.isHidden()
    desk.page.desk.attach(KEPT)
    picker.search.setText("no such")
    assert picker.nothing.text() == "Nothing that is kept fits." and not picker.use.isEnabled()


def test_title_and_dates_save_themselves(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    item = desk.items()[0]
    item.more.setChecked(True)
    details = item.details
    details.title.setText("Letter naming the lead")
    details.title.flush()
    details.dated.line.setText("3 May 2025")
    details.dated.read()
    details.review_by.line.setText("3 May 2026")
    details.review_by.read()
    desk.settle()
    piece = desk.pieces()[0]
    assert piece.title == "Letter naming the lead"
    assert (piece.dated, piece.review_by) == (date(2025, 5, 3), date(2026, 5, 3))
    assert desk.items()[0] is item and item.details.isVisible()
    assert item.chip.text() == "Out of date"
    desk.tick("10-114.1a")
    words = "Out of date: Letter naming the lead was to be checked again by 3 May 2026"
    assert desk.row("10-114.1a").standing.text() == words


def test_an_empty_title_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    details = desk.items()[0].details
    details.title.setText("")
    details.title.flush()
    desk.settle()
    assert "The title is missing." in desk.message()
    assert desk.pieces()[0].title == "Letter"
    assert details.title.text() == "Letter"


def test_evidence_can_stand_for_some_points_only(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    details = desk.items()[0].details
    assert details.points["10-114.1a"].isHidden()
    details.every.click()
    desk.settle()
    every = {row.id for card in desk.pane.levels for row in card.rows}
    assert {link.criterion for link in desk.pieces()[0].links} == every
    assert not details.points["10-114.1a"].isHidden()
    details.points["10-114.1b"].click()
    desk.settle()
    assert {link.criterion for link in desk.pieces()[0].links} == every - {"10-114.1b"}
    details.every.click()
    desk.settle()
    assert desk.pieces()[0].links == (EvidenceLink("10-114"),)


def test_taking_off_keeps_the_document_and_can_be_put_back(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    desk.items()[0].details.off.click()
    desk.settle()
    assert desk.pieces() == () and desk.items() == []
    assert len(desk.workspace.evidence.all()) == 1
    assert "still kept" in desk.message()
    desk.pane.evidence.banner.button.click()
    desk.settle()
    assert desk.pieces()[0].links == (EvidenceLink("10-114"),)


def test_a_change_made_in_another_program_is_kept_as_a_version(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    item = desk.items()[0]
    item.open.click()
    desk.settle()
    copy = desk.opened[0]
    assert copy.read_text("utf-8") == "The lead is Ada."
    copy.write_text("The lead is Jo.", encoding="utf-8")
    desk.watch.look()
    desk.settle()
    assert item.changed.isVisible()
    assert desk.top.changed.title.text() == "You changed Letter.txt"
    desk.top.changed.keep.click()
    desk.settle()
    current = desk.pieces()[0].current
    assert current is not None and current.number == 2
    assert not item.changed.isVisible() and not desk.top.changed.isVisible()
    assert "version 2" in item.words.text()


def test_a_change_can_be_thrown_away(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    item = desk.items()[0]
    item.open.click()
    desk.settle()
    desk.opened[0].write_text("Nonsense.", encoding="utf-8")
    desk.watch.look()
    desk.settle()
    desk.top.changed.throw.click()
    desk.settle()
    current = desk.pieces()[0].current
    assert current is not None and current.number == 1
    assert not item.changed.isVisible() and not desk.opened[0].exists()


def test_a_change_taken_in_at_a_lock_is_still_to_be_decided(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    desk.items()[0].open.click()
    desk.settle()
    desk.opened[0].write_text("The lead is Jo.", encoding="utf-8")
    desk.workspace.copies.close_all()
    desk.watch.start()
    desk.settle()
    keep = desk.top.changed.keep
    assert desk.items()[0].changed.isVisible()
    assert keep.isVisible() and keep.text() == "Keep as version 2"
    keep.click()
    desk.settle()
    current = desk.pieces()[0].current
    assert current is not None and current.number == 2


def test_a_computer_without_a_program_for_it_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    attach(desk, a_file(tmp_path))
    desk.opens = False
    desk.items()[0].open.click()
    desk.settle()
    assert "no program for Letter.txt" in desk.top.words()


def test_markup_in_a_title_stays_text(desk: Desk, tmp_path: Path) -> None:
    desk.tick("10-114.1a")
    attach(desk, a_file(tmp_path, "<b>Bold & brave.txt"))
    assert desk.items()[0].title.text() == "<b>Bold & brave"
    assert desk.row("10-114.1a").standing.text() == "Shown by: <b>Bold & brave"


def test_the_clip_of_a_point_offers_three_ways(desk: Desk, tmp_path: Path) -> None:
    menu = desk.row("10-114.1a").menu()
    assert len(menu.actions()) == 3
    desk.chosen = [a_file(tmp_path)]
    menu.actions()[0].trigger()
    desk.settle()
    assert desk.pieces()[0].links == (EvidenceLink("10-114", "10-114.1a"),)
    menu.close()


def test_of_very_many_pieces_the_first_are_shown_and_the_others_on_one_click(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open("10-115")
    for number in range(AT_FIRST + 5):
        desk.workspace.evidence.add_paper("Shelf", f"Rota {number}", [EvidenceLink("10-114")])
    desk.arrive("10-114")
    rest = desk.pane.evidence.rest
    assert len(desk.items()) == AT_FIRST and rest.text() == "Show 5 more"
    attach(desk, a_file(tmp_path))
    assert [item.title.text() for item in desk.items()][AT_FIRST:] == ["Letter"]
    rest.click()
    assert len(desk.items()) == AT_FIRST + 6 and rest.isHidden()
    assert desk.items()[AT_FIRST + 1].more.hasFocus()
