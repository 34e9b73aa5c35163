"""What a command is: its words, its keys and the menu that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from core.text import QT_TRANSLATE_NOOP

Keys = str | QKeySequence.StandardKey
"""Either the keys by name, or what the platform uses for such a thing."""


class Menu(StrEnum):
    """The menus from left to right. The one of the place on screen stands before Help."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    HELP = "help"


_TITLES = {
    Menu.FILE: QT_TRANSLATE_NOOP("commands", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("commands", "&Edit"),
    Menu.VIEW: QT_TRANSLATE_NOOP("commands", "&View"),
    Menu.GO: QT_TRANSLATE_NOOP("commands", "&Go"),
    Menu.HELP: QT_TRANSLATE_NOOP("commands", "&Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. *key* names it in the code, *text* on screen.

    Where it stands ``always`` it works under a hidden screen, too. ``group`` parts the menu: a
    line is drawn where it changes. ``role`` is where macOS puts it.
    """

    key: str
    menu: Menu
    text: str
    keys: tuple[Keys, ...] = ()
    icon_name: str = "arrow-right"
    group: int = 0
    always: bool = False
    repeats: bool = False
    everywhere: bool = False  # in another window of this program, too
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def menu_title(menu: Menu) -> str:
    """Return the word of *menu*, with the letter that Alt opens it with."""
    return QCoreApplication.translate("commands", _TITLES[menu])


def sequences(keys: Iterable[Keys]) -> list[QKeySequence]:
    """Return *keys* as Qt wants them: the platform's own first, none of them twice."""
    found: list[QKeySequence] = []
    for one in keys:
        named = [QKeySequence(one)] if isinstance(one, str) else QKeySequence.keyBindings(one)
        found += [sequence for sequence in named if sequence not in found]
    return found


def shown_keys(action: QAction) -> str:
    """Return the keys of *action* as this platform writes them; empty where it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def plain_text(action: QAction) -> str:
    """Return the words of *action* as they are read."""
    return action.text().replace("&&", "&")
