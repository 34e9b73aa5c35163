"""Story 3: a kept document is changed in another program; nothing is lost or left in clear."""

from __future__ import annotations

from pathlib import Path

from outside import OutsidePrograms
from person import OpenWindow, Person
from records import Records, make_records

from core.domain.evidence import Evidence
from core.services.sample import HowFar

TITLE = "Incident procedure and log"
REF = "10-320"
CHANGED = "Second edition: ring the superintendent first. MARKERxyzzy\n"


def piece_in(records: Records) -> Evidence:
    with records.looked_into() as workspace:
        return next(one for one in workspace.evidence.all() if one.title == TITLE)


def text_of(records: Records, folder: Path) -> str:
    folder.mkdir()
    with records.looked_into() as workspace:
        piece = next(one for one in workspace.evidence.all() if one.title == TITLE)
        return workspace.evidence.save(piece.id, folder).read_text(encoding="utf-8")


def open_outside(person: Person, outside: OutsidePrograms) -> Path:
    """Open the document from its requirement, in the computer's own program."""
    person.window.go("questions", REF)
    before = len(outside.given)
    person.press(f"Open {TITLE}")
    person.until(lambda: len(outside.given) > before, "the other program")
    return outside.given[-1]


def readable(home: Path) -> list[Path]:
    return [path for path in (home / "state" / "opened").rglob("*") if path.is_file()]


def test_a_change_made_in_a_word_processor_becomes_version_two(
    open_window: OpenWindow, outside: OutsidePrograms, tmp_path: Path, home: Path
) -> None:
    records = make_records(tmp_path / "store", HowFar.HALF)
    person = open_window(records.folder)
    records.unlock(person)
    copy = open_outside(person, outside)
    person.look_for("1 document open outside")
    copy.write_text(CHANGED, encoding="utf-8")
    person.look_for("You changed Incident procedure and log.txt")
    person.press("Keep as")
    person.until(lambda: not person.sees("You changed Incident"), "the decision")
    person.close()
    assert readable(home) == []
    piece = piece_in(records)
    assert piece.undecided is None and piece.current.number == 2
    assert text_of(records, tmp_path / "out") == CHANGED


def test_a_change_that_waits_at_the_lock_is_taken_in_and_decided_later(
    open_window: OpenWindow, outside: OutsidePrograms, tmp_path: Path, home: Path
) -> None:
    records = make_records(tmp_path / "store", HowFar.HALF)
    person = open_window(records.folder)
    records.unlock(person)
    open_outside(person, outside).write_text(CHANGED, encoding="utf-8")
    person.press("Lock")
    person.look_for("Your records are locked")
    assert readable(home) == []
    assert not person.sees(TITLE) and "Bridge Street" not in person.window.windowTitle()
    records.unlock(person)
    person.look_for("You changed Incident procedure and log.txt")
    person.press("Throw the change away")
    person.until(lambda: not person.sees("You changed Incident"), "the decision")
    person.close()
    piece = piece_in(records)
    assert piece.undecided is None and piece.current.number == 1
    assert text_of(records, tmp_path / "out") != CHANGED
