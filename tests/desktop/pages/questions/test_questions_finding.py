"""The search field of the list: at once what the list knows, a moment later all that is found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from questions_desk import Desk

from core.domain.evidence import EvidenceLink
from desktop.pages.questions.rows import RequirementRow


def look_for(desk: Desk, text: str) -> None:
    """Type *text* and wait for the answer to it."""
    panel = desk.page.view.list
    panel.search.setText(text)
    desk.qtbot.waitUntil(lambda: panel._asked_for == text.strip(), timeout=60_000)


def shown(desk: Desk) -> list[str]:
    return desk.page.view.list.list.shown_refs()


def second_line(desk: Desk, ref: str) -> str:
    rows = desk.page.view.list.list.rows
    row = rows.row_at(rows.index_of(ref))
    assert isinstance(row, RequirementRow)
    return row.second_line


def test_titles_are_filtered_while_the_key_is_still_down(desk: Desk) -> None:
    desk.page.view.list.search.setText("laptop")
    assert shown(desk)
    assert all(ref.startswith("10-") for ref in shown(desk))


def test_guidance_is_found_too_and_its_words_are_shown(desk: Desk) -> None:
    panel = desk.page.view.list
    panel.search.setText("organizations")
    assert shown(desk) == []
    assert panel.nothing.isHidden()  # more may be found in a moment
    look_for(desk, "organizations")
    assert shown(desk)
    assert "organisation" in second_line(desk, shown(desk)[0]).casefold()


def test_evidence_is_found_where_it_serves(desk: Desk) -> None:
    desk.workspace.evidence.add_paper("Blue folder", "Key list", [EvidenceLink("10-115")])
    desk.arrive("10-114")
    look_for(desk, "blue folder")
    assert shown(desk) == ["10-115"]
    assert second_line(desk, "10-115") == "Blue folder"


def test_an_answer_to_an_older_text_is_dropped(desk: Desk) -> None:
    panel = desk.page.view.list
    panel.search.setText("organizations")
    finder = desk.page.finding._finder
    answers: list[str] = []
    finder.found.connect(lambda text, _hits: answers.append(text))
    finder._on_pause()  # asked, and not answered yet
    panel.search.setText("zzzz")
    desk.qtbot.waitUntil(lambda: panel._asked_for == "zzzz", timeout=60_000)
    assert (answers, shown(desk)) == (["zzzz"], [])
    assert "zzzz" in panel.nothing.text.text()


def test_clearing_the_field_brings_every_row_back_without_the_words(desk: Desk) -> None:
    before = shown(desk)
    look_for(desk, "organisation")
    desk.qtbot.keyClick(desk.page.view.list.search, Qt.Key.Key_Escape)
    assert shown(desk) == before
    assert not any(second_line(desk, ref) for ref in before if ref == "10-114")
    desk.qtbot.wait(200)  # nothing comes back later
    assert shown(desk) == before
