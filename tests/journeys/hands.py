"""The hands of a person at the window: quick ones for the tests, real ones for a real screen.

``IGT_HANDS`` chooses. ``quick`` (or nothing) gives Qt its events straight away, on any platform.
``mouse`` and ``keyboard`` press real keys through the X server, as a person's own hands do:
``mouse`` points and clicks at what it wants and turns the wheel to it, ``keyboard`` never touches
the mouse and reaches everything with Tab and the arrows, or says that it cannot be reached.
"""

from __future__ import annotations

import os
import subprocess
from itertools import groupby
from typing import Protocol

from event_loop import let_work
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QMenu,
    QScrollArea,
    QWidget,
)

MOST_TABS = 250
HEARD_MS = 40  # the server hands an input on within a few; a painted answer needs some more
X_NAMES = {"Return": "Return", "Esc": "Escape", "PgDown": "Next", "PgUp": "Prior", "Del": "Delete",
           "Space": "space", ".": "period", ",": "comma", "/": "slash", "?": "question",
           "Backspace": "BackSpace"}  # fmt: skip


class Hands(Protocol):
    """What a person does with their hands; ``strokes`` counts keys, clicks and turns of the wheel.

    The names are those of the deed: ``press`` a button, ``enter`` a field, ``key`` one key.
    """

    strokes: int

    def press(self, button: QAbstractButton) -> None:
        """Press or tick *button*."""

    def enter(self, field: QWidget, *, keep: bool) -> None:
        """Put the caret into *field*: over everything in it, or at the end if *keep*."""

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Type into *into*, which was entered, or into whatever has the keyboard."""

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        """Press one key."""

    def choose(self, box: QComboBox, row: int) -> None:
        """Choose an entry of a list that drops down."""

    def choose_in_menu(self, menu: QMenu, row: int) -> None:
        """Choose the entry at *row* of an open menu."""


class QuickHands:
    """Gives Qt the events itself; a button need not even be scrolled to."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0

    def press(self, button: QAbstractButton) -> None:
        self.strokes += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=spot_on(button))

    def enter(self, field: QWidget, *, keep: bool) -> None:
        self.strokes += 1
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        to_end_or_all = Qt.Key.Key_End if keep else Qt.Key.Key_A
        QTest.keyClick(field, to_end_or_all, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str, into: QWidget | None = None) -> None:
        self.strokes += len(text)
        target = into or self._window.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        self.strokes += 1
        QTest.keyClick(QApplication.focusWidget() or self._window, key, with_)

    def choose(self, box: QComboBox, row: int) -> None:
        self.strokes += 2  # it is opened, and the entry is clicked
        box.setCurrentIndex(row)

    def choose_in_menu(self, menu: QMenu, row: int) -> None:
        self.strokes += 1
        where = menu.actionGeometry(menu.actions()[row]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)


