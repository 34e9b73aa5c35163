"""Story 10: a new question set from a file, last year's answers looked at by one key each."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dialogs import Dialogs
from fixed_clock import FixedClock
from next_edition import (
    ADDED,
    MERGED,
    MERGED_INTO,
    NEW,
    NEW_WORDS,
    OLD,
    OTHER_ANSWER,
    REMOVED,
    RENUMBERED,
    SPLIT_OFF,
    next_edition_json,
)
from outside import OutsidePrograms
from person import OpenWindow, Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from records import Records

from core.catalogue import load_bundled
from core.crypto.sshsig import SigningKey
from core.domain.carried import Verdict
from core.domain.clock import LONDON
from core.domain.organisation import AssessmentStatus
from core.packs import pack_bytes
from core.services import sample
from core.services.access import SpareKey
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

NOT_SURE, CHANGED, UNDOES, LEAVES = (
    2,
    4,
    6,
    20,
)  # the places of the answers at which something else happens
PUBLISHER = SigningKey.generate()
NOTE = "We use the train's Wi-Fi for nothing that has a name in it."


def signed_last_year(folder: Path, clock: FixedClock) -> Records:
    """Records whose DSPT was answered, signed and left alone until autumn."""
    key = SpareKey.new()
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=OLD, spare_key=key,
    )  # fmt: skip
    with Workspace.create(folder, setup, clock=clock).workspace as workspace:
        catalogue = load_bundled()[OLD]
        who = sample.made_up(catalogue, sample.ORG_TYPE, date(2026, 5, 20))
        sample.fill(workspace, sample.HowFar.ALL, who)
        workspace.answers.change(REMOVED, AnswerEdit(note=NOTE))
        workspace.sign_offs.sign_off(*sample.OWNER)
    return Records(folder, key.printed)


def new_file(path: Path) -> Path:
    """The next year's question set on a stick, under the seal of a publisher nobody knows."""
    _, data = pack_bytes(next_edition_json(), PUBLISHER, "stand-in-publisher", date(2026, 9, 1))
    path.write_bytes(data)
    return path


def install(person: Person, dialogs: Dialogs, good: Path, bad: Path) -> None:
    """Home says that the year is over; a broken file is refused by name, the good one taken in."""
    person.look_for("Signed off by")
    person.press("I have the new question set")
    person.look_for("Past its date since 30 June 2026. It stays usable.")
    dialogs.answer(bad, good)
    person.press("I have a question-set file")
    person.look_for("from an e-mail.igtq")
    person.look_for("The seal is broken: the content is not what was sealed.")
    person.press("I have a question-set file")
    person.look_for("stand-in-publisher")
    assert not person.sees("Take it in")  # nobody trusts that publisher yet
    assert person.sees("Letters of the seal")
    person.press("I compared them with the publisher")
    person.press("Trust this publisher")
    person.look_for("It comes after Data Security and Protection Toolkit")
    for said in ("New: 1", "Asked no more: 1", "Split: 1", "Put together: 1", "Other number: 1"):
        person.look_for(said)
    person.press("Take it in")
    person.look_for("is here now")


def begin_year(person: Person) -> None:
    """What will happen is said before."""
    person.press("See what is asked otherwise")
    person.look_for(NEW_WORDS)
    person.press("Start the new year with last year's answers")
    person.look_for("answers come along with notes and evidence, each to be looked at again.")
    person.look_for("1 answer is asked no more; it stays readable.")
    person.press("Start it")
    person.look_for("Question 1 of 47")


def press_one(person: Person, key: Qt.Key, pressed: list[Qt.Key]) -> None:
    pressed.append(key)
    person.key(key)


def look_at_all(person: Person) -> dict[str, list[Qt.Key]]:
    """One key each; what ages or is answered otherwise now is given right there.

    Return the keys that each answer took.
    """
    page = person.window.frame.page("still-true")
    person.until(page.where, "the first question")
    total = len(page._facts.brought)
    keys: dict[str, list[Qt.Key]] = {}
    for number in range(total):
        person.until(partial(person.sees, f"Question {number + 1} of {total}"), "the next question")
        pressed = keys.setdefault(page.where(), [])
        if number == NOT_SURE:
            press_one(person, Qt.Key.Key_N, pressed)
        elif number == CHANGED:
            press_one(person, Qt.Key.Key_C, pressed)
            press_one(person, Qt.Key.Key_Escape, pressed)
        elif page.view.verdicts.buttons[Verdict.STILL_TRUE].isEnabled():
            if number == UNDOES:
                undo_once(person, page)
            press_one(person, Qt.Key.Key_Y, pressed)
        else:
            answer_anew(person, page, pressed)
        if number == LEAVES:  # a customer comes; the screen is locked, the program started again
            person.go("home")
            later = [one for one in keys.values() if one == [Qt.Key.Key_Y, Qt.Key.Key_Escape]]
            waiting = total - len(keys) + len(later)
            person.look_for(f"{waiting} answers from last year to look at.")
            person.press("Still true?")
            person.settle()
    return keys


