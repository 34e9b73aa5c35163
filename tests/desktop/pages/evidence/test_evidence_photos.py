"""Photos of a paper, and pasted pictures, become one document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from evidence_person import Person
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from core.domain.evidence import EvidenceLink
from core.services.documents.inside import Sheet
from core.services.documents.photos import Shot
from core.workspace import Workspace
from desktop.evidence.photos.album import WHOLE, Album
from desktop.pages.evidence.page import EvidencePage

Show = Callable[..., EvidencePage]
Settle = Callable[[], None]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos, and a letter that is none."""
    paths = []
    for number, colour in enumerate(("red", "blue")):
        paths.append(tmp_path / f"IMG_{number}.jpg")
        Image.new("RGB", (400, 300), colour).save(paths[-1])
    paths.append(tmp_path / "letter.txt")
    paths[-1].write_text("Dear all", encoding="utf-8")
    return paths


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_photos_are_turned_cut_and_ordered_and_kept_as_one_document(
    workspace: Workspace,
    photos: list[Path],
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    person.files = photos
    workspace.evidence.add_paper("Blue folder", "Key list")
    page = show_page()
    click(qtbot, page.view.list.photos)
    settle()
    panel = page.view.photos
    assert panel.isVisible() and panel.name.hasFocus()
    assert "letter.txt is no picture" in page.view.message.title.text()
    assert len(panel.album.pages) == 2
    click(qtbot, panel.later)  # the red one comes last
    click(qtbot, panel.right_turn)
    panel.photo.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(panel.photo, key)
    qtbot.keyClick(panel.photo, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert "top 2 %, right 2 %" in panel.photo.accessibleDescription()
    click(qtbot, panel.keep)
    assert panel.error.isVisible() and panel.name.hasFocus()
    qtbot.keyClicks(panel.name, "Notice by the till")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    settle()
    assert not panel.isVisible() and page.view.detail.piece is not None
    made = page.view.detail.piece
    assert (made.title, made.current.file_name) == ("Notice by the till", "Notice by the till.pdf")
    blue, red = (workspace.inside.sheet(made.id, number, 200) for number in (0, 1))
    assert blue.count == 2
    assert blue.width > blue.height and red.height > red.width
    assert _middle(blue)[2] > 200 > _middle(red)[2]


def _middle(sheet: Sheet) -> bytes:
    at = (sheet.height // 2 * sheet.width + sheet.width // 2) * 3
    return sheet.pixels[at : at + 3]


def test_a_part_is_drawn_with_the_mouse_and_all_of_it_comes_back(
    photos: list[Path], show_page: Show, settle: Settle, qtbot: QtBot
) -> None:
    page = show_page()
    page._photos.begin(photos[:1])
    settle()
    panel = page.view.photos
    middle = panel.photo.rect().center()
    qtbot.mousePress(panel.photo, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 30))
    qtbot.mouseMove(panel.photo, middle + QPoint(40, 30))
    qtbot.mouseRelease(panel.photo, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 30))
    crop = panel.album.shots[0].crop
    assert crop is not None and 0 < crop[0] < 0.5 < crop[2] < 1
    click(qtbot, panel.whole)
    assert panel.album.shots[0].crop is None
    click(qtbot, panel.out)
    assert not panel.isVisible()  # nothing is left to keep


def test_a_picture_is_pasted_from_the_search_field_and_copied_files_are_kept(
    workspace: Workspace,
    photos: list[Path],
    show_page: Show,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    workspace.evidence.add_paper("Blue folder", "Key list")
    page = show_page()
    clipboard = QGuiApplication.clipboard()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(photos[2]))])
    clipboard.setMimeData(files)
    page.view.list.list.setFocus()
    qtbot.keyClick(page.view.list.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [piece.title for piece in workspace.evidence.all()] == ["Key list", "letter"]
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    clipboard.setImage(picture)
    page.view.list.search.setFocus()
    qtbot.keyClick(page.view.list.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.view.photos.isVisible()
    assert page.view.photos.heading.text() == "A picture becomes a document"
    clipboard.clear()


def test_what_a_question_sends_here_serves_it_and_leads_back(
    workspace: Workspace,
    photos: list[Path],
    show_page: Show,
    person: Person,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    person.files = photos[:1]
    page = show_page("photos/10-114")
    qtbot.keyClicks(page.view.photos.name, "Notice")
    click(qtbot, page.view.photos.keep)
    settle()
    assert workspace.evidence.all()[0].links == (EvidenceLink("10-114"),)
    assert person.went == [("questions", "10-114")]
    QGuiApplication.clipboard().clear()
    page.arrive("paste/10-115")  # there is no picture: straight back
    settle()
    assert person.went[-1] == ("questions", "10-115")


def test_a_cut_turns_with_the_photo() -> None:
    album = Album()
    album.add([Shot(Path("a")), Shot(Path("b"))])
    album.cut((0.1, 0.2, 0.5, 0.6))
    for degrees, crop in ((90, (0.4, 0.1, 0.8, 0.5)), (-180, (0.2, 0.5, 0.6, 0.9))):
        album.turn(degrees)
        assert album.chosen is not None
        assert album.chosen.crop == pytest.approx(crop)
    album.cut((-1.0, 0.99, 2.0, 0.98))  # never less than a strip, never outside
    assert album.chosen.crop == pytest.approx((0.0, 0.95, 1.0, 1.0))
    album.cut(WHOLE)
    album.move(1)
    assert [shot.name for shot in album.shots] == ["b", "a"]
    album.remove()
    assert [shot.name for shot in album.shots] == ["b"]
