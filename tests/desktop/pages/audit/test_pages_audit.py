"""The place Audit: who is offered it, what half-typed notes become, what cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.domain.audit import Verdict
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.services.access import SpareKey
from core.workspace import Workspace

OpenWindow = Callable[..., RealWindow]
TICKS = ("10-114.1a", "10-114.1b", "10-115.1a")


def audited(workspace: Workspace) -> None:
    for tick in TICKS:
        workspace.answers.tick(tick.partition(".")[0], tick)
    for number in range(3):
        link = EvidenceLink("10-114")
        workspace.evidence.add_paper(f"Red folder, tab {number}", f"List {number}", [link])
    workspace.people.work_as(workspace.people.add("Ida Crane", Role.AUDITOR).person.id)


@pytest.fixture
def opened(
    open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce
) -> tuple[RealWindow, SpareKey]:
    """Three points are ticked, and an auditor works."""

    def make(folder: Path) -> SpareKey:
        return made_records(folder, fill=audited)

    key = made_once.copy("audited", make, tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.resize(1360, 860)
    window.window.activateWindow()
    return window, key


def draw(window: RealWindow, size: str, word: str = "") -> None:
    window.window.go("audit")
    window.settle()
    card = window.page.view.draw
    card.size_field.control.setText(size)
    card.word_field.control.setText(word)
    card.draw.click()
    window.settle()


def work_as(window: RealWindow, name: str) -> None:
    person = next(p for p in window.workspace.people.all() if p.name == name)
    change = window.workspace.people.work_as(person.id)
    window.starter.navigator.shell.changes.notify(change)
    window.settle()


def test_the_place_is_offered_to_an_auditor_and_to_others_once_there_is_a_sample(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    item = window.window.frame.nav.item("audit")
    assert item.isVisible()
    window.window.go("audit")
    work_as(window, "Ada Wren")
    assert not item.isVisible() and window.window.frame.key == "home"
    work_as(window, "Ida Crane")
    draw(window, "4")
    assert window.page.view.draw.error.text().startswith("4 points cannot be drawn: there are 3.")
    draw(window, "two")
    assert window.page.view.draw.size_field.error.text() == "Type a number from 1 to 3."
    draw(window, "2", "word")
    work_as(window, "Ada Wren")
    assert item.isVisible()
    view = window.page.view
    assert view.panes.isVisible() and view.another.isHidden() and not view.draw.isVisible()
    assert view.pane.finding.verdicts.isHidden() and view.pane.reply.isHidden()


def test_a_half_typed_note_is_there_again_after_a_power_cut_and_is_kept_with_its_verdict(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    draw(window, "3", "word")
    page = window.page
    first, second = page._facts.sample.points[:2]
    finding = page.view.pane.finding
    QTest.keyClicks(finding.note, "Not in the folder")
    assert finding.verdicts.value is None
    page.open(second)
    window.settle()
    assert finding.note.toPlainText() == "" and page.where() == second
    page.open(first)
    assert finding.note.toPlainText() == "Not in the folder"
    QTest.keyClicks(finding.note, " at all")
    page.keepers[0].keep(finding.note.toPlainText())  # as its timer does within a second
    window.settle()
    finding.note.blockSignals(True)  # the plug is pulled
    window.window.lock_asked.emit()
    window.settle()
    window.unlock_with(key)
    window.window.go("audit", first)
    window.settle()
    page = window.page
    finding = page.view.pane.finding
    assert "Not in the folder" in finding.note.toPlainText()
    finding.verdicts.buttons[Verdict.CANNOT_SEE].click()
    window.settle()
    found = window.workspace.audits.samples()[0].finding(first)
    assert found.verdict is Verdict.CANNOT_SEE and found.note.startswith("Not in the folder")
    assert not window.workspace.audits.drafts(page._sample)


def test_a_verdict_against_us_asks_for_a_sentence_and_another_sample_leaves_the_first(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    draw(window, "2", "word")
    page = window.page
    finding, point = page.view.pane.finding, page.where()
    finding.verdicts.buttons[Verdict.DISAGREE].click()
    window.settle()
    assert window.window.focusWidget() is finding.note and "sentence" in finding.hint.text()
    assert window.workspace.audits.samples()[0].done == 0
    finding.verdicts.buttons[Verdict.AGREE].click()
    window.settle()
    assert window.workspace.audits.samples()[0].finding(point).verdict is Verdict.AGREE
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.view.another.click()
    assert page.view.draw.isVisible() and page.view.draw.leave.isVisible()
    draw(window, "1", "other")
    assert page.view.chooser.count() == 2 and page.view.chooser.isVisible()
    page.view.chooser.setCurrentIndex(1)
    page.view.chooser.activated.emit(1)
    window.settle()
    assert page.view.progress.text() == "1 of 2 looked at"
    page.view.how.click()
    assert "“word”" in page.view.method.text() and page.view.method.isVisible()
    shown = page._facts.points[0]
    rows = page.view.pane.evidence.rows
    assert len(rows) == len(shown.evidence) and all(row.open.isHidden() for row in rows)