def undo_once(person: Person, page: Any) -> None:
    """A slip of the finger: undo shows the question again, and nothing was said of it."""
    ref = page.where()
    person.key(Qt.Key.Key_Y)
    person.settle()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.look_for(f"Undone: look at {ref} again")
    person.settle()
    assert page.where() == ref and page._one().verdict is Verdict.UNSEEN
    person.until(lambda: person.at() is page.view.now, "the keyboard on the question")


def answer_anew(person: Person, page: Any, pressed: list[Qt.Key]) -> None:
    """With the keyboard only: Y leads to the answer's own field or button."""
    person.look_for("Not carried over")
    press_one(person, Qt.Key.Key_Y, pressed)
    if isinstance(person.at(), QPlainTextEdit):
        person.keys(f"{page.where()}: said anew this year.")
        pressed.append(Qt.Key.Key_Return)  # the words are typing, and no matter of this page
        person.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    elif page.view.anew.is_simple:
        press_one(person, Qt.Key.Key_Space, pressed)  # Yes
    else:  # a document: later, among the questions
        press_one(person, Qt.Key.Key_Escape, pressed)


def settle_the_rest(person: Person) -> None:
    """What was left for later is answered among the questions; then the one that was unsure."""
    page = person.window.frame.page("still-true")
    if page.where():  # what was left for later before the customer came is asked once more
        person.key(Qt.Key.Key_Escape)
    person.look_for("Left for later")
    later = [one.ref for one in page._facts.said(Verdict.UNSEEN)]
    for ref in later:
        person.window.go("questions", ref)
        person.settle()
        person.type("Where it is kept", f"Red folder of this year, {ref}")
        person.go("home")  # it is kept when the page is left
        person.go("still-true")
    person.look_for("not sure")
    person.press("Look at that 1 again")
    person.key(Qt.Key.Key_Y)
    person.look_for("answers of last year were looked at")
    person.look_for("0 not sure")


def read_what_is_asked_no_more(person: Person) -> None:
    person.press("1 answer whose question is asked no more")
    person.look_for(NOTE)
    person.press(f"Copy {REMOVED} as text")
    assert NOTE in QGuiApplication.clipboard().text()


def answer_what_is_new(person: Person) -> None:
    """The question that nobody asked last year, and the groups, each confirmed as a whole."""
    person.window.go("questions", ADDED)
    person.settle()
    person.type("Your answer in words", "Jo Smith stands in.")
    page = person.window.frame.page("still-true")
    person.go("home")
    for ref in {a.assertion.id: a.ref for a in page._facts.state.question_set.asked}.values():
        person.window.go("questions", ref)
        person.settle()
        person.press("I confirm that:")
        person.settle()


def sign(person: Person) -> None:
    person.go("finish")
    person.press("Step 2 of 4")
    person.press("I accept this statement.")
    person.type("Name of whoever signs", sample.OWNER[0])
    person.type("Role", sample.OWNER[1])
    person.press("Sign off")
    person.look_for("The answers are frozen as they were signed.")
    assert not person.window.frame.nav.item("still-true").isVisible()


def look_into_the_records(records: Records, clock: FixedClock) -> None:
    with records.looked_into(clock) as workspace:
        now, before = workspace.assessments.all()
        assert (now.catalogue_id, before.catalogue_id) == (NEW, OLD)
        assert now.status is before.status is AssessmentStatus.SIGNED
        answers = {r.ref: r.answer for r in workspace.assessments.state(now.id).requirements}
        assert REMOVED not in answers and MERGED not in answers
        for ref in (MERGED_INTO, SPLIT_OFF, RENUMBERED[1]):
            assert answers[ref].carried is not None and answers[ref].item
        assert answers[MERGED_INTO].carried.refs == (MERGED_INTO, MERGED)
        assert answers[OTHER_ANSWER].item == f"{OTHER_ANSWER}: said anew this year."
        assert not any(answer.is_to_be_looked_at for answer in answers.values())
        old = workspace.assessments.state(before.id)
        assert old.by_ref[REMOVED].answer.note == NOTE


def test_next_year_takes_forty_odd_answers_by_one_key_each(
    open_window: OpenWindow, dialogs: Dialogs, outside: OutsidePrograms, tmp_path: Path,
    clock: FixedClock,
) -> None:  # fmt: skip
    clock.set(datetime(2026, 5, 20, 9, 0, tzinfo=LONDON))
    records = signed_last_year(tmp_path / "store", clock)
    clock.set(datetime(2026, 9, 24, 9, 0, tzinfo=LONDON))
    good = new_file(tmp_path / "dspt next year.igtq")
    bad = tmp_path / "from an e-mail.igtq"
    bad.write_bytes(good.read_bytes().replace(b"stand-in", b"official", 1))
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    install(person, dialogs, good, bad)
    begin_year(person)

    keys = look_at_all(person)
    assert len(keys) >= 45
    carried = [pressed for pressed in keys.values() if pressed == [Qt.Key.Key_Y]]
    assert len(carried) > 30  # one key each, and nothing else
    assert max(map(len, keys.values())) == 2  # what ages: one more, and what is typed
    presses = sum(map(len, keys.values()))
    assert presses < 65
    settle_the_rest(person)
    read_what_is_asked_no_more(person)
    answer_what_is_new(person)
    sign(person)
    person.close()
    look_into_the_records(records, clock)
