"""Ticking, and what the card and the list make of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from questions_desk import Desk, a_file

from core.domain.signoff import SignedHow
from desktop.pages.questions.criterion_row import CriterionRow
from desktop.pages.questions.looks import Only

LEVEL_1 = ("10-114.1a", "10-114.1b")


def rows(desk: Desk) -> list[CriterionRow]:
    return [row for card in desk.pane.levels for row in card.rows]


def row_words(desk: Desk, ref: str) -> str:
    rows = desk.page.view.list.list.rows
    return str(rows.data(rows.index_of(ref), Qt.ItemDataRole.AccessibleTextRole))


def test_a_tick_is_kept_and_moves_level_card_and_list(desk: Desk) -> None:
    assert desk.pane.head.level.text() == "Level 0 of 3, target 2"
    desk.tick(*LEVEL_1)
    assert desk.answer().met == set(LEVEL_1)
    assert desk.pane.head.level.text() == "Level 1 of 3, target 2"
    assert desk.pane.levels[0].count.text() == "2 of 2"
    assert not desk.pane.levels[0].reached.isHidden()
    assert "Under way, level 1, target 2" in row_words(desk, "10-114")


def test_a_tick_taken_off_is_taken_off(desk: Desk) -> None:
    desk.tick("10-114.1a")
    desk.tick("10-114.1a")
    assert desk.answer().met == frozenset()
    assert not desk.row("10-114.1a").check.isChecked()


def test_ticks_in_quick_succession_are_all_kept_and_none_jumps_back(desk: Desk) -> None:
    criteria = [row.id for card in desk.pane.levels for row in card.rows]
    for criterion in criteria:
        desk.row(criterion).check.click()
    assert all(desk.row(criterion).check.isChecked() for criterion in criteria)
    desk.settle()
    assert desk.answer().met == set(criteria)
    assert desk.pane.head.level.text() == "Level 3 of 3, target 2"
    assert desk.pane.head.chip.text() == "Target reached"


def test_a_level_ticked_in_vain_says_what_holds_it(desk: Desk) -> None:
    desk.tick("10-114.1a", "10-114.2a")
    assert desk.pane.head.held.text() == "Held at level 0 by: the lead has a note of the role"
    assert desk.pane.head.held.isVisible()


def test_a_tick_without_evidence_is_on_ones_word(desk: Desk) -> None:
    desk.tick("10-114.1a")
    assert desk.row("10-114.1a").standing.text().startswith("On your word")
    assert desk.row("10-114.1a").check.accessibleDescription().startswith("On your word")
    assert desk.row("10-114.1b").standing.isHidden()


@pytest.mark.parametrize("ticked", [("10-114.1a",), ("10-114.2a", "10-114.1a"), ("10-114.3a",)])
def test_a_tick_moves_no_box(desk: Desk, ticked: tuple[str, ...]) -> None:
    desk.page.resize(1240, 620)
    page = desk.pane.page
    desk.qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 300, timeout=60_000)
    for criterion in ticked:  # the second one says above what holds the level, the next no more
        check = desk.row(criterion).check
        check.setFocus()
        page.ensureWidgetVisible(check, 0, 40)
        desk.settle()
        before = [row.check.mapTo(page, QPoint(0, 0)) for row in rows(desk)]
        desk.qtbot.keyClick(check, Qt.Key.Key_Space)
        desk.settle()
        assert desk.pane.head.isVisible() and check.isChecked()
        assert [row.check.mapTo(page, QPoint(0, 0)) for row in rows(desk)] == before


def test_owner_target_and_date_are_kept(desk: Desk) -> None:
    who = desk.pane.who
    who.owner.setFocus()
    desk.qtbot.keyClicks(who.owner, "Jo Smith")
    who.owner.flush()
    who.target.button(3).click()
    who.due.line.setText("3 June 2026")
    who.due.read()
    desk.settle()
    answer = desk.answer()
    assert (answer.owner, answer.target, answer.due) == ("Jo Smith", 3, date(2026, 6, 3))
    assert desk.pane.head.level.text() == "Level 0 of 3, target 3"


def test_what_does_not_apply_needs_a_reason_and_is_offered_only_where_it_may_be(
    desk: Desk,
) -> None:
    assert desk.pane.relevance.isHidden()
    desk.open("10-209")
    card = desk.pane.relevance
    assert card.isVisible()
    card.check.click()
    desk.settle()
    assert desk.answer("10-209").not_relevant is None
    assert card.reason.hasFocus() and card.check.isChecked()
    desk.qtbot.keyClicks(card.reason, "Nothing leaves the UK")
    card.reason.flush()
    desk.settle()
    assert desk.answer("10-209").not_relevant == "Nothing leaves the UK"
    assert desk.pane.head.chip.text() == "Does not apply to us"
    card.check.click()
    desk.settle()
    assert desk.answer("10-209").not_relevant is None
    assert card.reason.isHidden()


def test_what_is_not_asked_says_so_and_cannot_be_ticked(desk: Desk) -> None:
    desk.open("10-319")
    assert "Not asked of pharmacies this year" in desk.top_message()
    assert not any(row.check.isEnabled() for card in desk.pane.levels for row in card.rows)
    assert desk.pane.who.isHidden() and desk.pane.relevance.isHidden()
    desk.open("10-114")
    assert desk.top_message() == ""
    assert desk.row("10-114.1a").check.isEnabled()


def test_a_signed_assessment_is_read_only_and_leads_to_finish(
    make_desk: Callable[..., Desk], tmp_path: object
) -> None:
    from core.services import sample

    desk = make_desk("10-114")
    sample.fill(desk.workspace)
    desk.workspace.sign_offs.sign_off("Olivia Marsh", "Owner", SignedHow.HERE)
    desk.arrive("10-114")
    assert "Signed off by Olivia Marsh" in desk.top_message()
    pane = desk.pane
    assert not desk.row("10-114.1a").check.isEnabled()
    assert pane.note.note.isReadOnly() and pane.who.owner.isReadOnly()
    assert pane.evidence.add_button.isHidden() and pane.evidence.drop.isHidden()
    assert not pane.acceptDrops()
    assert desk.items() and not desk.items()[0].open.isHidden()
    pane.banner.button.click()
    assert desk.gone == ["finish"]
    desk.workspace.assessments.reopen("A mistake")
    desk.arrive("10-114")
    assert desk.top_message() == ""
    assert desk.row("10-114.1a").check.isEnabled()


def test_what_another_page_changed_is_shown(desk: Desk, tmp_path: object) -> None:
    change = desk.workspace.answers.tick("10-114", "10-114.1a")
    desk.changes.notify(change, origin=object())
    desk.settle()
    assert desk.row("10-114.1a").check.isChecked()


def test_a_tick_is_told_to_the_other_pages(desk: Desk) -> None:
    told = []
    desk.changes.changed.connect(lambda change, origin: told.append((change, origin)))
    desk.tick("10-114.1a")
    assert [(c.requirements, o) for c, o in told] == [(frozenset({"10-114"}), desk.page)]


def test_a_refused_tick_says_why_and_jumps_back(desk: Desk) -> None:
    from core.services import sample

    sample.fill(desk.workspace)  # behind the page's back
    desk.workspace.sign_offs.sign_off("Olivia Marsh", "Owner", SignedHow.HERE)
    row = desk.row("10-114.1a")
    row.check.click()
    desk.settle()
    assert "Signed off by Olivia Marsh" in desk.top_message()
    assert row.check.isChecked() == ("10-114.1a" in desk.answer().met)


def test_filters_show_what_is_to_go_and_keep_the_open_row_until_one_moves_on(desk: Desk) -> None:
    panel = desk.page.view.list
    assert len(panel.list.shown_refs()) == len(desk.workspace.assessments.state().requirements)
    panel.filters.buttons[Only.TO_GO].click()
    assert "10-319" not in panel.list.shown_refs()
    desk.tick(*[row.id for card in desk.pane.levels[:2] for row in card.rows])
    assert "10-114" in panel.list.shown_refs()
    desk.open("10-115")
    assert "10-114" not in panel.list.shown_refs()
    panel.filters.buttons[Only.IN_THE_WAY].click()
    assert "10-114" not in panel.list.shown_refs() and "10-115" in panel.list.shown_refs()


def test_the_search_looks_in_points_and_evidence_and_says_when_nothing_fits(
    desk: Desk, tmp_path: object
) -> None:
    desk.chosen = [a_file(tmp_path, "Rota of the shredder.txt")]  # type: ignore[arg-type]
    desk.pane.evidence.add_button.click()
    desk.settle()
    panel = desk.page.view.list
    panel.search.setText("shredder rota")
    assert panel.list.shown_refs() == ["10-114"]
    panel.search.setText("no such thing <b>")
    desk.qtbot.waitUntil(panel.list.isHidden, timeout=60_000)
    assert panel.list.isHidden() and "no such thing <b>" in panel.nothing.text.text()
    panel.nothing.button.click()
    assert len(panel.list.shown_refs()) > 10
