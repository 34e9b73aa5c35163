"""Story 9: the PC dies. Stick and sheet bring everything back on a fresh one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from dialogs import Dialogs
from fixed_clock import FixedClock
from person import OpenWindow, Person
from records import Records, make_records

from core.workspace import Workspace

NOTE = "Keys are signed out in the red book."
DOCUMENT = "Fire drill of 2 May"


@dataclass(frozen=True)
class OldPc:
    """What is left of a PC: the sheet, and a stick if it was somewhere else."""

    records: Records
    stick: Path
    answered: int


@pytest.fixture
def old_pc(
    tmp_path: Path, home: Path, clock: FixedClock, open_window: OpenWindow, dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
) -> OldPc:  # fmt: skip
    """Work on a PC, let copies go to a stick, work on, and lose the PC."""
    records = make_records(tmp_path / "old store", None, clock)
    document = tmp_path / f"{DOCUMENT}.txt"
    document.write_text("Everybody was out in two minutes.", encoding="utf-8")
    stick = tmp_path / "blue stick"
    stick.mkdir()
    person = open_window(records.folder, clock=clock)
    records.unlock(person)
    workspace = _workspace(person)
    workspace.answers.set_note("10-114", NOTE)
    workspace.evidence.attach(document)
    workspace.answers.mark_not_relevant("10-304", "no smartcards here")
    answered = workspace.assessments.state().answered
    person.go("settings")
    person.press("Settings: Copies")
    dialogs.answer(stick)
    person.press("Add a stick or a folder")
    person.press("Let copies go there")
    person.settle()
    person.look_for("copy on blue stick 10:00")
    stick.rename(tmp_path / "in the drawer")
    clock.advance(hours=3)
    workspace.answers.set_note("10-114", "written after the stick was taken out")
    person.close()
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "new home"))  # another PC
    return OldPc(records, tmp_path / "in the drawer", answered)


def _workspace(person: Person) -> Workspace:
    workspace = person.starter._wiring.opener.workspace  # type: ignore[union-attr]
    assert workspace is not None
    return workspace


def test_stick_and_sheet_bring_everything_back_on_a_fresh_pc(
    old_pc: OldPc, open_window: OpenWindow, dialogs: Dialogs, tmp_path: Path, clock: FixedClock
) -> None:
    person = open_window(tmp_path / "new store", clock=clock)
    person.press("I already have records")
    dialogs.answer(old_pc.stick)
    person.press("A stick or a folder")
    person.look_for("Copy of today, 10:00")
    person.type("Spare key", old_pc.records.key)
    person.press("Bring everything back")
    person.look_for("Your records are back")
    assert person.sees("Changes after 10:00 on 12 May are not in this copy.")
    person.press("Open my records")
    person.until(lambda: person.window.frame.key == "home", "Home")
    person.settle()
    assert person.deeds < 10
    workspace = _workspace(person)
    state = workspace.assessments.state()
    assert state.by_ref["10-114"].answer.note == NOTE
    assert state.answered == old_pc.answered
    out = tmp_path / "out"
    out.mkdir()
    piece = next(one for one in workspace.evidence.all() if one.title == DOCUMENT)
    saved = workspace.evidence.save(piece.id, out)
    assert saved.read_text(encoding="utf-8") == "Everybody was out in two minutes."
    person.close()


def test_only_one_of_the_two_is_told_kindly_what_is_missing(
    open_window: OpenWindow, dialogs: Dialogs, tmp_path: Path, home: Path
) -> None:
    records = make_records(tmp_path / "old store")
    stick = tmp_path / "stick"
    stick.mkdir()
    with records.looked_into() as workspace:
        workspace.backups.create(workspace.backups.add_place(stick).id)
    person = open_window(tmp_path / "new store")
    person.press("I already have records")
    person.type("Spare key", records.key)
    person.press("Bring everything back")  # with the sheet alone
    person.look_for("Choose first where the copy is.")
    person.press("I have only the sheet or the passphrase")
    person.look_for("What is missing is a copy")
    person.press("Back")
    person.press("I already have records")
    dialogs.answer(stick)
    person.press("A stick or a folder")
    person.look_for("Copy of ")
    person.press("Bring everything back")  # with the stick alone
    person.look_for("Type the spare key first.")
    person.press("I have only the copy")
    person.look_for("What is missing is what opens it")
    assert not (tmp_path / "new store").exists()
