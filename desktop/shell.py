"""The parts that every page may be given, and the way from one state of the records to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.changes import Changes
from desktop.errors import ErrorPlace
from desktop.main_window import MainWindow
from desktop.page import Place
from desktop.tasks import TaskRunner
from desktop.theme import Theme


class State(StrEnum):
    """In which state the records were found."""

    FIRST_RUN = "first-run"
    LOCKED = "locked"
    OPEN = "open"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening the records came to; ``session`` is core's and only the wiring knows it.

    *place* and *target* say where to begin, where that is not the first place.
    """

    state: State
    session: Any = None
    place: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What app.py built. The wiring hands a page only the parts that it needs."""

    window: MainWindow
    theme: Theme
    tasks: TaskRunner
    changes: Changes
    errors: ErrorPlace


class Wiring(Protocol):
    """How services and pages come together; ``desktop/wiring.py`` is the real one."""

    def open_session(self) -> Opening:
        """Load core and look at the records. Runs on a worker; imports what is heavy."""
        ...

    def first_run(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the set-up screens."""
        ...

    def unlock(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that asks for the passphrase or the spare key."""
        ...

    def damaged(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that shows what is left of damaged records."""
        ...

    def places(self, navigator: Navigator, opening: Opening) -> Sequence[Place]:
        """Return the places of opened records; the first one is shown."""
        ...

    def close_session(self) -> None:
        """Close the records. Called on the UI thread after all tasks were joined."""
        ...


class Navigator(QObject):
    """Shows first run, unlocking or the places, whichever the records ask for."""

    def __init__(self, shell: Shell, wiring: Wiring) -> None:
        super().__init__(shell.window)
        self.shell = shell
        self._wiring = wiring

    def open(self) -> None:
        """Open the records on a worker, then show what they ask for."""
        self.shell.tasks.run(self, self._wiring.open_session, self.arrive, self._on_failed)

    def arrive(self, opening: Opening) -> None:
        """Show what *opening* asks for; set-up, unlock and lock call it with a new one."""
        window = self.shell.window
        if opening.state is State.FIRST_RUN:
            window.show_alone(self._wiring.first_run(self, opening))
        elif opening.state is State.LOCKED:
            window.show_alone(self._wiring.unlock(self, opening))
        elif opening.state is State.DAMAGED:
            window.show_alone(self._wiring.damaged(self, opening))
        else:
            places = self._wiring.places(self, opening)
            window.set_places(places)
            known = opening.place in {place.key for place in places}
            window.go(opening.place if known else places[0].key, opening.target if known else "")

    def _on_failed(self, error: Exception) -> None:
        from desktop.widgets.empty_state import EmptyState

        self.shell.errors.show(error)
        again = EmptyState(
            "circle-alert",
            self.tr("Your records could not be opened"),
            self.tr("Nothing was changed. The message above says what to do."),
            button=self.tr("Try again"),
        )
        again.acted.connect(self.open)
        self.shell.window.show_alone(again)
