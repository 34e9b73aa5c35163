"""A care home and the DSPT: from an empty PC to a sealed copy, each question in the window.

With its 45 questions it takes too long for every test run; ``make journeys`` plays it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from dialogs import Dialogs
from first_run import PASSPHRASE, Whose, set_up
from fixed_clock import FixedClock
from person import OpenWindow, Person, name_of
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit

from core.services.access import PassphraseUnlock
from core.workspace import Workspace

NAME = "Hazel Court Care Home"
CARE_HOME = Whose(NAME, "Grace Adeyemi", org_type="Social care")
IN_WORDS = "We checked this on 12 May 2026, and Grace Adeyemi keeps the list."
KEPT = "Red folder, office shelf"

pytestmark = pytest.mark.skipif(
    "IGT_HANDS" not in os.environ, reason="make journeys plays this one; it is long"
)


def test_a_care_home_goes_the_whole_way(
    open_window: OpenWindow, dialogs: Dialogs, home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    person = open_window(clock=clock)
    set_up(person, CARE_HOME)
    person.look_for("Nothing answered yet.")
    answer_all(person)
    person.go("home")
    person.look_for("All 45 answered")
    sealed = tmp_path / "kept.igtb"
    sign_and_keep(person, dialogs, sealed)
    person.go("home")
    person.look_for("It counts only when it is on the website")
    person.window.close()  # the first close asks for the spare key that was put off
    person.look_for("There is no spare key yet")
    person.settle()
    person.close()

    with Workspace.open(home / "data" / "store", PassphraseUnlock(PASSPHRASE)) as workspace:
        state = workspace.assessments.state()
        assert state.organisation.name == NAME
        assert state.sign_off is not None
        assert len(workspace.exports.all()) == 1 and sealed.stat().st_size > 10_000


def answer_all(person: Person) -> None:
    """Answer what is to go, question after question, each in its own form."""
    person.go("questions")
    for _ in range(70):
        answer_one(person)
        buttons = {name_of(one): one for one in person.all(QAbstractButton)}
        if not buttons["Next that is to go"].isEnabled():
            return
        person.press("Next that is to go")
        person.settle()
    raise AssertionError(f"not at an end; on screen: {person.words()}")


def answer_one(person: Person) -> None:
    """Answer the question on screen, and confirm its group when that is all that is left."""
    fields = {name_of(one): one for kind in (QLineEdit, QPlainTextEdit) for one in person.all(kind)}
    choices = {name_of(one): one for one in person.all(QAbstractButton) if one.isEnabled()}
    ticks = [one for one in person.all(QCheckBox) if name_of(one).startswith("I confirm:")]
    if "Answer: Yes" in choices:
        person.press("Answer: Yes")
    elif "Answer: Where it is kept" in choices:
        person.press("Answer: Where it is kept")
        person.type("Where it is kept", KEPT)
    elif "The day" in fields:
        person.type("The day", "1 May 2026")
    elif "Your answer in words" in fields:
        person.type("Your answer in words", IN_WORDS)
    elif "Where it is kept" in fields:
        person.type("Where it is kept", KEPT)
    elif ticks and not ticks[0].isChecked():
        person.click(ticks[0])
    person.window.centralWidget().setFocus()
    person.settle()
    for tick in person.ticks():
        whole = name_of(tick).startswith("I confirm that:")
        if whole and tick.isEnabled() and not tick.isChecked():
            person.click(tick)
            person.settle()


def sign_and_keep(person: Person, dialogs: Dialogs, sealed: Path) -> None:
    """The owner accepts, and a sealed copy stays in the house."""
    person.go("finish")
    person.press("Step 2 of 4")
    person.press("I accept this statement.")
    person.type("Name of whoever signs", "Olivia Marsh")
    person.type("Role", "Owner")
    person.press("Sign off")
    person.look_for("The answers are frozen as they were signed.")
    person.press("Go on: publish or send")
    dialogs.answer(sealed)
    person.press("Save a sealed copy")
    person.look_for("only you, with these records")
