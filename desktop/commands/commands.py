"""The one list of what can be done from anywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.commands.command import Command, sequences


@dataclass(frozen=True, slots=True)
class Held:
    """A command and the action that menus show and that listens for its keys."""

    command: Command
    action: QAction


class Commands(QObject):
    """One for the window. Whoever can do something adds it and says when it is possible."""

    changed = Signal()  # something came or went: menus are filled anew

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: dict[str, Held] = {}
        self._impossible: set[str] = set()
        self._covered = False

    def add(self, command: Command, act: Callable[[], object]) -> QAction:
        """Offer *command*, which calls *act*; one of the same key gives way to it."""
        self._drop(command.key)
        action = QAction(command.text.replace("&", "&&"), self._window)
        action.setShortcuts(sequences(command.keys))
        action.setAutoRepeat(command.repeats)
        action.setMenuRole(command.role)
        if command.everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._window.addAction(action)
        self._held[command.key] = Held(command, action)
        self._judge(command.key)
        self.changed.emit()
        return action

    def remove(self, *keys: str) -> None:
        """Offer them no more; one that is not there is no error."""
        for key in keys:
            self._drop(key)
        self.changed.emit()

    def allow(self, key: str, possible: bool, text: str = "") -> None:
        """Say whether the command can be done now, and put it into other words."""
        self._impossible.discard(key)
        if not possible:
            self._impossible.add(key)
        if key in self._held:
            if text:
                self._held[key].action.setText(text.replace("&", "&&"))
            self._judge(key)

    def cover(self, covered: bool) -> None:
        """While the screen is hidden only those work that always do."""
        self._covered = covered
        for key in self._held:
            self._judge(key)

    def action(self, key: str) -> QAction:
        """Return the action of the command *key*."""
        return self._held[key].action

    def listed(self) -> tuple[Held, ...]:
        """Return all of them in the order in which they came."""
        return tuple(self._held.values())

    def _judge(self, key: str) -> None:
        held = self._held[key]
        hidden = self._covered and not held.command.always
        held.action.setEnabled(key not in self._impossible and not hidden)

    def _drop(self, key: str) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            self._window.removeAction(held.action)
            held.action.deleteLater()
