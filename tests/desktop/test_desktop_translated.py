"""Every text on screen comes through the translator, and longer ones find room.

The window speaks a made-up language (scripts/translations.py): what is not between ‹ and › was
never given to a translator, unless it is what a person, a document or a question set says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import translations
from inspect_text import cut_texts, has_words, sticking_out, unmarked, visible_texts
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from real_window import RealWindow, made_records
from test_desktop_every_place import everywhere
from texts_in_code import Text

from core.domain.day_words import day_words, month_name
from core.resources import document, resources_root
from core.services import sample
from core.text import use_translator
from desktop.language import speak, speak_as_the_computer, speak_english
from desktop.pages.still_true.end_card import left_behind_words
from desktop.widgets.banner import Banner
from desktop.widgets.date_words import parse_words

NAMES = ("Harbour Street Pharmacy", "Ada Wren", "FZZ01")
_JOINTS = re.compile(r"(?:\b\d+-\d+\b|[·,:;/]|^\d+ )\s*")
_CODES = re.compile(r"(?:\b[0-9a-f]{4}\b ?){4,}|SHA256: [\w+/ ]+|ssh-ed25519 [\w+/=]+")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Every text of window and core."""
    return translations.texts()


@pytest.fixture(scope="module")
def made_up(texts: list[Text], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the window loads to speak the made-up language."""
    return translations.made_up(tmp_path_factory.mktemp("translations"), texts)


@pytest.fixture
def speaking(qapp: QApplication, made_up: Path) -> Iterator[None]:
    """Let the window speak it."""
    translator = speak(qapp, made_up)
    assert translator is not None
    yield
    speak_english(qapp, translator)
    translator.deleteLater()


class SaidByOthers:
    """What sets, starters, the guide and the records say: it comes on screen as it was written."""

    def __init__(self, window: RealWindow) -> None:
        folders = [resources_root() / name for name in ("catalogues", "templates", "sample")]
        files = [one for folder in folders for one in folder.rglob("*")] + [document("guide.md")]
        texts = [one.read_text("utf-8", errors="ignore") for one in files if one.is_file()]
        texts += [piece.title for piece in window.workspace.evidence.all()]
        texts += [group.title for group in window.workspace.assessments.state().question_set.groups]
        self._texts = " ".join(" ".join(texts).split())

    def has(self, text: str) -> bool:
        """Say whether all of *text* is theirs; numbers and codes are nobody's."""
        return all(
            part.strip() in self._texts or part.strip() in NAMES or not has_words(part)
            for part in _JOINTS.split(_CODES.sub("", text.replace("\u200b", "")))
        )


def test_every_text_is_translated_and_a_longer_one_is_not_cut(
    speaking: None, open_window: Callable[..., RealWindow], tmp_path: Path
) -> None:
    key = made_records(tmp_path / "store", fill=lambda w: sample.fill(w, sample.HowFar.HALF))
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.resize(1024, 700)
    theirs = SaidByOthers(window)
    loose: dict[str, str] = {}
    cut: dict[str, str] = {}
    for place, part in everywhere(window):
        window.window.go(place, part)
        window.settle()
        for where, text in visible_texts(window.window):
            left = unmarked(text)
            if has_words(left) and not theirs.has(left):
                loose.setdefault(f"{where}: {left[:90]!r}", f"{place} {part}")
        for fault in [*cut_texts(window.window), *sticking_out(window.window)]:
            cut.setdefault(fault, f"{place} {part}")
    window.status.lock_button.click()
    window.settle()
    assert not loose
    assert not cut


def test_a_text_that_no_translator_saw_is_found(speaking: None, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("ok", "Kept", banner.tr("Put this message away"))
    banner.show()
    found = {unmarked(text) for _, text in visible_texts(banner)}
    assert found == {"", "Kept"}


def test_words_of_core_and_forms_of_a_number_are_translated_too(speaking: None) -> None:
    assert day_words(date(2026, 6, 2)) == f"‹2 {month_name(6)} 2026›"
    assert month_name(6) == "‹Jûñé ô›"
    assert [left_behind_words(count)[:4] for count in (1, 3)] == ["‹1 å", "‹3 å"]


def test_a_month_is_read_in_the_persons_language_and_in_english() -> None:
    use_translator(lambda _, text, _count: "Mehefin" if text == "June" else text)
    try:
        for typed in ("2 Mehefin 2026", "2 meh 2026", "2 june 2026"):
            assert parse_words(typed, date(2026, 1, 1)) == date(2026, 6, 2)
        assert day_words(date(2026, 6, 2)) == "2 Mehefin 2026"
    finally:
        use_translator(None)


def test_without_a_translation_english_says_one_and_many() -> None:
    assert day_words(date(2026, 6, 2)) == "2 June 2026"
    assert left_behind_words(1) == "1 answer whose question is asked no more"
    assert left_behind_words(3) == "3 answers whose questions are asked no more"


def test_the_computers_language_is_taken_where_it_is_there(
    qapp: QApplication, made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["cy-GB", "en-GB"])
    assert speak_as_the_computer(qapp, tmp_path) == ""
    assert QLocale().name() == "en_GB"
    (tmp_path / "igt_cy.qm").write_bytes(b"broken")
    assert speak_as_the_computer(qapp, tmp_path) == ""
    (tmp_path / "igt_cy.qm").write_bytes(made_up.read_bytes())
    try:
        assert speak_as_the_computer(qapp, tmp_path) == "cy"
        assert day_words(date(2026, 6, 2)).startswith("‹")
    finally:
        speak_english(qapp, qapp.findChildren(QTranslator)[-1])
        assert speak_as_the_computer(qapp, tmp_path / "nowhere") == ""


def test_english_is_complete_with_both_forms(tmp_path: Path) -> None:
    words = [Text("a.py", 1, "a", "{count} \"things\"\nmore", one="1 thing"),
             Text("b.py", 2, "b", "It’s {name}")]  # fmt: skip
    listed, target = tmp_path / "texts.cpp", tmp_path / "igt_en.ts"
    translations.write_list(words, listed)
    translations.merge(listed, target, "en_GB")
    translations.fill(target, words, str)
    read = target.read_text("utf-8")
    assert "unfinished" not in read and read.count("<message") == 2
    assert "<numerusform>1 thing</numerusform>" in read and "It’s {name}" in read
    assert translations.build(target).stat().st_size > 100


def test_every_text_has_a_context_in_which_it_is_found(texts: list[Text]) -> None:
    assert len(texts) > 3000
    assert not [one for one in texts if not one.context]
