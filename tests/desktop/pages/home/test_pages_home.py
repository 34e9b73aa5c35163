"""Home says where the assessment stands, calmly, and each button really goes there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from core.domain.change import Change
from core.domain.evidence import Standing
from core.services import sample
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.pages.home.page import HomePage
from desktop.tasks import TaskRunner
from desktop.theme import Mode, Theme

Show = Callable[[], HomePage]
Gone = list[tuple[str, str]]


def words(page: HomePage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_new_assessment_offers_five_easy_ones_and_gives_no_verdict(
    show: Show, gone: Gone
) -> None:
    page = show()
    assert page.view.progress.left.text() == "15 to go"
    assert len(page.view.way.list.rows) == 5
    assert "satisfactory" not in words(page).casefold()
    page.view.way.list.rows[0].button.click()
    assert gone == [("questions", page.view.way.list.items[0].key)]


def test_each_of_the_three_lines_goes_where_its_button_says(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    page = show()
    assert page.view.result.text.text() == "6 of 15 answered. 9 to go."
    page.view.result.button.click()
    page.view.next.button.click()
    assert gone == [("questions", ""), ("questions", "10-116")]


def test_the_due_date_is_changed_in_its_card(
    workspace: Workspace, show: Show, tasks: TaskRunner, changes: Changes, qtbot: QtBot
) -> None:
    page = show()
    card = page.view.time
    told: list[Change] = []
    changes.changed.connect(lambda change, origin: told.append(change))
    card.button.click()
    assert card.field.line.hasFocus() or card.field.isVisible()
    card.field.line.setText("2 May 2013")
    qtbot.keyClick(card.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.is_busy and "2 May 2013" in card.text.text(), timeout=60_000)
    assert workspace.assessments.current().due == date(2013, 5, 2)
    assert told and told[0].assessment
    assert card.field.isHidden() and card.button.isVisible()


def test_a_due_date_that_cannot_be_read_stays_as_typed_with_a_reason(
    workspace: Workspace, show: Show
) -> None:
    card = show().view.time
    card.button.click()
    card.field.line.setText("31 feb")
    card.done.click()
    assert card.field.isVisible() and "28 days" in card.field.error.text()
    assert workspace.assessments.current().due == date(2013, 3, 31)


def test_a_due_date_is_kept_when_its_field_is_left(
    workspace: Workspace, show: Show, tasks: TaskRunner, qtbot: QtBot
) -> None:
    page = show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.view.time.button.click()
    page.view.time.field.line.setText("2 May 2013")
    qtbot.keyClick(page.view.time.field.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: workspace.assessments.current().due == date(2013, 5, 2), timeout=60_000)
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)


def test_escape_leaves_the_due_date_alone(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    card = show().view.time
    card.button.click()
    card.field.line.setText("2 May 2014")
    qtbot.keyClick(card.field.line, Qt.Key.Key_Escape)
    assert card.field.isHidden()
    assert workspace.assessments.current().due == date(2013, 3, 31)


def test_the_grade_stands_small_below_the_progress_and_before_the_percent(
    workspace: Workspace, show: Show
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    card = show().view.progress
    assert card.result.text().startswith("If you signed today: Not satisfactory.")
    assert "66%" in card.percent.text() and "not an exam mark" in card.percent.text()
    assert card.result.y() < card.percent.y()
    assert card.left.y() < card.result.y()
    assert card.result.fontInfo().pointSizeF() < card.left.fontInfo().pointSizeF()
    assert card.result.property("role") != "error"


def test_the_three_standings_unfold_into_lists_that_lead_to_the_requirement(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    card = show().view.standing
    counts = workspace.assessments.state().score.standing
    texts = [card.rows[s].chip.text() for s in Standing]
    assert texts == [
        f"{counts.shown} shown",
        f"{counts.on_word} on your word",
        f"{counts.out_of_date} out of date",
    ]
    row = card.rows[Standing.OUT_OF_DATE]
    assert not row.list.isVisible()
    row.button.click()
    assert row.list.isVisible()
    row.list.rows[0].button.click()
    assert gone == [("questions", "10-316")]


def test_every_step_of_the_shortest_way_is_one_click_away_and_can_be_planned(
    workspace: Workspace, show: Show, gone: Gone, qtbot: QtBot
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    way = show().view.way
    assert way.title.text() == "Shortest way to Satisfactory"
    way.list.more.click()
    for row in way.list.rows:
        row.button.click()
    blocking = set(workspace.assessments.state().score.blocking)
    assert {target for _, target in gone} == blocking and len(gone) == len(blocking)
    way.plan.click()
    qtbot.waitUntil(lambda: gone[-1] == ("todo", "mine"))
    assert len(workspace.plan.open()) == len(blocking)


def test_evidence_that_lapses_within_sixty_days_is_named_and_opened(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    late = workspace.evidence.add_paper("Shelf", "Rota", review_by=date(2013, 2, 1)).evidence
    soon = workspace.evidence.add_paper("Shelf", "Contract", review_by=date(2013, 4, 21)).evidence
    workspace.evidence.add_paper("Shelf", "Lease", review_by=date(2013, 4, 22))
    card = show().view.lapses
    assert [item.key for item in card.list.items] == [late.id, soon.id]
    assert "past its date since 1 February 2013" in card.list.items[0].detail
    card.list.rows[1].button.click()
    assert gone == [("evidence", soon.id)]


def test_once_signed_home_says_by_whom_and_leads_to_sending(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    sample.fill(workspace, sample.HowFar.ALL)
    workspace.sign_offs.sign_off(*sample.OWNER)
    page = show()
    assert "Signed off by Olivia Marsh on 20 February 2013." in words(page)
    assert "Result as signed: Satisfactory." in words(page)
    assert not page.view.way.isVisible()
    for card in (page.view.result, page.view.time, page.view.next):
        card.button.click()
    assert gone == [("finish", "sign-off"), ("finish", "send"), ("finish", "send")]


def test_past_the_date_home_says_so_and_offers_to_carry_on(
    workspace: Workspace, show: Show, clock: object
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    clock.go_on(days=48)  # type: ignore[attr-defined]
    assert "(closed 31 March 2013). You can still use them." in words(show())


def test_home_reads_anew_when_another_page_changed_an_answer(
    workspace: Workspace, show: Show, changes: Changes, qtbot: QtBot
) -> None:
    page = show()
    changes.notify(workspace.answers.tick("10-114", "10-114.1a"), origin=object())
    qtbot.waitUntil(lambda: "10-114" in page.view.next.text.text(), timeout=60_000)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_window_at_any_text_size(
    workspace: Workspace, show: Show, theme: Theme, percent: int, qtbot: QtBot
) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    workspace.profile.set("name", "The " + "Very Long Named " * 8 + "Pharmacy")
    page = show()
    theme.choose(Mode.LIGHT, percent)
    page.resize(900, 640)
    qtbot.waitUntil(
        lambda: page.view.viewport().width() >= page.view.widget().width(), timeout=60_000
    )


def test_every_control_of_home_has_a_name(workspace: Workspace, show: Show) -> None:
    sample.fill(workspace, sample.HowFar.HALF)
    page = show()
    nameless = [
        control
        for kind in (QPushButton, QProgressBar)
        for control in page.findChildren(kind)
        if not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()
        and control.isVisible()
    ]
    assert nameless == []
