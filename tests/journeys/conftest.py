"""Whole stories in the real window on real encrypted records."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dialogs import Dialogs
from fixed_clock import FixedClock
from outside import OutsidePrograms
from person import OpenWindow, Person
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stalls import watching

from desktop.app import Starter
from desktop.opener import Surroundings
from desktop.theme import Mode, Theme
from desktop.wiring import make_wiring

HERE = Path(__file__).parent
SCREEN = ("DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
for name in SCREEN:  # given by play.py, which started a screen of its own for this run
    if f"IGT_JOURNEY_{name}" in os.environ:
        os.environ[name] = os.environ[f"IGT_JOURNEY_{name}"]

sys.path.insert(0, str(HERE.parent.parent / "scripts"))  # the made-up next year


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says that it has no window manager to tell sizes to; it is right."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(autouse=True)
def _stalls_told(request: pytest.FixtureRequest) -> Iterator[None]:
    """Print what held up the event loop, where IGT_STALLS is set; never a reason to fail."""
    if not os.environ.get("IGT_STALLS"):
        yield
        return
    request.getfixturevalue("qapp")
    with watching() as watch:
        yield
    sys.stdout.write(watch.report() + "\n")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that the program keeps on this computer lies in here."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    """What the person answers in the platform's file dialogs."""
    return Dialogs(monkeypatch)


@pytest.fixture
def outside() -> Iterator[OutsidePrograms]:
    """The other programs of this computer: what they were given to open."""
    programs = OutsidePrograms()
    yield programs
    programs.stop()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look of the shipped program; undressed again afterwards."""
    qapp.setStyle("Fusion")
    yield
    # The closed window goes first: to dress all of it once more takes seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Theme(qapp).choose(Mode.LIGHT, 100)
    qapp.setStyleSheet("")


@pytest.fixture
def open_window(
    qapp: QApplication, dressed: None, qtbot: QtBot, home: Path
) -> Iterator[OpenWindow]:
    """Open the window as the program does, and wait until it has looked at the records."""
    started: list[Starter] = []
    persons: list[Person] = []

    def begin(store: Path | None = None, *, clock: FixedClock | None = None) -> Person:
        around = Surroundings(clock=clock) if clock else None
        starter = Starter(qapp, lambda: make_wiring(store, around=around))
        started.append(starter)
        qtbot.addWidget(starter.window)
        starter.show()
        person = Person(starter)
        persons.append(person)
        person.sit_down()
        return person

    yield begin
    for person in persons:
        person.leave()
    persons.clear()
    for starter in started:
        starter.close()
        starter.deleteLater()
    started.clear()
    gc.collect()
