"""Looking into the chosen document on the page of evidence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from evidence_person import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.contents import apart
from core.workspace import Workspace
from desktop.evidence.preview.preview_desk import PAUSE_MS
from desktop.pages.evidence.page import EvidencePage
from desktop.tasks import TaskRunner

sys.path.append(str(Path(__file__).parents[3] / "core" / "contents"))

import contents_samples as sample

Show = Callable[..., EvidencePage]


@pytest.fixture
def keep(workspace: Workspace, tmp_path: Path) -> Callable[[str, bytes], str]:
    """Keep a document and return its id."""

    def put(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return workspace.evidence.attach(path).evidence.id

    return put


@pytest.fixture
def look(tasks: TaskRunner, qtbot: QtBot) -> Callable[[EvidencePage], None]:
    """Wait until the chosen document is open, or said not to open."""

    def wait(page: EvidencePage) -> None:
        card = page.view.detail.preview
        qtbot.waitUntil(
            lambda: (
                (not tasks.is_busy and card.said.text() != "Opening…") or not card.said.isVisible()
            ),
            timeout=30_000,
        )
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=30_000)

    return wait


def test_pages_are_turned_enlarged_and_read_as_text_by_keyboard(
    show_page: Show, keep: Callable[..., str], look: Callable[..., None], qtbot: QtBot
) -> None:
    page = show_page(keep("notice.pdf", sample.pdf("Privacy notice", "Your rights")))
    look(page)
    card = page.view.detail.preview
    assert (card.place.text(), card.sheet.isVisible()) == ("Page 1 of 2", True)
    qtbot.keyClick(card.sheet, Qt.Key.Key_End)
    card.sheet.verticalScrollBar().setValue(card.sheet.verticalScrollBar().maximum())
    qtbot.keyClick(card.sheet, Qt.Key.Key_PageDown)
    look(page)
    assert card.place.text() == card.sheet.accessibleDescription() == "Page 2 of 2"
    assert not card.after.isEnabled()
    narrow = card.sheet.horizontalScrollBar().maximum()
    qtbot.keyClick(card.sheet, Qt.Key.Key_Plus)
    assert card.sheet.horizontalScrollBar().maximum() > narrow == 0
    qtbot.keyClick(card.sheet, Qt.Key.Key_0)
    assert card.sheet.horizontalScrollBar().maximum() == 0
    qtbot.mouseClick(card.as_words, Qt.MouseButton.LeftButton)
    look(page)
    assert card.words.toPlainText() == "Privacy notice\n\nYour rights"
    assert card.words.isVisible() and not card.sheet.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("policy.docx", sample.word("<b>We lock</b>"), "<b>We lock</b>"),
        ("note.html", b"<p>One &amp; two</p>", "One & two"),
    ],
)
def test_office_files_and_markup_are_shown_as_plain_text(
    name: str,
    content: bytes,
    words: str,
    show_page: Show,
    keep: Callable[..., str],
    look: Callable[..., None],
) -> None:
    page = show_page(keep(name, content))
    look(page)
    card = page.view.detail.preview
    assert card.words.toPlainText().startswith(words)
    assert not card.as_words.isVisible() and not card.larger.isVisible()


def test_what_cannot_be_shown_says_so_in_place_and_the_next_document_is_fine(
    show_page: Show, keep: Callable[..., str], look: Callable[..., None], person: Person
) -> None:
    broken, film = keep("broken.pdf", b"%PDF-1.4 no"), keep("film.mp4", b"\0\0\0\x18ftypmp42" * 4)
    photo = keep("photo.jpg", sample.photo(400, 300))
    page = show_page(broken)
    card = page.view.detail.preview
    for piece, said in ((broken, "cannot be made out"), (film, "not shown here")):
        page.arrive(piece)
        look(page)
        assert said in card.said.text() and card.said.isVisible() and not card.sheet.isVisible()
    page.arrive(photo)
    look(page)
    assert card.sheet.isVisible() and not card.said.isVisible()


def test_paper_has_nothing_to_look_into(workspace: Workspace, show_page: Show) -> None:
    paper = workspace.evidence.add_paper("Blue folder", "Key list").evidence.id
    assert not show_page(paper).view.detail.preview.isVisible()


def test_whoever_walks_down_the_list_opens_only_what_they_stop_at(
    show_page: Show,
    keep: Callable[..., str],
    look: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    for number in range(6):
        keep(f"paper {number}.txt", f"Paper {number}".encode())
    opened: list[bytes] = []
    real = apart.words
    monkeypatch.setattr(apart, "words", lambda *told: opened.append(told[0]) or real(*told))
    page = show_page()
    evidence = page.view.list.list
    for _ in range(6):
        qtbot.keyClick(evidence, Qt.Key.Key_Down)
    qtbot.wait(PAUSE_MS + 50)
    look(page)
    assert page.view.detail.preview.words.toPlainText() == "Paper 5"
    assert opened == [b"Paper 5"]
    page.depart()
    assert page._seen._preview._pages == {}


def test_an_earlier_version_is_looked_at_beside_the_present_one(
    workspace: Workspace,
    show_page: Show,
    keep: Callable[..., str],
    look: Callable[..., None],
    qtbot: QtBot,
) -> None:
    piece = keep("policy.txt", b"The first policy")
    copy = workspace.copies.open(piece)
    copy.write_text("The second policy", encoding="utf-8")
    workspace.copies.take_in(workspace.copies.changed()[0])
    workspace.copies.keep(piece)
    page = show_page(piece)
    look(page)
    detail = page.view.detail
    assert detail.preview.words.toPlainText() == "The second policy"
    present, _first = detail.versions.list.items
    assert "the present one" in present.title and "seen above" in present.detail
    qtbot.mouseClick(detail.versions.list.rows[1].button, Qt.MouseButton.LeftButton)
    look(page)
    assert detail.preview.words.toPlainText() == "The first policy"
    assert detail.versions.list.items[0].button == "Look at it"
    page.arrive(keep("other.txt", b"Another paper"))
    look(page)
    assert not detail.versions.isVisible()
