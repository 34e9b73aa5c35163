"""F1 and the menu Help: help on the place one is in, and the ways into the place Help."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop.commands.command import Command, Keys, Menu
from desktop.commands.commands import Commands
from desktop.frame import Frame

HELP = "help"
GUIDE, KEYS, WORDS, ABOUT, LICENCES = "guide", "keys", "words", "about", "licences"
_ROLES = {ABOUT: QAction.MenuRole.AboutRole}


class HelpCommands(QObject):
    """There while opened records have the place Help."""

    def __init__(self, commands: Commands, frame: Frame) -> None:
        super().__init__(frame)
        self._commands, self._frame = commands, frame
        self._keys: list[str] = []
        frame.places_changed.connect(self._list)

    def _list(self) -> None:
        self._commands.remove(*self._keys)
        self._keys.clear()
        if not any(place.key == HELP for place in self._frame.all_places()):
            return
        here = (QKeySequence.StandardKey.HelpContents, "F1")
        self._add("here", self.tr("Help on this place"), here, self._show_here)
        for target, text in (
            (GUIDE, self.tr("User guide")),
            (KEYS, self.tr("Keyboard shortcuts")),
            (WORDS, self.tr("What the words mean")),
            (LICENCES, self.tr("Licences")),
            (ABOUT, self.tr("About this program")),
        ):
            self._add(target, text, (), partial(self._frame.go, HELP, target))

    def _add(self, key: str, text: str, keys: tuple[Keys, ...], act: object) -> None:
        role = _ROLES.get(key, QAction.MenuRole.NoRole)
        command = Command(f"help-{key}", Menu.HELP, text, keys, "circle-help", role=role)
        self._commands.add(command, act)  # type: ignore[arg-type]
        self._keys.append(command.key)

    def _show_here(self) -> None:
        chapter = self._frame.place(self._frame.key).help if self._frame.key else ""
        self._frame.go(HELP, f"{GUIDE}/{chapter}" if chapter else GUIDE)
