"""What the pictures of the newer questions show: each kind of answer, half done, by a pharmacy."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from picture_stories import Open
from picture_window import PictureWindow
from PySide6.QtTest import QTest

from core.domain.told import with_facts
from core.services import sample
from core.services.access import propose_passphrase
from core.services.answers import AnswerEdit
from core.services.profile import CYBER_ESSENTIALS
from core.workspace import NewStore, Workspace
from desktop.finder import PAUSE_MS
from desktop.pages.questions.looks import Look, Only, Order

SET = "dspt-8"
LONG_SUPPLIER = "Northern & Midland Pharmacy Systems (Holdings) Limited, part of the Ashby Group"
TOLD = {
    "ico_number": "ZA000001",
    "dpo": "Helen Ashworth, dpo@example.org",
    "ig_lead": sample.MANAGER,
    "senior_person": sample.OWNER[0],
    "record_supplier": LONG_SUPPLIER,
    "staff_count": "9",
}


def questions(home: Path, begin: Open) -> None:
    """Half of the questions answered; one of each kind on screen."""
    passphrase, folder = propose_passphrase(), home / "questions"
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=SET, passphrase=passphrase,
    )  # fmt: skip
    with Workspace.create(folder, setup).workspace as workspace:
        _answer(workspace)
    one = begin(folder)
    one.unlock(passphrase)
    for name, target in (
        ("items-text", "1.1.1"),
        ("items-document", "1.1.2"),
        ("items-tick", "4.5.3"),
        ("items-open", "1.3.11"),
        ("items-confirm", "1.1"),
    ):
        one.go("questions", target)
        one.draw(name)
    one.go("questions", "1.1.5")
    one.page.view.guidance.insert_asked.emit(
        "Our lead is [fill in: name], who has done this since [fill in: the year]."
    )
    one.settle()
    one.draw("items-blanks")
    _finding(one)
    _about_us(one)
    _starters(one)
    _looks(one)
    one.end()


def _looks(one: PictureWindow) -> None:
    """The list by place, under a filter; one question at a time; an answer that is only tried."""
    one.go("questions", "4.5.3")
    panel, turning = one.page.view.list, one.page.turning
    panel.show_look(Look(Only.NOT_CONFIRMED, Order.PLACE))
    one.draw("items-by-place")
    panel.show_look(Look())
    turning.show_alone(True)
    one.draw("items-alone")
    turning.show_alone(False)
    one.page.trial.begin()
    one.page.view.pane.answer.choices.control().click()
    one.settle()
    one.draw("items-trying")
    one.page.trial.put_back()


def _starters(one: PictureWindow) -> None:
    """What a question can be begun with, the document that was kept, and the list of all."""
    one.go("questions", "1.1.3")
    one.page.view.pane.bring_into_view(one.page.view.pane.starters)
    one.settle()
    one.draw("starters-question")
    one.did(one.workspace.starters.keep("privacy-notice").change)
    one.page.view.pane.bring_into_view(one.page.view.pane.evidence)
    one.settle()
    one.draw("starters-kept")
    one.go("evidence")
    one.page.view.begin.click()
    one.settle()
    one.draw("starters-all")


def _answer(workspace: Workspace) -> None:
    for key, value in TOLD.items():
        workspace.profile.set(key, value)
    state = workspace.assessments.state()
    workspace.profile.set(CYBER_ESSENTIALS, state.today + timedelta(days=200))
    facts = workspace.facts.quoted()
    first = state.by_ref["1.1.1"].asked.requirement.examples_for(sample.ORG_TYPE)[0]
    for ref, edit in {
        "1.1.1": AnswerEdit(item=with_facts(first.text, facts)),
        "1.1.2": AnswerEdit(place="Blue folder on the shelf in the office, behind the door"),
        "1.1.3": AnswerEdit(place="https://www.example.org/privacy"),
        "1.3.7": AnswerEdit(item="yes", note="Helen Ashworth, dpo@example.org has seen it."),
        "1.2.4": AnswerEdit(item="no", note="The notice is being printed."),
        "1.3.11": AnswerEdit(item="Staff may use their own phones for two-step log-in only."),
        "1.3.1": AnswerEdit(item="yes"),
        "1.3.2": AnswerEdit(item="yes", note="9 people were asked."),
    }.items():
        workspace.answers.change(ref, edit)


def _finding(one: PictureWindow) -> None:
    one.page.view.list.search.setText("organizations")
    _pause(one)
    one.draw("items-found")
    one.page.view.list.search.clear()
    palette = one.attendant.palette
    palette.toggle()
    one.draw("palette-places")
    palette.palette.line.setText("staff train")
    _pause(one)
    one.draw("palette-found")
    palette.close()


def _pause(one: PictureWindow) -> None:
    """Wait for what is asked only once nothing more is typed."""
    QTest.qWait(2 * PAUSE_MS)
    one.settle()


def _about_us(one: PictureWindow) -> None:
    one.go("settings", "about")
    one.draw("settings-about")
    line = one.page.section.rows["ico_number"].line
    line.setFocus()
    line.setText("ZB000002")
    line.flush()
    one.settle()
    one.page.section.ensureWidgetVisible(one.page.section.rows["ico_number"].offer, 0, 80)
    one.settle()
    one.draw("settings-about-changed")
