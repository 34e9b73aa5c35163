"""To do as a person meets it: plan, wait, repeat; refused in place, undone from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from event_loop import let_work
from fixed_clock import FixedClock
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.organisation import Role
from core.domain.plan import ActionState
from core.domain.requests import RequestState
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.todo.action_form import ActionForm
from desktop.pages.todo.facts import TodoServices
from desktop.pages.todo.page import TodoPage
from desktop.pages.todo.view import TodoView
from desktop.tasks import TaskRunner
from desktop.theme import Theme

NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)


class Chosen:
    """Answers for the platform's file dialogs."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def to_open(self, *_: object) -> Path:
        return self.path

    def to_save(self, *_: object) -> Path:
        return self.path


@dataclass
class Desk:
    """A person before the page, on the records of a care home."""

    workspace: Workspace
    tasks: TaskRunner
    qtbot: QtBot
    page: TodoPage
    changes: Changes
    gone: list[tuple[str, str]]

    @property
    def view(self) -> TodoView:
        return self.page.view

    def settle(self) -> None:
        let_work(1)
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy)
        let_work(1)

    def arrive(self, target: str = "") -> None:
        self.page.arrive(target)
        self.settle()

    def press(self, button: Any) -> None:
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def undo(self) -> None:
        self.changes.notify(self.workspace.undo.undo().change)
        self.settle()

    def today(self) -> date:
        return self.workspace.assessments.state().today


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore("Harbour House", "VZZ01", "social-care", "Ada Wren", "dspt-8")
    made = Workspace.create(tmp_path / "store", setup, clock=FixedClock(NOW))
    with made.workspace as workspace:
        yield workspace


