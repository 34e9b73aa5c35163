"""I already have records: from a stick or one file, with the spare key or the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from memory_keyring import MemoryKeyring
from PySide6.QtWidgets import QWidget
from real_window import RealWindow, made_records

from core.domain.evidence import EvidenceLink
from core.services.access import SpareKey, WayKind, ways_in
from core.workspace import Workspace

OpenWindow = Callable[..., RealWindow]
PASSPHRASE = "candle river Orange spoon"


class Chooser:
    """Answers in place of the platform's dialogs."""

    def __init__(self, answer: Path) -> None:
        self.answer = answer

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def file(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def new_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        raise AssertionError(title)


@pytest.fixture
def old_pc(tmp_path: Path, clock: FixedClock) -> tuple[Path, Path, SpareKey]:
    """A stick and a single file from a PC that is gone, and the key on the sheet."""
    stick, whole = tmp_path / "stick", tmp_path / "all.igt-whole"
    stick.mkdir()
    document = tmp_path / "policy.txt"
    document.write_text("Our policy", encoding="utf-8")

    def fill(workspace: Workspace) -> None:
        workspace.answers.set_note("10-114", "from the old PC")
        workspace.evidence.attach(document, (EvidenceLink("10-114"),))
        place = workspace.backups.add_place(stick)
        workspace.backups.create(place.id)
        workspace.backups.create_whole(whole)

    key = made_records(tmp_path / "old", clock=clock, fill=fill, passphrase=PASSPHRASE)
    return stick, whole, key


@pytest.fixture
def begin(
    open_window: OpenWindow, tmp_path: Path, clock: FixedClock
) -> Callable[[Path], RealWindow]:
    def start(answer: Path) -> RealWindow:
        window = open_window(tmp_path / "new", clock=clock, keyring=MemoryKeyring())
        window.page.view.welcome.have_button.click()
        window.settle()
        window.page.bring_back.view.finder._chooser = Chooser(answer)
        return window

    return start


def test_stick_and_sheet_bring_everything_back_and_this_pc_remembers(
    begin: Callable[[Path], RealWindow], old_pc: tuple[Path, Path, SpareKey], tmp_path: Path
) -> None:
    stick, _, key = old_pc
    window = begin(stick)
    view = window.page.bring_back.view
    view.act.click()
    assert "where the copy is" in view.finder.error.text()
    view.finder.folder_button.click()
    window.settle()
    assert [card.text() for card in view.finder.cards] == ["Copy of today, 10:00"]
    view.act.click()
    assert view.key.error.text() == "Type the spare key first."
    view.key.spare_key.setPlainText(SpareKey.new().printed)
    view.act.click()
    window.settle()
    assert view.key.error.isVisible() and not (tmp_path / "new").exists()
    view.key.spare_key.setPlainText(key.printed.lower())
    view.act.click()
    window.settle()
    result = view.result
    assert result.isVisible() and not view.key.spare_key.toPlainText()
    assert result.not_held.text() == "Changes after 10:00 on 12 May are not in this copy."
    assert not result.missing.isVisible() and result.passphrase.isChecked()
    result.pc.click()
    result.open_button.click()
    window.settle()
    assert window.window.frame.key == "home"
    assert window.workspace.assessments.state().by_ref["10-114"].answer.note == "from the old PC"
    kinds = {way.kind for way in ways_in(tmp_path / "new")}
    assert kinds == {WayKind.KEYRING, WayKind.PASSPHRASE, WayKind.SPARE_KEY}


def test_a_single_file_and_the_passphrase_do_as_well(
    begin: Callable[[Path], RealWindow], old_pc: tuple[Path, Path, SpareKey]
) -> None:
    window = begin(old_pc[1])
    view = window.page.bring_back.view
    view.finder.file_button.click()
    window.settle()
    view.key.other.click()
    view.key.passphrase.setText("candle river Orange fork")
    view.act.click()
    window.settle()
    assert view.key.error.isVisible()
    view.key.passphrase.setText(PASSPHRASE)
    view.act.click()
    window.settle()
    view.result.open_button.click()
    window.settle()
    assert window.window.frame.key == "home"


def test_a_missing_document_is_named_with_what_it_serves(
    begin: Callable[[Path], RealWindow], old_pc: tuple[Path, Path, SpareKey]
) -> None:
    stick, _, key = old_pc
    for document in (stick / "igt-copies" / "documents").rglob("*.age"):
        document.unlink()
    window = begin(stick)
    view = window.page.bring_back.view
    view.finder.folder_button.click()
    window.settle()
    view.key.spare_key.setPlainText(key.printed)
    view.act.click()
    window.settle()
    assert view.result.missing.title.text() == "1 document is not there"
    assert "“policy” (10-114)" in view.result.missing.text.text()


def test_only_one_of_the_two_is_answered_kindly_and_back_leads_back(
    begin: Callable[[Path], RealWindow], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    window = begin(empty)
    page = window.page
    view = page.bring_back.view
    view.finder.folder_button.click()
    window.settle()
    assert "no copies" in view.finder.error.text()
    view.half.sheet.click()
    assert "What is missing is a copy" in view.half.text.text()
    view.half.stick.click()
    assert "What is missing is what opens it" in view.half.text.text()
    view.back.click()
    window.settle()
    assert page.bring_back is None and page.view.welcome.isVisible()
