"""The window shows itself first, then what the records ask for, and hides on one key."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Change
from core.errors import EnvironmentProblem
from desktop.app import Starter
from desktop.changes import Changes
from desktop.page import Page, Place
from desktop.shell import Navigator, Opening, State
from desktop.theme import Theme
from desktop.widgets.note_edit import NoteEdit

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "alembic", "reportlab", "keyring", "pyrage", "cryptography")


class StoreBusyError(EnvironmentProblem):
    code = "store-busy"
    what_text = "Your records are open in another window."
    next_text = "Use that window."


class NotePage(Page):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.departed = 0
        self.note = NoteEdit("Notes")
        QVBoxLayout(self).addWidget(self.note)

    def arrive(self, target: str = "") -> None:
        self.targets.append(target)

    def depart(self) -> None:
        self.departed += 1
        self.note.flush()


class Records:
    """A wiring over nothing: which state is found is up to the test."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.failures: list[Exception] = []
        self.opened_on = 0
        self.is_closed = False

    def open_session(self) -> Opening:
        self.opened_on = threading.get_ident()
        if self.failures:
            raise self.failures.pop()
        return Opening(self.state)

    def first_run(self, navigator: Navigator, opening: Opening) -> QWidget:
        return QLabel("Welcome")

    def unlock(self, navigator: Navigator, opening: Opening) -> QWidget:
        return QLabel("Passphrase")

    def places(self, navigator: Navigator, opening: Opening) -> Sequence[Place]:
        return (
            Place("home", "Home", "house", NotePage),
            Place("questions", "Questions", "clipboard-list", NotePage),
            Place("help", "Help", "circle-help", NotePage, foot=True),
        )

    def close_session(self) -> None:
        self.is_closed = True


Start = Callable[[Records], Starter]


@pytest.fixture
def start(qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Start]:
    started: list[Starter] = []

    def begin(records: Records) -> Starter:
        starter = Starter(qapp, lambda: records)
        started.append(starter)
        qtbot.addWidget(starter.window)
        starter.show()
        qtbot.waitUntil(lambda: starter.navigator is not None, timeout=60_000)
        tasks = starter.navigator.shell.tasks
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
        return starter

    yield begin
    for starter in started:
        starter.close()
        starter.deleteLater()
    started.clear()
    gc.collect()


