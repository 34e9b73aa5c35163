"""Story 11: an auditor's half-day, from the own PIN to the manager's replies."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from dialogs import Dialogs
from outside import OutsidePrograms
from person import OpenWindow, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListView, QPlainTextEdit
from records import make_records

from core.domain.audit import Verdict
from core.domain.organisation import Role
from core.services.sample import MANAGER, HowFar

AUDITOR, PIN = "Ida Crane", "7305"
LOOKED_FOR = "Looked for the list of who was trained; it was not in the folder."
NOT_SO = "Two names on it left in March."
REPLY = "A new list is in the red folder since this morning."


def add_auditor(person: Person) -> None:
    """As the manager does it, who is alone on this PC until then."""
    person.go("people")
    person.press("Let somebody else work here too")
    person.look_for("Only you")
    assert not person.sees("PIN") and not person.sees("dministrator")
    person.press("Somebody else works here too")
    person.type("Name", AUDITOR)
    person.press("Auditor")
    person.press("Add them")
    person.look_for(f"{AUDITOR} can work here now")


def let_work(person: Person, name: str, pin: str = "") -> None:
    """Change who works by the name on top."""
    person.click(person.window.frame.status.who_button)
    person.press(name)
    if pin:
        person.type(f"PIN of {name}", pin)
    person.press(f"Work as {name}")
    person.until(person.window.frame.status.who_button.isVisible, "the window")
    person.settle()


def choose_pin(person: Person, pin: str) -> None:
    person.go("people")
    person.press("People: Who uses this program")
    person.press(f"PIN of {AUDITOR}")
    person.look_for("whoever can open the records can read them without it")
    person.type("New PIN", pin)
    person.type("The same again", pin)
    person.press("Set this PIN")
    person.look_for(f"The PIN of {AUDITOR} is set")


def draw(person: Person, word: str) -> None:
    person.go("audit")
    person.look_for("points that are ticked or answered")
    person.type("How many points", "10")
    person.type("A word for the draw", word)
    person.press("Draw the sample")
    person.look_for(f"drawn by {AUDITOR} on")
    person.look_for("0 of 10 looked at")
    person.look_for("not signed off yet: as it stands on")
    person.until(lambda: isinstance(person.at(), QListView), "the keyboard on the list")
    person.key(Qt.Key.Key_Return)


def come_back_through_the_pin(person: Person) -> None:
    """A hidden screen, a wrong PIN, the right one."""
    person.settle()
    person.window.hide_screen()
    person.key(Qt.Key.Key_Space)
    person.look_for("Who is working?")
    assert not person.sees("Bridge Street")
    person.type(f"PIN of {AUDITOR}", "9140")
    person.press(f"Work as {AUDITOR}")
    person.look_for(f"That is not the PIN of {AUDITOR}.")
    person.type(f"PIN of {AUDITOR}", PIN)
    person.key(Qt.Key.Key_Return)
    person.until(lambda: not person.window.is_covered, "the content")


def try_to_change_an_answer(person: Person) -> None:
    person.window.go("questions", "10-114")
    person.look_for("you read, and change nothing")
    assert not any(box.isEnabled() for box in person.all(QCheckBox))
    assert person.find("Note", QPlainTextEdit).isReadOnly()


def look_at_ten_points(person: Person) -> None:
    """One key each; a sentence for the second and the third."""
    said = {1: (Qt.Key.Key_C, LOOKED_FOR), 2: (Qt.Key.Key_D, NOT_SO)}
    for number in range(10):
        person.until(partial(person.sees, f"Point {number + 1} of 10"), "the next point")
        key, note = said.get(number, (Qt.Key.Key_A, ""))
        person.key(key)
        if note:
            person.until(lambda: isinstance(person.at(), QPlainTextEdit), "the caret in the note")
            person.keys(note)
        person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        person.look_for(f"{number + 1} of 10 looked at")
    person.look_for("10 of 10 looked at, 2 wait for a reply")


def test_an_auditor_follows_ten_points_and_the_manager_replies(
    open_window: OpenWindow, dialogs: Dialogs, outside: OutsidePrograms, tmp_path: Path
) -> None:
    records = make_records(tmp_path / "store", HowFar.HALF)
    person = open_window(records.folder)
    records.unlock(person)
    add_auditor(person)
    let_work(person, AUDITOR)
    choose_pin(person, PIN)
    come_back_through_the_pin(person)
    try_to_change_an_answer(person)
    draw(person, "half-day")
    look_at_ten_points(person)

    page = person.window.frame.page("audit")
    points = page._facts.points
    followed = next(p for p in points if any(piece.current for piece in p.evidence))
    page.open(followed.point)
    document = next(piece for piece in followed.evidence if piece.current)
    person.press(f"Open {document.title}")
    person.until(lambda: len(outside.given) == 1, "the document in its own program")

    let_work(person, MANAGER)
    page.open(points[1].point)
    person.look_for(LOOKED_FOR)
    assert page.view.pane.finding.verdicts.isHidden()
    person.type("Your reply", REPLY)
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    person.look_for("10 of 10 looked at, 1 waits for a reply")
    dialogs.answer(tmp_path / "findings.csv")
    person.press("Save the findings")
    person.look_for("Saved as findings.csv.")

    person.settle()
    rows = list(csv.DictReader((tmp_path / "findings.csv").open(encoding="utf-8-sig")))
    assert [row["Finding"] for row in rows].count("agree") == 8
    assert (rows[1]["Finding"], rows[1]["Note"]) == ("cannot see it", LOOKED_FOR)
    assert (rows[2]["Finding"], rows[2]["Note"]) == ("disagree", NOT_SO)
    assert (rows[1]["Reply"], rows[1]["Replied by"]) == (REPLY, MANAGER)
    sample = page._audits.samples()[0]
    assert (sample.by, sample.seed, sample.done) == (AUDITOR, "half-day", 10)
    assert {finding.verdict for finding in sample.findings} == set(Verdict)
    people = {one.name: one for one in page._people.all()}
    assert people[AUDITOR].role is Role.AUDITOR and people[AUDITOR].has_pin
