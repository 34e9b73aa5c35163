"""Leads to each place of the window: by menu, by figure key, by Ctrl+K."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.commands.command import Command, Menu
from desktop.commands.commands import Commands
from desktop.commands.menu_bar import MenuBar
from desktop.frame import Frame

NUMBERED = 9  # places that a figure key leads to
PRINT = "print"
TO_PLACE = "go-"  # the keys of these commands begin so
_FOOT = 1


class PlaceCommands(QObject):
    """Follows what the side bar offers: Ctrl+1, Ctrl+2 ... as the places stand there."""

    def __init__(self, commands: Commands, frame: Frame, bar: MenuBar) -> None:
        super().__init__(bar)
        self._commands, self._frame, self._bar = commands, frame, bar
        self._keys: list[str] = []
        frame.places_changed.connect(self._list)
        frame.place_shown.connect(self._on_place_shown)

    def _list(self) -> None:
        self._commands.remove(*self._keys)
        self._keys.clear()
        for number, place in enumerate(self._frame.reachable(), 1):
            keys = (f"Ctrl+{number}",) if number <= NUMBERED else ()
            key = TO_PLACE + place.key
            group = _FOOT if place.foot else 0
            command = Command(key, Menu.GO, place.text, keys, place.icon_name, group)
            self._commands.add(command, partial(self._frame.go, place.key))
            self._keys.append(key)
        if any(place.key == PRINT for place in self._frame.reachable()):
            standard = (QKeySequence.StandardKey.Print, "Ctrl+P")
            paper = Command(PRINT, Menu.FILE, self.tr("Print…"), standard, "printer")
            self._commands.add(paper, partial(self._frame.go, PRINT))
            self._keys.append(PRINT)
        if not self._keys:
            self._bar.show_page("", [])

    def _on_place_shown(self, key: str) -> None:
        page = self._frame.page(key)
        if page is not None:
            self._bar.show_page(self._frame.place(key).text, page.actions())
