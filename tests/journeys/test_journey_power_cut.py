"""Story 2: half typed, hidden, away for twenty minutes, typing on, and the plug is pulled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from clear_text import found_in_clear
from half_typed import DOCUMENT, KEPT, REF
from person import OpenWindow
from PySide6.QtWidgets import QPlainTextEdit
from records import Records, make_records

from core.services.sample import HowFar

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).with_name("half_typed.py")
FOUND_IN = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
LETTERS = 90
MARKER = "MARKERquartzbadger"
DOCUMENT_WORDS = "Incident procedure"


@dataclass(frozen=True)
class Killed:
    """What was left by a process that was killed while somebody typed."""

    records: Records
    temporary: Path
    copy: Path
    typed: str  # after the twenty minutes
    safe: str  # the part that was typed more than a second before the end


@pytest.fixture
def killed(tmp_path: Path, home: Path) -> Killed:
    """Pull the plug on a window in which somebody is typing."""
    records = make_records(tmp_path / "store", HowFar.HALF)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(records.folder), records.key, MARKER],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {
            "TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": FOUND_IN,
        },
    )  # fmt: skip
    assert process.stdout is not None
    times: list[float] = []
    letters, copy = "", ""
    with process:
        for line in process.stdout:
            kind, _, what = line.rstrip("\n").partition(" ")
            if kind == "opened":
                copy = what
            else:
                letters += what
                times.append(time.monotonic())
            if len(letters) >= LETTERS:
                break
        process.send_signal(signal.SIGKILL)
        end = time.monotonic()
    assert copy and len(letters) >= LETTERS, "the window ended by itself"
    safe = letters[: sum(1 for moment in times if moment < end - 1.0)]
    assert len(safe) > 20
    return Killed(records, temporary, Path(copy), letters, safe)


def test_at_most_a_second_of_typing_is_gone_and_the_caret_is_back(
    killed: Killed, open_window: OpenWindow
) -> None:
    person = open_window(killed.records.folder)
    killed.records.unlock(person)
    note = person.find("Note", QPlainTextEdit)
    person.until(lambda: person.at() is note, "the caret in the note")
    text = note.toPlainText()
    assert text.startswith(KEPT + killed.safe)
    assert (KEPT + killed.typed).startswith(text)
    assert note.textCursor().position() == len(text)
    person.look_for(REF)
    assert not person.window.frame.banner.isVisible() or person.sees(
        "You changed Incident procedure and log.txt"
    )
    person.keys("and on")  # nothing has to be clicked away first
    person.close()
    with killed.records.looked_into() as workspace:
        kept = workspace.assessments.state().by_ref[REF].answer.note
        assert kept == text + "and on"


def test_a_kill_leaves_nothing_in_clear_once_the_program_has_started_again(
    killed: Killed, open_window: OpenWindow, home: Path, tmp_path: Path
) -> None:
    words = [KEPT, killed.typed[:20], MARKER, DOCUMENT_WORDS]
    folders = (killed.records.folder, killed.temporary, home / "state" / "log", home / "config")
    assert found_in_clear(words, *(one for one in folders if one.exists())) == []
    assert (
        killed.copy.read_text(encoding="utf-8") == f"{MARKER} again"
    )  # its writer may still have it open
    person = open_window(killed.records.folder)
    killed.records.unlock(person)
    person.look_for("You changed Incident procedure and log.txt")
    assert not killed.copy.exists()
    person.close()
    assert found_in_clear(words, killed.records.folder, killed.temporary, home) == []
    with killed.records.looked_into() as workspace:
        piece = next(one for one in workspace.evidence.all() if one.title == DOCUMENT[1])
        assert piece.undecided is not None
