"""What the pictures of To do show: nothing yet, a usual week, and far too much."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from picture_stories import Open
from picture_window import PictureWindow
from PySide6.QtTest import QTest

from core.domain.letters import TECHNICAL
from core.domain.plan import ActionState, Effort
from core.services import sample
from core.services.access import propose_passphrase
from core.workspace import NewStore, Workspace

SET = "dspt-8"
LONG_FIRM = "Northern & Midland Pharmacy Systems (Holdings) Limited, part of the Ashby Group"
LONG_TITLE = (
    "Find out with the landlord, the alarm firm and the fire officer whether the door between the "
    "consulting room and the yard may be locked while patients are in the waiting area"
)


def todo(home: Path, begin: Open) -> None:
    """Each tab empty, in use, and with a form open."""
    passphrase, folder = propose_passphrase(), home / "todo"
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=SET, passphrase=passphrase,
    )  # fmt: skip
    with Workspace.create(folder, setup).workspace as workspace:
        workspace.profile.set("record_supplier", "Quayside Systems Ltd")
        workspace.profile.set("it_supplier", "Quayside Systems Ltd")
    one = begin(folder)
    one.unlock(passphrase)
    for tab in ("mine", "waiting", "regular"):
        one.go("todo", tab)
        one.draw(f"todo-{tab}-empty")
    _ask(one)
    _work(one)
    for tab in ("mine", "waiting", "regular"):
        one.go("todo", tab)
        one.draw(f"todo-{tab}")
    _forms(one)
    one.workspace.plan.add("Ring the firm about the second step", ["4.5.3"])
    _question(one)
    one.end()


def _ask(one: PictureWindow) -> None:
    group = next(g for g in one.workspace.letters.groups() if g.key == TECHNICAL)
    one.go("todo", "waiting")
    one.page.view.waiting.begin(group.refs, group.told)
    QTest.qWait(400)  # the letter is written once nobody types for a moment
    one.settle()
    one.draw("todo-ask")
    one.page.view.waiting.end()


def _work(one: PictureWindow) -> None:
    work, today = one.workspace, one.workspace.assessments.state().today
    plan = work.plan
    plan.add(LONG_TITLE, ["1.3.12"], due=today - timedelta(days=3), effort=Effort.LONGER)
    begun = plan.add(
        "Finish the privacy notice", ["1.1.3"], owner=sample.MANAGER,
        due=today + timedelta(days=6), effort=Effort.HOUR, note="The poster in the shop, too.",
    ).action  # fmt: skip
    plan.set_state(begun.id, ActionState.DOING)
    plan.add("Buy a lock for the back door", owner=sample.MANAGER, effort=Effort.MINUTES)
    filled = plan.add("Write down who our lead is", ["1.1.5"], due=today + timedelta(days=1)).action
    work.answers.change("1.1.5", _yes())
    done = plan.add("Ring the insurers").action
    plan.set_state(done.id, ActionState.DONE)
    dropped = plan.add("Install a second alarm").action
    plan.set_state(dropped.id, ActionState.DROPPED, "The landlord has one.")
    assert filled.id in plan.filled()
    group = next(g for g in work.letters.groups() if g.key == TECHNICAL)
    letter = work.letters.letter("Quayside Systems Ltd", group.refs, today)
    work.requests.ask(
        "Quayside Systems Ltd", group.refs, reach="help@quayside.example", letter=letter.text,
        asked_on=today - timedelta(days=15),
    )  # fmt: skip
    work.requests.ask(LONG_FIRM, ["1.3.12"], asked_on=today - timedelta(days=2))
    told = work.requests.ask("Olivia Marsh", ["1.1.2"]).request
    work.requests.answer_in_words(told.id, "She keeps the list herself and brings it on Friday.")
    _jobs(one, today)
    one.settle()


def _jobs(one: PictureWindow, today: date) -> None:
    jobs = one.workspace.jobs
    walk = jobs.take("spot-check-sheet").job
    jobs.done(walk.id, on=today - timedelta(days=200), note="Two screens were open.")
    jobs.done(walk.id, on=today - timedelta(days=100), note="All well.")
    jobs.take("training-record", first_due=today + timedelta(days=40), owner=sample.MANAGER)


def _forms(one: PictureWindow) -> None:
    view = one.page.view
    one.go("todo", "add/3.2.1")
    one.draw("todo-new-action")
    view.plan.end()
    one.go("todo", "waiting")
    card = view.waiting.cards.rows[0]
    card.chase.click()
    one.settle()
    view.waiting.ensureWidgetVisible(card.chase_letter)
    one.settle()
    one.draw("todo-remind")
    one.go("todo", "regular")
    view.regular.cards.rows[0].do.click()
    one.settle()
    one.draw("todo-job-done")


def _question(one: PictureWindow) -> None:
    one.go("questions", "4.5.3")
    pane = one.page.view.pane
    pane.bring_into_view(pane.plan)
    one.settle()
    one.draw("todo-question")


def _yes() -> object:
    from core.services.answers import AnswerEdit

    return AnswerEdit(item="Asha Patel, since 2021")
