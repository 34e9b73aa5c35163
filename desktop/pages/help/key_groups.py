"""Gathers what can be done by keys, from the commands of the window and of each place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop.commands.command import Menu, menu_title, plain_text, shown_keys
from desktop.commands.commands import Commands
from desktop.page import Place
from desktop.pages.help.keys_section import KeyGroup

NATIVE = QKeySequence.SequenceFormat.NativeText


def key_groups(commands: Commands, places: Callable[[], Iterable[Place]]) -> tuple[KeyGroup, ...]:
    """Return a group for each menu, then one for each place that has keys of its own."""
    groups = []
    for menu in Menu:
        lines = tuple(
            (plain_text(one.action), shown_keys(one.action))
            for one in sorted(commands.listed(), key=lambda one: one.command.group)
            if one.command.menu is menu and one.action.shortcuts()
        )
        if lines:
            groups.append(KeyGroup(menu_title(menu).replace("&", ""), lines))
    for place in places():
        if place.keys:
            own = tuple((key.words, _all_keys(key.sequences)) for key in place.keys)
            groups.append(KeyGroup(place.text, own))
    return tuple(groups)


def _all_keys(sequences: Iterable[QKeySequence]) -> str:
    either = QCoreApplication.translate("keys", "{first} or {second}")
    keys = [sequence.toString(NATIVE) for sequence in sequences]
    return keys[0] if len(keys) == 1 else either.format(first=keys[0], second=keys[1])