@pytest.fixture
def desk(
    workspace: Workspace, tasks: TaskRunner, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> Desk:
    changes = Changes()
    gone: list[tuple[str, str]] = []
    page = TodoPage(
        services=TodoServices(
            plan=workspace.plan,
            requests=workspace.requests,
            letters=workspace.letters,
            jobs=workspace.jobs,
            assessments=workspace.assessments,
            people=workspace.people,
        ),
        calendars=workspace.calendars,
        tasks=tasks,
        changes=changes,
        chooser=Chosen(tmp_path / "days.ics"),
        today=NOW.date,
        go=lambda place, target: gone.append((place, target)),
    )
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.activateWindow()
    one = Desk(workspace, tasks, qtbot, page, changes, gone)
    one.arrive()
    return one


def test_a_gap_becomes_an_action_and_is_done_when_it_is_filled(desk: Desk) -> None:
    view = desk.view
    assert view.plan.empty.isVisible()
    desk.arrive("add/1.1.5")
    form = view.plan.form
    title = "The person at the top who answers for data security"
    assert (form.title.text(), form.serves.text()) == (title, "1.1.5")
    assert desk.page.focusWidget() is form.title
    form.owner.setText("Ada Wren")
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    desk.settle()
    (action,) = desk.workspace.plan.all()
    assert (action.title, action.owner, action.serves) == (title, "Ada Wren", ("1.1.5",))
    (card,) = view.plan.cards.rows
    assert view.tabs.button(0).text() == "Mine (1)"
    assert view.message.title.text() == f"In the plan: {title}"
    assert card.done.text() == "Done"
    done = desk.workspace.answers.change("1.1.5", AnswerEdit(item="Jo Marsh, the owner"))
    desk.changes.notify(done)
    desk.settle()
    (card,) = view.plan.cards.rows
    assert card.done.text() == "Yes, it is done"
    desk.press(card.done)
    assert desk.workspace.plan.all()[0].state is ActionState.DONE
    assert view.plan.empty.isVisible()
    desk.undo()
    (card,) = view.plan.cards.rows
    assert card.done.text() == "Yes, it is done"


def test_what_is_refused_is_said_where_it_was_typed_and_nothing_typed_is_lost(
    desk: Desk,
) -> None:
    view = desk.view
    desk.press(view.plan.new)
    view.plan.form.serves.setText("99.9")
    desk.press(view.plan.form.keep)
    assert view.plan.form.error.text().startswith("The title is missing.")
    view.plan.form.title.setText("Buy a lock")
    desk.press(view.plan.form.keep)
    assert "99.9" in view.plan.form.error.text()
    assert view.plan.form.title.text() == "Buy a lock"
    view.plan.form.serves.clear()
    desk.press(view.plan.form.keep)
    (card,) = view.plan.cards.rows
    desk.press(card.drop)
    desk.press(card.reason.keep)
    assert "reason" in card.reason.error.text()
    card.reason.text.setPlainText("The door is bricked up.")
    desk.press(card.reason.keep)
    desk.press(view.plan.closed.head)
    assert view.plan.closed_cards.rows[0].facts.text().endswith("The door is bricked up.")
    desk.press(view.plan.closed_cards.rows[0].again)
    (card,) = view.plan.cards.rows
    desk.press(card.change)
    form = card.findChild(ActionForm)
    form.title.setText("Buy two locks")
    QTest.keyClick(form.title, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert desk.page.focusWidget() is card.change


def test_one_letter_is_sent_one_reply_is_dropped_and_home_stops_nagging(
    desk: Desk, tmp_path: Path
) -> None:
    view = desk.view
    desk.press(view.tabs.button(1))
    rows = {row.button.accessibleName(): row for row in view.waiting.offer_list.rows}
    desk.press(rows["Write the letter to whoever supplies your systems"].button)
    form = view.waiting.form
    form.asked_of.setText("Quayside Systems Ltd")
    desk.qtbot.waitUntil(lambda: form.letter.text.toPlainText().startswith("Dear Quayside"))
    desk.press(form.letter.copy)
    assert QGuiApplication.clipboard().text().count("(7.3.4)") == 1
    desk.press(form.keep)
    (request,) = desk.workspace.requests.all()
    assert len(request.serves) == 12
    assert request.letter.startswith("Dear Quayside Systems Ltd,")
    (card,) = view.waiting.cards.rows
    desk.press(card.chase)
    assert "(7.3.4)" in card.chase_letter.text.toPlainText()
    desk.press(card.chase_done)
    (card,) = view.waiting.cards.rows
    assert "reminded on" in card.facts.text()
    reply = tmp_path / "Re your questions.eml"
    reply.write_bytes(b"From: help@quayside.example\nSubject: Re\n\nAll of it is done.\n")
    mime = QMimeData()
    card.drop.take(mime)
    assert card.drop.text.text().startswith("No file came with it.")
    mime.setUrls([QUrl.fromLocalFile(str(reply))] * 2)
    card.drop.take(mime)
    assert card.drop.text.text().startswith("Drop the reply alone")
    assert desk.workspace.evidence.all() == ()
    mime.setUrls([QUrl.fromLocalFile(str(reply))])
    card.drop.take(mime)
    desk.settle()
    (request,) = desk.workspace.requests.all()
    assert request.state is RequestState.ANSWERED
    (piece,) = desk.workspace.evidence.all()
    assert {link.ref for link in piece.links} == set(request.serves)
    assert "12 questions" in view.message.text.text()
    assert view.waiting.empty.isVisible()
    desk.undo()
    assert desk.workspace.evidence.all() == ()
    assert len(view.waiting.cards.rows) == 1


def test_a_regular_job_is_taken_on_done_with_its_sheet_and_comes_round(
    desk: Desk, tmp_path: Path
) -> None:
    view = desk.view
    desk.press(view.tabs.button(2))
    assert view.regular.empty.isVisible()
    rows = {row.button.accessibleName(): row for row in view.regular.offer_list.rows}
    desk.press(rows["Take on: Walk round with the check sheet"].button)
    (card,) = view.regular.cards.rows
    desk.press(card.do)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("Two screens were open.")
    card.done_form.take(sheet)
    card.done_form.on.line.setText("tomorrow")
    desk.press(card.done_form.keep)
    assert "still to come" in card.done_form.error.text()
    card.done_form.on.line.setText("today")
    desk.press(card.done_form.keep)
    (job,) = desk.workspace.jobs.all()
    assert [(r.on, r.by) for r in job.records] == [(desk.today(), "Ada Wren")]
    assert job.records[0].evidence_id == desk.workspace.evidence.all()[0].id
    (card,) = view.regular.cards.rows
    assert card.records.isVisible()
    desk.press(card.stop)
    (card,) = view.regular.cards.rows
    assert (card.chip.text(), card.do.isVisible()) == ("stopped", False)


def test_the_calendar_has_my_days_and_links_lead_to_one_thing(desk: Desk, tmp_path: Path) -> None:
    due = desk.today() + timedelta(days=3)
    plan = desk.workspace.plan
    mine = plan.add("Buy a lock", due=due).action
    desk.workspace.people.add("Ben Tern", Role.CONTRIBUTOR)
    bens = plan.add("Ring the locksmith", owner="Ben Tern", due=due).action
    desk.arrive(f"plan_action/{bens.id}")
    view = desk.view
    assert view.plan.whose.value == 1, "it is Ben's, so everybody's are shown"
    assert desk.page.focusWidget() is view.plan.cards.row(bens.id).done
    file = tmp_path / "days.ics"
    desk.press(view.calendar)
    text = file.read_text("utf-8")
    assert "To do: Buy a lock" in text
    assert "locksmith" not in text, "the days of whoever works"
    desk.arrive(f"plan_action/{mine.id}")
    assert desk.page.focusWidget() is view.plan.cards.row(mine.id).done


def test_days_are_offered_once_it_is_known_whose_they_are(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert not TodoView(NOW.date, page).calendar.isEnabled()


def test_the_keyboard_turns_the_tabs_and_begins_something_new_on_each(desk: Desk) -> None:
    view = desk.view
    control = Qt.KeyboardModifier.ControlModifier
    for tab, form in (
        (view.plan, view.plan.adding),
        (view.waiting, view.waiting.asking),
        (view.regular, view.regular.adding),
    ):
        assert view.stack.currentWidget() is tab
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_N, control)
        desk.settle()
        assert form.isVisible()
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_Escape)
        assert form.isHidden()
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_PageDown, control)
    assert view.stack.currentWidget() is view.plan


def test_an_auditor_reads_and_changes_nothing(desk: Desk) -> None:
    plan = desk.workspace.plan
    plan.add("Buy a lock")
    desk.workspace.jobs.take("spot-check-sheet")
    desk.workspace.requests.ask("Quayside", ["7.3.4"])
    auditor = desk.workspace.people.add("Cy Heron", Role.AUDITOR).person
    change = desk.workspace.people.work_as(auditor.id)
    desk.changes.notify(change)
    desk.settle()
    let_work(20)
    desk.arrive("")
    view = desk.view
    assert not any(b.isVisible() for b in (view.plan.new, view.waiting.new, view.regular.new))
    for tab in view.all:
        (card,) = tab.cards.rows
        shown = [card.buttons.itemAt(k).widget() for k in range(card.buttons.count())]
        names = {b.accessibleName() for b in shown if not b.isHidden()}
        assert all(name.startswith("Go to") or not name for name in names), names
