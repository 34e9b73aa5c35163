"""Finding, adding, changing and checking evidence on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from evidence_person import Person
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, EvidenceVersion
from core.services import sample
from core.workspace import Workspace
from desktop.pages.evidence.evidence_list import EvidenceRows
from desktop.pages.evidence.list_panel import ListPanel
from desktop.pages.evidence.listing import Filter, Kind, Shelf, Sort, Wish, kind_of
from desktop.pages.evidence.page import EvidencePage
from desktop.theme import Mode, Theme

Show = Callable[..., EvidencePage]
Settle = Callable[[], None]


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def titles(page: EvidencePage) -> list[str]:
    return [row.title for row in page.view.list.list.rows_model.rows]


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def drop(page: EvidencePage, mime: QMimeData) -> None:
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, keys = QPointF(20, 20), Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(place, action, mime, buttons, keys))


def test_an_empty_place_teaches_and_its_button_keeps_files(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    page = show_page()
    assert page.view.empty.isVisible() and "never changed" in page.view.first.text.text()
    person.files = [write(tmp_path, "Privacy notice.pdf", b"%PDF-1.4 notice")]
    click(qtbot, page.view.first.button)
    settle()
    assert titles(page) == ["Privacy notice"]
    assert page.view.message.title.text() == "Privacy notice is kept now."
    assert page.view.detail.piece is not None and page.view.detail.isVisible()


def test_many_files_are_dropped_and_each_refusal_says_why(
    workspace: Workspace, tmp_path: Path, show_page: Show, settle: Settle
) -> None:
    page = show_page()
    mime = QMimeData()
    paths = [
        write(tmp_path, "one.txt", b"one"),
        write(tmp_path, "two.eml", b"From: a\n\ntwo"),
        write(tmp_path, "tool.exe", b"MZ\x00\x00"),
        write(tmp_path, "nothing.txt", b""),
    ]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(page, mime)
    settle()
    assert titles(page) == ["one", "two"]
    message = page.view.message
    assert message.title.text() == "2 of 4 files are kept now."
    assert "tool.exe is a program" in message.text.text()
    assert "nothing.txt is empty" in message.text.text()
    drop(page, mime)
    settle()
    assert titles(page) == ["one", "two"] and "Here already: one, two." in message.text.text()


def test_a_drop_without_a_file_says_what_to_do(show_page: Show) -> None:
    page = show_page()
    mime = QMimeData()
    mime.setText("an attachment")
    drop(page, mime)
    assert page.view.message.text.text() == "Save the attachment first, then drop it here."


def test_a_paper_is_recorded_with_its_place_and_dates(
    workspace: Workspace, show_page: Show, settle: Settle, qtbot: QtBot
) -> None:
    page = show_page()
    click(qtbot, page.view.paper)
    form = page.view.form
    assert form.isVisible() and page.focusWidget() is form.what
    qtbot.keyClicks(form.what, "Signed agreements")
    click(qtbot, form.record)
    assert form.error.isVisible() and form.place.property("bad")
    qtbot.keyClicks(form.place, "Blue folder, tab 4")
    form.dates.review.line.setText("3 june 2026")
    click(qtbot, form.record)
    settle()
    (piece,) = workspace.evidence.all()
    assert (piece.title, piece.place) == ("Signed agreements", "Blue folder, tab 4")
    assert piece.review_by == date(2026, 6, 3)
    assert page.view.detail.head.state.text() == "Check again by 3 June 2026"
    assert page.view.detail.details.place.text() == "Blue folder, tab 4"
    assert form.what.text() == ""


def test_title_dates_and_place_are_changed_in_place(
    workspace: Workspace, show_page: Show, settle: Settle, qtbot: QtBot
) -> None:
    kept = workspace.evidence.add_paper("Shelf", "Log").evidence.id
    page = show_page(kept)
    detail = page.view.detail
    detail.head.name.setFocus()
    detail.head.name.selectAll()
    qtbot.keyClicks(detail.head.name, "Incident log")
    qtbot.waitUntil(lambda: workspace.evidence.all()[0].title == "Incident log", timeout=60_000)
    detail.details.dates.review.line.setText("1 may 2026")
    detail.details.dates.review.read()
    settle()
    assert detail.head.state.text() == "Past its date since 1 May 2026"
    detail.details.place.selectAll()
    qtbot.keyClicks(detail.details.place, "Green shelf")
    page.depart()
    settle()
    (piece,) = workspace.evidence.all()
    assert piece.place == "Green shelf" and piece.review_by == date(2026, 5, 1)
    detail.head.name.clear()
    detail.head.flush()
    settle()
    assert "The title is missing" in detail.head.error.text()
    assert workspace.evidence.all()[0].title == "Incident log"


def test_evidence_is_used_for_more_and_taken_off_by_keyboard(
    workspace: Workspace, show_page: Show, person: Person, settle: Settle, qtbot: QtBot
) -> None:
    kept = workspace.evidence.add_paper("Shelf", "Training log").evidence.id
    page = show_page(kept)
    uses = page.view.detail.uses
    uses.more.setFocus()
    qtbot.keyClick(uses.more, Qt.Key.Key_Space)
    picker = uses.picker
    assert page.focusWidget() is picker.search
    qtbot.keyClicks(picker.search, "10-115 staff can show")
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Down)
    assert "10-115" in picker.text.text() and picker.use.isEnabled()
    qtbot.keyClick(picker.list, Qt.Key.Key_Return)
    settle()
    ((link,),) = [piece.links for piece in workspace.evidence.all()]
    assert link.ref == "10-115" and link.criterion is not None
    assert not picker.use.isEnabled() and "already" in picker.text.text()
    qtbot.keyClick(picker.list, Qt.Key.Key_Escape)
    assert picker.isHidden() and page.focusWidget() is uses.more
    (row,) = uses.rows
    click(qtbot, row.go)
    assert person.went == [("questions", "10-115")]
    click(qtbot, row.take_off)
    settle()
    assert workspace.evidence.all()[0].links == () and uses.rows == []


def test_taking_off_all_answers_asks_in_place_first(
    workspace: Workspace, show_page: Show, settle: Settle, qtbot: QtBot
) -> None:
    links = [EvidenceLink("10-114"), EvidenceLink("10-115")]
    kept = workspace.evidence.add_paper("Shelf", "Log", links).evidence.id
    page = show_page(kept)
    remove = page.view.detail.remove
    click(qtbot, remove.ask)
    assert "from 2 answers" in remove.text.text() and page.focusWidget() is remove.no
    click(qtbot, remove.no)
    assert remove.yes.isHidden()
    click(qtbot, remove.ask)
    click(qtbot, remove.yes)
    settle()
    assert workspace.evidence.all() == () and page.view.empty.isVisible()


def test_words_filter_and_order_choose_what_is_listed(
    workspace: Workspace, show_page: Show, qtbot: QtBot
) -> None:
    add = workspace.evidence.add_paper
    add("Blue folder", "Beta", [EvidenceLink("10-115")], review_by=date(2026, 5, 1))
    add("Red folder", "Alpha", review_by=date(2026, 9, 1))
    add("Safe", "Gamma")
    page = show_page()
    panel = page.view.list
    assert titles(page) == ["Alpha", "Beta", "Gamma"]
    assert [panel.filter.itemText(k) for k in range(7)] == [
        "All (3)",
        "Kept here (0)",
        "On paper (3)",
        "Past its date (1)",
        "Check soon (0)",
        "Used for nothing yet (2)",
        "Changed, to decide (0)",
    ]
    qtbot.keyClicks(panel.search, "folder red")
    assert titles(page) == ["Alpha"]
    panel.search.setText("nothing at all")
    assert titles(page) == [] and panel.none.isVisible()
    panel.search.clear()
    panel.filter.setCurrentIndex(3)
    assert titles(page) == ["Beta"]
    panel.filter.setCurrentIndex(0)
    panel.sort.setCurrentIndex(1)
    assert titles(page) == ["Beta", "Alpha", "Gamma"]
    assert panel.place.itemText(1) == "Blue folder (1)"
    assert not panel.place.isVisible()  # three are seen at a glance
    panel.place.setCurrentIndex(1)
    assert titles(page) == ["Beta"]
    panel.place.setCurrentIndex(0)
    past, unused = panel.chips.chips[Filter.PAST], panel.chips.chips[Filter.UNUSED]
    assert [chip.isVisible() for chip in panel.chips.chips.values()] == [False, True, False, True]
    click(qtbot, past)
    assert (past.text(), titles(page)) == ("Past its date (1)", ["Beta"])
    click(qtbot, unused)
    assert titles(page) == ["Alpha", "Gamma"]
    click(qtbot, unused)  # once more: all again
    assert len(titles(page)) == 3 and panel.filter.currentIndex() == 0


def piece(number: int, media_type: str, size: int) -> Evidence:
    added = datetime(2026, 5, 1, 9, tzinfo=UTC)
    name = f"Paper {number % 97} of {number}"
    version = EvidenceVersion(str(number), 1, name, media_type, size, "", added)
    review = date(2026, 1 + number % 12, 1)
    return Evidence(
        str(number), EvidenceKind.FILE, name, added, "Ada", review_by=review, current=version
    )


def test_kinds_are_told_by_content_and_sizes_are_ordered() -> None:
    kinds = ["application/pdf", "image/jpeg", "message/rfc822", "text/csv", "video/mp4"]
    shelf = Shelf(tuple(piece(k, kind, k) for k, kind in enumerate(kinds)), date(2026, 5, 20))
    assert [kind_of(one) for one in shelf.pieces] == [
        *(Kind.PDF, Kind.PICTURE, Kind.MAIL, Kind.TABLE, Kind.OTHER),
    ]
    largest = shelf.shown(Wish(sort=Sort.SIZE))
    assert [one.current.size for one in largest if one.current] == [4, 3, 2, 1, 0]
    assert shelf.shown(Wish(kind=Kind.MAIL)) == [shelf.pieces[2]]


def test_ten_thousand_pieces_are_put_into_words_only_when_seen(theme: Theme, qtbot: QtBot) -> None:
    panel = ListPanel()
    qtbot.addWidget(panel)
    panel.resize(430, 700)
    panel.show()
    panel.show_shelf(
        Shelf(tuple(piece(k, "application/pdf", k) for k in range(10_000)), date(2026, 5, 20))
    )
    panel.search.setText("paper 5")
    panel.list.grab()
    rows = panel.list.rows_model.rows
    assert isinstance(rows, EvidenceRows) and len(rows) > 1000
    assert 0 < len(rows._said) < 100
    panel.show_key("5")
    assert panel.list.key == "5"


def test_reading_everything_names_what_is_damaged(
    workspace: Workspace, tmp_path: Path, show_page: Show, settle: Settle, qtbot: QtBot
) -> None:
    links = [EvidenceLink("10-115")]
    workspace.evidence.attach(write(tmp_path, "Policy.txt", b"rules"), links)
    page = show_page()
    click(qtbot, page.view.check)
    settle()
    assert page.view.message.title.text() == "Every kept document can be read."
    for path in workspace.folder.rglob("*.age"):
        if "keys" not in path.parts:
            path.write_bytes(path.read_bytes()[:-1])
    click(qtbot, page.view.check)
    settle()
    assert page.view.message.title.text() == "One kept document cannot be read."
    assert "Policy: its kept copy is damaged; used for 10-115." in page.view.message.text.text()
    assert page.view.check.isEnabled()


def test_a_copy_is_saved_to_a_folder(
    workspace: Workspace,
    tmp_path: Path,
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    kept = workspace.evidence.attach(write(tmp_path, "Policy.txt", b"rules")).evidence.id
    page = show_page(kept)
    person.folder = tmp_path / "out"
    person.folder.mkdir()
    click(qtbot, page.view.detail.head.save)
    settle()
    assert (person.folder / "Policy.txt").read_bytes() == b"rules"
    assert page.view.message.title.text() == "Policy.txt is saved."


def test_a_signed_assessment_shows_its_links_and_changes_none(
    workspace: Workspace, show_page: Show
) -> None:
    sample.fill(workspace)
    workspace.sign_offs.sign_off(*sample.OWNER)
    kept = workspace.evidence.all()[0].id
    page = show_page(kept)
    uses = page.view.detail.uses
    assert uses.more.isHidden() and "signed" in uses.none.text()
    assert uses.rows and all(row.take_off.isHidden() for row in uses.rows)


def test_every_row_says_in_words_how_it_stands(workspace: Workspace, show_page: Show) -> None:
    workspace.evidence.add_paper(
        "Safe", "Log", [EvidenceLink("10-114")], review_by=date(2026, 5, 1)
    )
    page = show_page()
    spoken = page.view.list.list.rows_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Log, Kept on paper, Past its date since 1 May 2026, for 10-114"


def test_at_the_largest_text_nothing_is_wider_than_the_window(
    workspace: Workspace, tmp_path: Path, show_page: Show, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(Mode.LIGHT, 200)
    path = write(tmp_path, "unbroken_" * 20 + ".txt", b"x")
    kept = workspace.evidence.attach(path, [EvidenceLink("10-115")], title="W" * 190).evidence.id
    page = show_page(kept, width=880, height=500)
    qtbot.waitUntil(lambda: page.view.panes.is_narrow, timeout=60_000)
    detail = page.view.detail
    qtbot.waitUntil(lambda: detail.widget().width() <= detail.viewport().width(), timeout=60_000)
    assert page.minimumSizeHint().width() <= 880
