"""What the pictures of the main path show: first run, work under way, signed, nothing yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from picture_window import PictureWindow

from core.domain.organisation import AssessmentStatus
from core.services import sample
from core.services.access import SpareKey, propose_passphrase
from core.services.sample import HowFar
from core.workspace import NewStore, Workspace

Open = Callable[[Path], PictureWindow]


def new_records(passphrase: str | None, key: SpareKey | None) -> NewStore:
    return NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=sample.CATALOGUE_ID, passphrase=passphrase,
        spare_key=key,
    )  # fmt: skip


def first_run(home: Path, begin: Open) -> None:
    """The five screens up to the spare key, filled in as somebody would."""
    one = begin(home / "nothing-here")
    page = one.page
    one.draw("welcome")
    page.go_on()
    page.view.about.name.control.setText(sample.NAME)
    page.view.about.code.control.setText(sample.ODS_CODE)
    page.view.about.person.control.setText(sample.MANAGER)
    one.draw("about")
    page.go_on()
    several = list(page.view.sign_in.choices.values())[1]
    several.setChecked(True)
    one.draw("sign-in")
    words = page.view.sign_in.passphrase.proposal.text()
    page.view.sign_in.passphrase.typed.control.setText(words)
    page.view.sign_in.passphrase.again.control.setText(words)
    page.go_on()
    one.draw("spare-key")
    one.end()


def work(home: Path, begin: Open) -> None:
    """Work under way, everything answered, and nothing answered yet."""
    one = _opened(home / "half", HowFar.HALF, begin)
    for name, place, target in (
        ("home", "home", ""),
        ("questions", "questions", "10-114"),
        ("questions-held", "questions", "10-316"),
        ("evidence", "evidence", one.workspace.evidence.all()[0].id),
        ("finish-check", "finish", "check"),
    ):
        one.go(place, target)
        if name == "evidence":
            one.rest()  # its preview
        one.draw(name)
    one.go("print", "checklist")
    one.rest()
    one.draw("print")
    for section in ("guide/answer", "keys", "words", "about", "licences"):
        one.go("help", section)
        one.draw(f"help-{section.partition('/')[0]}")
    one.go("questions", "10-316")
    one.page.trial.begin()
    one.page.view.pane.levels[1].rows[1].check.click()
    one.settle()
    one.draw("questions-trying")
    one.page.trial.put_back()
    one.window.hide_screen()
    one.draw("hidden")
    one.end()

    one = _opened(home / "ready", HowFar.ALL, begin)
    for name, target in (("home-ready", ""), ("finish-check-ready", "check"),
                         ("finish-sign", "sign-off")):  # fmt: skip
        one.go("finish" if target else "home", target)
        one.draw(name)
    assert one.workspace.assessments.state().assessment.status is AssessmentStatus.OPEN
    one.did(one.workspace.sign_offs.sign_off(*sample.OWNER))
    for name, place, target in (
        ("signed", "finish", "sign-off"),
        ("finish-send", "finish", "send"),
        ("home-signed", "home", ""),
        ("questions-signed", "questions", "10-114"),
    ):
        one.go(place, target)
        one.draw(name)
    one.end()

    one = _opened(home / "new", None, begin)
    for name, place, target in (
        ("home-new", "home", ""),
        ("evidence-empty", "evidence", ""),
        ("finish-receipt-empty", "finish", "receipt"),
        ("copies-empty", "settings", "copies"),
        ("people-alone", "people", ""),
    ):
        one.go(place, target)
        one.draw(name)
    one.end()


def _opened(folder: Path, how_far: HowFar | None, begin: Open) -> PictureWindow:
    passphrase = propose_passphrase()
    with Workspace.create(folder, new_records(passphrase, None)).workspace as workspace:
        if how_far is not None:
            sample.fill(workspace, how_far)
    one = begin(folder)
    if how_far is HowFar.HALF:
        one.draw("locked")
    one.unlock(passphrase)
    return one
