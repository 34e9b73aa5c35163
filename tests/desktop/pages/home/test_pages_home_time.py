"""Home's days to note, what others did meanwhile, and its very first picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.home_line import Go
from core.domain.organisation import Role
from core.services import sample
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.home.page import PLACES, HomePage
from desktop.pages.home.view import HomeView
from desktop.tasks import TaskRunner
from desktop.widgets.timeline import StepState

Show = Callable[[], HomePage]
Gone = list[tuple[str, str]]
CARE_HOME = sample.written("dspt-8", "social-care")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock) -> Iterator[Workspace]:
    """A care home in the May before its answers are due, nothing answered."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    clock.instant = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
    who = CARE_HOME
    setup = NewStore(who.name, who.ods_code, who.org_type, who.manager, who.catalogue_id)
    with Workspace.create(tmp_path / "store", setup, clock=clock).workspace as made:
        yield made


def test_the_days_to_note_say_what_is_next_and_go_into_a_calendar(
    show: Show, tasks: TaskRunner, chooser: object, tmp_path: Path, qtbot: QtBot
) -> None:
    card = show().view.dates
    assert [(step.title, step.state) for step in card.timeline.steps] == [
        ("Ask your suppliers", StepState.MISSED),
        ("The owner signs", StepState.NEXT),
        ("Publish it on the website", StepState.LATER),
        ("Due", StepState.LATER),
    ]
    assert card.timeline.steps[0].detail == "was best by 2 June 2026; ask today"
    assert card.timeline.steps[1].detail == "by 19 June 2026, in 9 days"
    assert card.peers.text().startswith("In 2021-22, about 3 in 10 care providers had")

    card.copy.click()
    assert "The owner signs: by 19 June 2026" in QGuiApplication.clipboard().text()

    chooser.answer = tmp_path / "nowhere" / "days.ics"  # type: ignore[attr-defined]
    card.calendar.click()
    qtbot.waitUntil(lambda: card.error.isVisible() and not tasks.is_busy, timeout=60_000)
    assert not card.done.isVisible()
    chooser.answer = tmp_path / "days.ics"  # type: ignore[attr-defined]
    card.calendar.click()
    qtbot.waitUntil(lambda: card.done.isVisible() and not tasks.is_busy, timeout=60_000)
    assert "days.ics" in card.done.words.text() and card.error.isHidden()
    text = (tmp_path / "days.ics").read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 2  # the day that has passed is no date to note
    assert CARE_HOME.manager not in text

    chooser.answer = tmp_path / "days.pdf"  # type: ignore[attr-defined]
    card.paper.click()
    qtbot.waitUntil(lambda: "days.pdf" in card.done.words.text(), timeout=60_000)
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert (tmp_path / "days.pdf").read_bytes().startswith(b"%PDF")


def test_every_button_of_the_three_lines_leads_somewhere() -> None:
    assert set(PLACES) == set(Go) - {Go.DUE_DATE}  # which is changed right there


def test_without_a_day_to_come_there_is_no_card(workspace: Workspace, show: Show) -> None:
    workspace.assessments.set_due(date(2026, 6, 9))
    assert show().view.dates.isHidden()


def test_what_others_did_is_told_once_and_leads_there(
    workspace: Workspace,
    show: Show,
    tasks: TaskRunner,
    changes: Changes,
    gone: Gone,
    qtbot: QtBot,
) -> None:
    page = show()
    assert page.view.news.isHidden()  # a first visit
    manager = workspace.people.working()
    ben = workspace.people.add("Ben Tern", Role.CONTRIBUTOR).person
    workspace.people.work_as(ben.id)
    workspace.answers.set_note("1.1.1", "One")
    workspace.answers.set_note("1.1.1", "Two")
    changes.notify(workspace.people.work_as(manager.id), origin=object())
    page.arrive()
    news = page.view.news
    qtbot.waitUntil(lambda: news.isVisible() and not tasks.is_busy, timeout=60_000)
    assert news.head.text().startswith("Ben Tern changed 2 things since you were here")
    assert news.inside.isVisible()  # few lines need no unfolding
    assert news.list.items[0].title == "Note on 1.1.1"
    news.list.rows[0].button.click()
    assert gone == [("questions", "1.1.1")]
    news.done.click()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert news.isHidden() and not workspace.news.look()


class FirstPaint(QObject):
    """Keeps how tall each card was, and wanted to be, when Home was first painted."""

    def __init__(self, view: HomeView) -> None:
        super().__init__(view)
        self._view, self.seen = view, {}
        view.widget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and not self.seen:
            view = self._view
            cards: tuple[QWidget, ...] = (view.result, view.next, view.progress, view.way, view.how)
            self.seen = {
                type(card).__name__: (card.height(), card.heightForWidth(card.width()))
                for card in cards
            }
        return False


def test_home_is_drawn_right_at_its_first_paint(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: list[FirstPaint] = []
    begin = HomeView.__init__

    def watched(self: HomeView, parent: QWidget | None = None) -> None:
        begin(self, parent)
        first.append(FirstPaint(self))

    monkeypatch.setattr(HomeView, "__init__", watched)
    page = show()
    page.grab()
    assert first[0].seen
    for name, (height, wanted) in first[0].seen.items():
        assert wanted <= height <= wanted + 60, name  # a row is as tall as its tallest card
    assert page.view.result.y() == page.view.next.y()  # beside each other in so much room


def test_what_is_due_this_week_stands_on_home_and_leads_to_to_do(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    workspace.requests.ask("Quayside", ("4.5.3",), chase_on=date(2026, 6, 8))
    mine = workspace.plan.add("Mend the lock", due=date(2026, 6, 11)).action
    workspace.plan.add("Far away", due=date(2026, 8, 1))
    workspace.plan.add("Ben's", due=date(2026, 6, 11), owner="Ben Tern")
    card = show().view.todo
    assert [(item.title, item.detail) for item in card.list.items] == [
        ("Remind Quayside", "since 8 June 2026, 2 days ago"),
        ("Mend the lock", "tomorrow"),
    ]
    card.list.rows[1].button.click()
    card.all.click()
    assert gone == [("todo", f"plan_action/{mine.id}"), ("todo", "")]
