"""Second thoughts: back to the start key by key, on again, and back through History later."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dialogs import Dialogs
from fixed_clock import FixedClock
from person import OpenWindow, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPlainTextEdit
from records import make_records

REF, OTHER = "10-114", "10-115"
CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = "The lead is named in the minutes."
NOTHING: tuple[frozenset[str], str, tuple[str, ...]] = (frozenset(), "", ())


def in_records(person: Person, ref: str) -> tuple[frozenset[str], str, tuple[str, ...]]:
    """Return what is ticked, noted and attached."""
    workspace = person.starter.navigator._wiring.opener.workspace  # type: ignore[union-attr]
    requirement = workspace.assessments.state().by_ref[ref]
    titles = tuple(piece.title for piece in requirement.evidence)
    return requirement.answer.met, requirement.answer.note, titles


def press_keys(person: Person, key: Qt.Key, look_for: str) -> None:
    person.key(key, CTRL)
    person.look_for(look_for)
    person.settle()


def choose(person: Person, title: str) -> None:
    """Choose the newest change called *title* in the list of History."""
    trail = person.find("Changes, the newest first", QListView)

    def place() -> int:
        model = trail.model()
        texts = [model.index(row, 0).data() for row in range(model.rowCount())]
        return texts.index(title) if title in texts else -1

    person.until(lambda: place() >= 0, title)
    trail.setFocus()
    trail.setCurrentIndex(trail.model().index(place(), 0))
    person.settle()
    person.key(Qt.Key.Key_Return)  # where there is room for one side only, that shows the other


def do_four_things(person: Person, clock: FixedClock, dialogs: Dialogs, letter: Path) -> None:
    """Tick, note, attach, and use the same document for another requirement."""
    person.click(person.ticks()[0])
    person.until(lambda: in_records(person, REF)[0], "the tick")
    person.settle()
    person.type("Note", NOTE)
    dialogs.answer(letter)
    clock.advance(minutes=1)
    person.press("Add evidence")
    person.look_for("Attached: Letter naming the lead")
    person.settle()
    person.window.go("questions", OTHER)
    person.look_for(f"· {OTHER}")
    person.settle()
    person.press("Use evidence already kept")
    person.press("Use it here")
    person.until(lambda: in_records(person, OTHER)[2], "the link")
    person.settle()


def go_back_and_on(person: Person) -> None:
    """Undo all of it by its key, one too many, and bring it again."""
    done = in_records(person, REF), in_records(person, OTHER)
    press_keys(person, Qt.Key.Key_Z, f"Undone: use evidence for {OTHER}")
    press_keys(person, Qt.Key.Key_Z, "Undone: attach evidence (“Letter naming the lead”)")
    press_keys(person, Qt.Key.Key_Z, f"Undone: note on {REF}")
    person.look_for(f"· {REF}")
    assert person.find("Note", QPlainTextEdit).toPlainText() == ""
    press_keys(person, Qt.Key.Key_Z, "Undone: tick")
    assert (in_records(person, REF), in_records(person, OTHER)) == (NOTHING, NOTHING)
    assert not person.ticks()[0].isChecked()
    press_keys(person, Qt.Key.Key_Z, "There is nothing to undo.")
    for words in ("tick", "note on", "attach evidence", "use evidence for"):
        press_keys(person, Qt.Key.Key_Y, f"Done again: {words}")
    assert (in_records(person, REF), in_records(person, OTHER)) == done


def test_four_things_are_undone_redone_and_put_back_after_a_restart(
    open_window: OpenWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    clock = FixedClock(datetime(2026, 5, 3, 9, 0, tzinfo=UTC))
    records = make_records(tmp_path / "store", clock=clock)
    letter = tmp_path / "Letter naming the lead.txt"
    letter.write_text("Ada is the lead.", encoding="utf-8")
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    person.window.go("questions", REF)
    person.settle()
    person.look_for(f"· {REF}")
    person.until(lambda: len(person.ticks()) > 2, "the points")
    clock.advance(minutes=1)
    do_four_things(person, clock, dialogs, letter)
    assert in_records(person, REF)[1:] == (NOTE, ("Letter naming the lead",))
    go_back_and_on(person)
    person.close()

    clock.advance(days=1)
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    press_keys(person, Qt.Key.Key_Z, "There is nothing to undo.")  # that was another start
    person.go("history")
    choose(person, f"Redo note on {REF}")
    person.press("Put this back")
    person.look_for("This will change:")
    person.press("Put it back")
    person.look_for("It is the newest change in the list.")
    assert in_records(person, REF)[1] == ""
    press_keys(person, Qt.Key.Key_Z, "Undone: put back")
    assert in_records(person, REF)[1] == NOTE

    person.go("history")
    person.press("Put answers back as they were at")
    person.type("On this day", "3 May 2026")
    person.type("At this time", "10:00")  # in England it was an hour later than UTC
    person.press("Show what would change")
    person.look_for("will change:")
    person.press("Put it back")
    person.look_for("The answers are as they were then.")
    assert (in_records(person, REF), in_records(person, OTHER)) == (NOTHING, NOTHING)
    person.close()
    with records.looked_into() as workspace:
        assert workspace.history.verify().ok
        assert [piece.title for piece in workspace.evidence.all()] == ["Letter naming the lead"]
