"""Help: the guide by task, the keys, the words, and a text for whoever helps."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records
from source_files import ROOT

from core.domain.evidence import EvidenceLink
from core.workspace import Workspace
from desktop.pages.help.glossary_words import entries
from desktop.pages.help.guide_text import chapters_of, holding, key_of, read_guide

NONE = Qt.KeyboardModifier.NoModifier


def fill(workspace: Workspace) -> None:
    workspace.evidence.add_paper("Blue folder", "Key list", [EvidenceLink("10-115")])
    workspace.answers.set_note("10-116", "Olive Heron keeps the contracts")


@pytest.fixture
def window(tmp_path: Path, open_window: Callable[..., RealWindow]) -> RealWindow:
    key = made_records(tmp_path / "store", fill=fill)
    opened = open_window(tmp_path / "store")
    opened.unlock_with(key)
    return opened


def press_f1(window: RealWindow) -> None:
    QTest.keyClick(window.window.focusWidget() or window.window, Qt.Key.Key_F1, NONE)
    window.settle()


def test_f1_opens_the_guide_where_one_is(window: RealWindow) -> None:
    window.window.go("evidence")
    window.settle()
    press_f1(window)
    assert window.window.frame.key == "help" and window.page.where() == "guide/attach-evidence"
    section: Any = window.page.section
    assert section.text.hasFocus()
    assert section.text.document().begin().text() == "Attach evidence"
    picture = section.text.loadResource(2, QUrl("screenshots/evidence-light-usual.png"))
    assert 100 < picture.width() / picture.devicePixelRatio() <= section.text.width()
    section.search.setText("PIN digits")
    assert section.shown == "several-people-on-one-pc"
    assert [row.key for row in section.rows.rows] == ["several-people-on-one-pc"]
    assert section.text.extraSelections()
    section.search.setText("zebra crossing")
    assert not section.none.isHidden()
    section.text.followed.emit("#copies")
    assert section.shown == "copies" and len(section.rows.rows) == len(read_guide())
    press_f1(window)  # on Help itself it stays
    assert window.window.frame.key == "help"


def test_keys_are_those_of_the_menus_and_of_each_place(window: RealWindow) -> None:
    window.window.go("help", "keys")
    window.settle()
    groups = {group.title: dict(group.lines) for group in window.page.section._groups}
    assert groups["File"]["Lock"] == "Ctrl+L" and groups["Help"]["Help on this place"] == "F1"
    assert groups["Requirements"]["Attach a file"] == "Ctrl+E"
    assert groups["Still true?"]["Not sure"] == "N"  # a place that was never shown
    said = {card.accessibleName() for card in window.page.section.cards}
    assert said == set(groups)


def test_the_text_for_whoever_helps_tells_sizes_and_nothing_personal(window: RealWindow) -> None:
    window.window.go("help", "about")
    window.settle()
    section: Any = window.page.section
    text = section.text.toPlainText()
    for word in ("program: ", "schema: ", "rows evidence: 1", "look: system, ", "log:"):
        assert word in text
    for word in ("Heron", "Harbour", "Wren", "FZZ01", "Blue folder", "Key list", str(Path.home())):
        assert word not in text
    section.copy.click()
    assert QGuiApplication.clipboard().text() == text
    window.window.go("help", "licences")
    window.settle()
    assert len(window.page.section.rows.rows) > 30
    assert "LESSER GENERAL PUBLIC" in window.page.section._parts["shiboken6"].text


def test_every_place_has_its_chapter_and_every_link_its_target(window: RealWindow) -> None:
    chapters = {one.key for one in read_guide()}
    assert {place.key for place in window.window.frame.all_places() if not place.help} == {"help"}
    assert {place.help for place in window.window.frame.all_places()} - {""} <= chapters
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= chapters


def test_the_glossary_explains_every_word_that_the_screen_avoids() -> None:
    table = (ROOT / "docs" / "words.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[1:]
    explained = " ".join(entry.word.lower() for entry in entries())
    missing = [w for row in rows for w in row.lower().split(", ") if w.strip() not in explained]
    assert missing == []
    assert all(entry.meaning.endswith(".") for entry in entries())


def test_the_guide_reads_easily() -> None:
    with warnings.catch_warnings():  # this release still loads its word lists the old way
        warnings.simplefilter("ignore")
        import textstat
    prose = {
        one.title: re.sub(r"(?m)^[|#].*$|^ *(?:\d+\.|-) ", "", one.plain) for one in read_guide()
    }
    hard = {title: textstat.flesch_kincaid_grade(text) for title, text in prose.items()}
    assert {title: grade for title, grade in hard.items() if grade > 8} == {}


def test_chapters_are_found_by_words_that_are_alike_and_titles_come_first() -> None:
    found = chapters_of("# Guide\n\n## One\nthe licences\n\n## Licence plates\n![x](a.png) y\n")
    assert [one.key for one in found] == ["one", "licence-plates"]
    assert [one.title for one in holding(found, "licence")] == ["Licence plates", "One"]
    assert holding(found, "???") == [] and len(holding(found, " ")) == 2
    assert found[1].begins == "y" and key_of("Still true? (Y/N)") == "still-true-yn"
