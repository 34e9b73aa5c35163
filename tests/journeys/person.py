"""A person at the window: looks for words on screen, clicks, types, waits for what is to come.

What is looked for is what a person sees or hears: the text of a button, the name of a field.
Nothing here knows how a page is built.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import shiboken6
from diary import diary_for
from event_loop import let_work
from hands import hands_for
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from desktop.app import Starter

W = TypeVar("W", bound=QWidget)
PATIENCE = 60.0  # seconds; a busy machine is slow, and only a failure waits so long
LOOK_MS = 10


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls *widget*."""
    text = widget.accessibleName()
    if not text and isinstance(widget, QAbstractButton | QLabel):
        text = widget.text()
    return text.replace("&&", "&")


class Person:
    """Works at the window of *starter*."""

    def __init__(self, starter: Starter) -> None:
        self.starter = starter
        self.window = starter.window
        self.hands = hands_for(self.window)
        self.diary = diary_for(self.window)
        self.deeds = 0  # clicks made and fields filled

    def until(self, look: Callable[[], object], what: str = "") -> None:
        """Wait until *look* is true."""
        end = time.monotonic() + PATIENCE
        while not look():
            assert time.monotonic() < end, f"waited in vain for {what}; on screen: {self.words()}"
            let_work(LOOK_MS)

    def sit_down(self) -> None:
        """Wait until the window is there, has the keyboard, and has looked at the records."""
        self.until(lambda: self.starter.navigator is not None, "the window")
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the keyboard to come to the window")
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for is done."""
        assert self.starter.navigator is not None
        tasks = self.starter.navigator.shell.tasks
        self.until(lambda: not tasks.is_busy, "the end of the work")

    def all(self, kind: type[W]) -> Iterator[W]:
        """Yield what can be seen of that kind, in the order in which it was built."""
        for widget in self.window.findChildren(kind):
            if shiboken6.isValid(widget) and widget.isVisible():
                yield widget

    def words(self) -> list[str]:
        """Return every text that can be read now."""
        fields = [one.text() for one in self.all(QLineEdit)]
        return [t for t in [*(name_of(w) for w in self.all(QWidget)), *fields] if t.strip()]

    def sees(self, text: str) -> bool:
        """Say whether *text* can be read somewhere."""
        return any(text in words for words in self.words())

    def look_for(self, text: str) -> None:
        """Wait until *text* can be read."""
        self.until(lambda: self.sees(text), repr(text))

    def find(self, name: str, kind: type[W] = QAbstractButton) -> W:  # type: ignore[assignment]
        """Wait for the control called *name* (the whole, else its beginning) and return it."""
        found: list[W] = []

        def look() -> bool:
            named = [(name_of(one), one) for one in self.all(kind) if one.isEnabled()]
            whole = [one for text, one in named if text == name]
            found[:] = whole or [one for text, one in named if text.startswith(name)]
            return bool(found)

        self.until(look, f"{kind.__name__} {name!r}")
        return found[0]

    def press(self, name: str) -> None:
        """Press the button, tick box or choice called *name*."""
        self.click(self.find(name))

    def click(self, button: QAbstractButton) -> None:
        """Press *button*."""
        name = name_of(button)
        self.deeds += 1
        self.hands.press(button)
        self._note(f"press {name}")

    def type(self, name: str, text: str, *, keep: bool = False) -> QWidget:
        """Go to the field called *name* and type *text*, after what is there if *keep*."""
        field = self.find(name, QPlainTextEdit if self._is_note(name) else QLineEdit)
        self.deeds += 1
        self.hands.enter(field, keep=keep)
        self.hands.type(text, field)
        self._note(f"type into {name}")
        return field

    def keys(self, text: str) -> None:
        """Type *text* into whatever has the keyboard."""
        self.hands.type(text)
        self._note(f"type {text}")

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key in whatever has the keyboard; shortcuts answer too."""
        self.hands.key(key, with_)
        self._note(f"press the key {QKeySequence(key).toString()}")

    def choose_in_menu(self, text: str) -> None:
        """Choose an entry of the menu that is open."""

        def menu() -> QMenu | None:
            shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]
            return next((one for one in shown if one.isVisible()), None)

        self.until(menu, "a menu")
        opened = menu()
        assert opened is not None
        texts = [action.text() for action in opened.actions()]
        self.hands.choose_in_menu(
            opened, next(row for row, words in enumerate(texts) if words.startswith(text))
        )
        self._note(f"choose {text} in the menu")

    def choose(self, name: str, text: str) -> None:
        """Choose the entry that begins with *text* in the list called *name*."""
        box = self.find(name, QComboBox)
        entries = [box.itemText(place) for place in range(box.count())]
        row = next(k for k, entry in enumerate(entries) if entry.startswith(text))
        self.deeds += 2  # it is opened, and the entry is clicked
        self.hands.choose(box, row)
        self.until(lambda: box.currentIndex() == row, f"{text!r} in {name}")
        self._note(f"choose {text} as {name}")

    def drop(self, target: QWidget, *paths: Path) -> None:
        """Drop files on *target*."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        spot, left = target.rect().center(), Qt.MouseButton.LeftButton
        how = (Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, QDragEnterEvent(spot, *how))
        QApplication.sendEvent(target, QDropEvent(QPointF(spot), *how))
        self._note(f"drop {', '.join(path.name for path in paths)}")

    def ticks(self) -> list[QCheckBox]:
        """Return the tick boxes that can be seen."""
        return list(self.all(QCheckBox))

    def go(self, place: str) -> None:
        """Go to a place by its entry in the side bar."""
        self.click(self.window.frame.nav.item(place))
        self.settle()

    def at(self) -> QWidget | None:
        """Return what has the keyboard whenever the window is in front."""
        return self.window.focusWidget()

    def close(self) -> None:
        """Close the window as a person does, and wait until it is gone."""
        self.window.close()
        self.until(lambda: not self.window.isVisible(), "the window to close")
        self.leave()

    def leave(self) -> None:
        """Put the diary away."""
        diary, self.diary = self.diary, None
        if diary is not None:
            diary.close()

    def _note(self, deed: str) -> None:
        if self.diary is not None:
            self.diary.note(deed, self.hands.strokes)

    def _is_note(self, name: str) -> bool:
        def fields(kind: type[QWidget]) -> list[str]:
            return [words for one in self.all(kind) if (words := name_of(one)).startswith(name)]

        self.until(lambda: fields(QLineEdit) or fields(QPlainTextEdit), f"a field {name!r}")
        return bool(fields(QPlainTextEdit))


OpenWindow = Callable[..., Person]
"""The fixture ``open_window``: ``open_window(store, clock=...)`` returns a person at it."""
