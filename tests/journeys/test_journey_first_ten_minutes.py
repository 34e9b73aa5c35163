"""Story 1: set up with nothing to hand, one question answered, and no gate on the way."""

from __future__ import annotations

from pathlib import Path

from first_run import MANAGER, NAME, PASSPHRASE, set_up
from person import OpenWindow

from core.domain.state import Progress
from core.services.access import PassphraseUnlock, WayKind, ways_in
from core.workspace import Workspace

SECONDS_A_DEED = 7.0
"""A generous estimate for somebody who reads before each click or field."""
JARGON = ("bundle", "recipient", "key slot", "journal", "catalogue", "provenance", "blob", "vault")
VERDICTS = ("Not satisfactory", "Not met", "failed")


def test_the_first_ten_minutes(open_window: OpenWindow, home: Path) -> None:
    store = home / "data" / "store"
    person = open_window()
    person.look_for("Show that your organisation looks after information well")
    set_up(person)
    person.look_for("No spare key yet")
    person.look_for("Nothing answered yet.")
    assert not [one for one in VERDICTS if person.sees(one)]

    person.press("Start with 10-114")
    person.look_for("Level 1")
    for tick in person.ticks()[:6]:
        person.click(tick)
    person.settle()
    person.until(lambda: not person.sees("15 of 15 to go"), "the count to go down")
    seen = " ".join(person.words()).lower()
    assert not [one for one in JARGON if one in seen]
    assert person.deeds * SECONDS_A_DEED < 10 * 60, person.deeds

    person.window.close()
    person.look_for("There is no spare key yet")
    person.settle()
    assert person.window.isVisible()
    person.close()

    assert [way.kind for way in ways_in(store)] == [WayKind.PASSPHRASE]
    with Workspace.open(store, PassphraseUnlock(PASSPHRASE)) as workspace:
        state = workspace.assessments.state()
        assert (state.organisation.name, state.organisation.ods_code) == (NAME, "")
        assert workspace.profile.person().name == MANAGER
        assert state.by_ref["10-114"].progress is not Progress.NOT_STARTED


def test_what_was_typed_stays_when_one_goes_back(open_window: OpenWindow) -> None:
    person = open_window()
    person.press("Set up")
    person.type("Name of the organisation", NAME)
    person.type("ODS code", "??")
    person.press("Back")
    person.press("Set up")
    person.look_for(NAME)
    person.look_for("??")
    person.type("Your name", MANAGER)
    person.press("Next")  # an odd code warns and never blocks
    person.look_for("Who uses this computer’s sign-in?")
    person.close()
