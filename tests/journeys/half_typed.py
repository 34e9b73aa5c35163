"""A window in a process of its own, in which somebody types until the plug is pulled.

    python half_typed.py STORE SPARE-KEY DOCUMENT-TEXT

Writes ``word`` lines as it goes: ``opened PATH`` for a document that another program has, then
``typed CHARACTER`` for each key. It never ends by itself.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from event_loop import let_work
from fixed_clock import FixedClock
from outside import OutsidePrograms
from person import Person
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from records import Records

from desktop.app import Starter, make_app
from desktop.attendant import Attendant
from desktop.opener import Surroundings
from desktop.wiring import make_wiring

REF = "10-316"
DOCUMENT = ("10-320", "Incident procedure and log")
BEFORE = "The supplier was asked. "
KEPT = BEFORE.strip()  # a blank at the end is not kept when a note is left
AWAY_MINUTES = 20
KEY_MS = 30


def main(store: Path, key: str, changed: str) -> None:
    """Type half a note, hide the screen, stay away, come back, and type on and on."""
    app = make_app([])
    clock = FixedClock(datetime(2026, 5, 12, 9, 0, tzinfo=UTC))
    wiring = make_wiring(store, around=Surroundings(clock=clock))
    starter = Starter(app, lambda: wiring)
    starter.show()
    person, outside = Person(starter), OutsidePrograms()
    person.sit_down()
    records = Records(store, key)
    records.unlock(person)

    person.window.go("questions", DOCUMENT[0])
    person.press(f"Open {DOCUMENT[1]}")
    person.until(lambda: outside.given, "the other program")
    outside.given[0].write_text(changed, encoding="utf-8")  # the lock will take it in

    person.window.go("questions", REF)
    person.until(lambda: person.window.frame.page("questions").where() == REF, "the requirement")
    person.settle()
    person.type("Note", BEFORE, keep=True)
    person.press("Hide screen")
    person.until(lambda: person.window.is_covered, "the cover")
    clock.advance(minutes=AWAY_MINUTES)
    assert starter.navigator is not None
    idle = starter.navigator.findChild(Attendant).idle
    assert idle.remaining_ms <= AWAY_MINUTES * 60_000
    idle.idle.emit()  # what its timer does by then
    person.look_for("Your records are locked")
    records.unlock(person)
    note = person.find("Note", QPlainTextEdit)
    person.until(lambda: person.at() is note, "the caret in the note")
    assert note.toPlainText() == KEPT
    workspace, given = wiring.opener.workspace, []
    assert workspace is not None
    piece = next(one for one in workspace.evidence.all() if one.title == DOCUMENT[1])
    open_again = partial(workspace.copies.open, piece.id)
    starter.navigator.shell.tasks.run(starter.window, open_again, given.append)
    person.until(lambda: given, "the document once more")
    given[0].write_text(f"{changed} again", encoding="utf-8")
    tell("opened", str(given[0]))
    count = 0
    while True:
        count += 1
        for letter in f" w{count}":
            QTest.keyClicks(person.at(), letter)
            tell("typed", letter)
            let_work(KEY_MS)


def tell(kind: str, what: str) -> None:
    sys.stdout.write(f"{kind} {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    except AssertionError:  # the program's own hooks would keep it to themselves
        traceback.print_exc()
        raise