class MouseHands:
    """Real clicks and real keys, sent through the X server."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0

    def press(self, button: QAbstractButton) -> None:
        self._click(button, spot_on(button))

    def enter(self, field: QWidget, *, keep: bool) -> None:
        self._click(field, field.rect().center())
        self._keys("ctrl+End" if keep else "ctrl+a")

    def type(self, text: str, into: QWidget | None = None) -> None:
        self.strokes += len(text)
        for plain, letters in groupby(text, str.isascii):
            # A letter that the keyboard lacks is put on a key while it is typed; the window must
            # have heard of that.
            self._do("type", "--delay", "12" if plain else "150", "--", "".join(letters))

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        self._keys(x_name(key, with_))

    def choose(self, box: QComboBox, row: int) -> None:
        self._click(box, box.rect().center())
        view = box.view()
        place = view.visualRect(box.model().index(row, box.modelColumn()))
        self._click_at(view.viewport().mapToGlobal(place.center()))

    def choose_in_menu(self, menu: QMenu, row: int) -> None:
        self._click_at(menu.mapToGlobal(menu.actionGeometry(menu.actions()[row]).center()))

    def _click(self, widget: QWidget, spot: QPoint) -> None:
        self._scroll_to(widget, spot)
        self._click_at(widget.mapToGlobal(spot))

    def _click_at(self, where: QPoint) -> None:
        self.strokes += 1
        self._do("mousemove", str(where.x()), str(where.y()), "click", "1")

    def _scroll_to(self, widget: QWidget, spot: QPoint) -> None:
        """Turn the wheel over every area that hides *spot*, the outermost first."""
        for area in reversed(areas_around(widget)):
            port = area.viewport()
            for _ in range(200):
                at = widget.mapTo(port, spot).y()
                if 0 <= at < port.height():
                    break
                over = port.mapToGlobal(QPoint(port.width() - 4, port.height() // 2))
                wheel = "5" if at > 0 else "4"
                self.strokes += 1
                self._do("mousemove", str(over.x()), str(over.y()), "click", wheel)

    def _keys(self, *names: str) -> None:
        self.strokes += len(names)
        self._do("key", "--delay", "15", *names)

    def _do(self, *words: str) -> None:
        """Let xdotool act while the window works, and give the window time to hear of it."""
        tool = subprocess.Popen(["xdotool", *words])
        while tool.poll() is None:
            let_work(5)
        assert tool.returncode == 0, words
        let_work(HEARD_MS)


class KeyboardHands(MouseHands):
    """Never touches the mouse."""

    def press(self, button: QAbstractButton) -> None:
        self._reach(button)
        self._keys("space")

    def enter(self, field: QWidget, *, keep: bool) -> None:
        self._reach(field)
        self._keys("ctrl+End" if keep else "ctrl+a")

    def choose(self, box: QComboBox, row: int) -> None:
        self._reach(box)
        self._keys("Home", *["Down"] * row)

    def choose_in_menu(self, menu: QMenu, row: int) -> None:
        self._keys(*["Down"] * (row + 1), "Return")

    def _reach(self, wanted: QWidget) -> None:
        """Press Tab until *wanted* has the keyboard; the arrows within a group."""
        seen: list[str] = []
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is wanted or (focus is not None and wanted.focusProxy() is focus):
                return
            if in_one_group(focus, wanted):
                self._keys(arrow_towards(focus, wanted))
            else:
                self._keys("Tab")
            now = QApplication.focusWidget()
            seen.append(f"{type(now).__name__} {now.accessibleName() if now else ''}".strip())
        raise AssertionError(
            f"the keyboard does not come to {type(wanted).__name__} "
            f"{wanted.accessibleName()!r}; it came to {list(dict.fromkeys(seen))}"
        )


def hands_for(window: QWidget) -> Hands:
    """Return the hands that ``IGT_HANDS`` asks for."""
    kinds = {"quick": QuickHands, "mouse": MouseHands, "keyboard": KeyboardHands}
    return kinds[os.environ.get("IGT_HANDS", "quick")](window)


def spot_on(button: QAbstractButton) -> QPoint:
    """Return where to click: in the middle, or near the left edge, as on a box or its word."""
    spot = button.rect().center()
    if button.isCheckable():
        spot.setX(min(spot.x(), 14))
    return spot


def areas_around(widget: QWidget) -> list[QScrollArea]:
    """Return the areas that *widget* scrolls in, the innermost first."""
    areas, parent = [], widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            areas.append(parent)
        parent = parent.parentWidget()
    return areas


def in_one_group(focus: QWidget | None, wanted: QWidget) -> bool:
    """Say whether the arrow keys lead from *focus* to *wanted*, as among choices and places."""
    if not isinstance(focus, QAbstractButton) or not isinstance(wanted, QAbstractButton):
        return False
    if focus.group() is not None or wanted.group() is not None:
        return focus.group() is wanted.group() and focus.group().exclusive()
    exclusive = focus.autoExclusive() and wanted.autoExclusive()
    return exclusive and focus.parentWidget() is wanted.parentWidget()


def arrow_towards(focus: QWidget, wanted: QWidget) -> str:
    """Return the arrow that a person presses: across where both stand in one row, else along."""
    way = wanted.mapToGlobal(wanted.rect().center()) - focus.mapToGlobal(focus.rect().center())
    if abs(way.y()) < focus.height() // 2:
        return "Right" if way.x() > 0 else "Left"
    return "Down" if way.y() > 0 else "Up"


def x_name(key: Qt.Key, with_: Qt.KeyboardModifier) -> str:
    """Return what xdotool calls a key with its modifiers, ``ctrl+k`` for example."""
    *modifiers, name = QKeySequence(key).toString().split("+")
    name = X_NAMES.get(name, name.lower() if len(name) == 1 else name)
    held = {
        Qt.KeyboardModifier.ControlModifier: "ctrl",
        Qt.KeyboardModifier.ShiftModifier: "shift",
        Qt.KeyboardModifier.AltModifier: "alt",
    }
    return "+".join([word for flag, word in held.items() if with_ & flag] + modifiers + [name])