def on_screen(starter: Starter) -> QWidget:
    return starter.window.frame.pages.currentWidget()


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    script = (
        "import sys\n"
        "from desktop.app import Starter, make_app\n"
        "app = make_app([])\n"
        "starter = Starter(app, None)\n"
        "seen = []\n"
        "def look():\n"
        f"    seen.append([m for m in {HEAVY!r} if m in sys.modules])\n"
        "    app.exit(len(seen[0]))\n"
        "    import os; os.write(1, repr(seen).encode()); os._exit(len(seen[0]))\n"
        "starter.window.skeleton.painted.connect(look)\n"
        "starter.show()\n"
        "app.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "[[]]"), done.stderr


def test_records_that_are_open_show_their_first_place(start: Start) -> None:
    records = Records(State.OPEN)
    starter = start(records)
    assert starter.window.frame.key == "home"
    assert records.opened_on not in (0, threading.get_ident())
    assert starter.window.frame.nav.isVisible() and starter.window.frame.status.isVisible()


@pytest.mark.parametrize(
    ("state", "words"), [(State.FIRST_RUN, "Welcome"), (State.LOCKED, "Passphrase")]
)
def test_first_run_and_unlocking_stand_alone(start: Start, state: State, words: str) -> None:
    starter = start(Records(state))
    shown = on_screen(starter)
    assert isinstance(shown, QLabel) and shown.text() == words
    assert not starter.window.frame.nav.isVisible()
    assert not starter.window.frame.status.isVisible()
    starter.navigator.arrive(Opening(State.OPEN))
    assert starter.window.frame.key == "home" and starter.window.frame.nav.isVisible()


def test_locking_closes_the_pages_and_opening_builds_new_ones(start: Start) -> None:
    starter = start(Records(State.OPEN))
    before = on_screen(starter)
    starter.navigator.arrive(Opening(State.LOCKED))
    assert before.departed == 1 and starter.window.frame.page("home") is None
    starter.navigator.arrive(Opening(State.OPEN))
    assert on_screen(starter) is not before


def test_records_that_cannot_be_opened_say_why_and_can_be_tried_again(
    start: Start, qtbot: QtBot
) -> None:
    records = Records(State.OPEN)
    records.failures.append(StoreBusyError())
    starter = start(records)
    banner = starter.window.frame.banner
    assert banner.isVisible() and banner.title.text() == StoreBusyError.what_text
    on_screen(starter).acted.emit()
    qtbot.waitUntil(lambda: starter.window.frame.key == "home", timeout=60_000)


def test_keys_and_side_bar_go_to_places_and_pages_are_kept(start: Start, qtbot: QtBot) -> None:
    starter = start(Records(State.OPEN))
    frame = starter.window.frame
    home = on_screen(starter)
    frame.nav.item("questions").click()
    assert frame.key == "questions" and home.departed == 1
    assert frame.nav.item("questions").isChecked()
    starter.window.go("home", "10-114")
    assert on_screen(starter) is home and home.targets == ["", "10-114"]
    frame.nav.item("home").setFocus()
    qtbot.keyClick(frame.nav.item("home"), Qt.Key.Key_Down)
    assert frame.nav.item("questions").hasFocus() or not starter.window.isActiveWindow()


def test_hiding_the_screen_keeps_note_caret_and_focus(start: Start, qtbot: QtBot) -> None:
    starter = start(Records(State.OPEN))
    window = starter.window
    window.name_records("Bridge Street Pharmacy")
    window.activateWindow()
    note = on_screen(starter).note
    note.setFocus()
    qtbot.keyClicks(note, "Half typed")
    cursor = note.textCursor()
    cursor.setPosition(4)
    note.setTextCursor(cursor)
    window.commands.action("hide").trigger()
    assert window.is_covered and not note.isVisible()
    assert "Bridge Street" not in window.windowTitle()
    qtbot.keyClick(window.cover, Qt.Key.Key_X)
    assert not window.is_covered and "Bridge Street" in window.windowTitle()
    assert QApplication.focusWidget() is note
    assert (note.toPlainText(), note.textCursor().position()) == ("Half typed", 4)


def test_closing_hands_over_what_is_typed_and_can_be_refused(start: Start) -> None:
    records = Records(State.OPEN)
    starter = start(records)
    allowed = [False]
    starter.window.ask_before_close(lambda: allowed[0])
    assert not starter.window.close() and on_screen(starter).departed == 1
    allowed[0] = True
    assert starter.window.close()
    starter.close()
    assert records.is_closed
    starter.close()


def test_ctrl_q_closes_the_window_from_a_note_too(start: Start, qtbot: QtBot) -> None:
    starter = start(Records(State.OPEN))
    page = on_screen(starter)
    starter.window.activateWindow()
    page.note.setFocus()
    qtbot.keyClick(page.note, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert starter.window.isHidden()
    assert page.departed == 1


def test_the_window_works_from_1024_by_700(start: Start) -> None:
    starter = start(Records(State.OPEN))
    minimum = starter.window.minimumSize()
    assert minimum.width() <= 1024 and minimum.height() <= 700


def test_a_page_hears_of_changes_and_an_empty_one_tells_nobody(qtbot: QtBot) -> None:
    changes = Changes()
    heard: list[tuple[Change, object]] = []
    changes.changed.connect(lambda change, origin: heard.append((change, origin)))
    changes.notify(Change())
    changes.notify(Change(requirements=frozenset({"10-114"})), origin="panel")
    assert heard == [(Change(requirements=frozenset({"10-114"})), "panel")]


def test_two_changes_merge_into_what_either_says() -> None:
    one, other = Change(frozenset({"a"}), evidence=True), Change(frozenset({"b"}), copies=True)
    assert one.merge(other) == Change(frozenset({"a", "b"}), evidence=True, copies=True)
