"""Remembers where one was typing, and goes back there when the page has been built anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

EVERY_MS = 60
TRIES = 50
HELD = 4


@dataclass(frozen=True, slots=True)
class Caret:
    """A control by its kind and accessible name, and the place of the caret in it."""

    kind: type[QWidget]
    name: str
    position: int = 0


def caret_now(root: QWidget) -> Caret | None:
    """Return where the keyboard is inside *root*."""
    widget = root.window().focusWidget()  # also while another window is in front
    if widget is None or not root.isAncestorOf(widget) or not widget.accessibleName():
        return None
    position = 0
    if isinstance(widget, QPlainTextEdit):
        position = widget.textCursor().position()
    elif isinstance(widget, QLineEdit):
        position = widget.cursorPosition()
    return Caret(type(widget), widget.accessibleName(), position)


class CaretReturn(QObject):
    """Looks for the control in *root* until it is there; gives up after three seconds."""

    def __init__(self, caret: Caret, root: QWidget) -> None:
        super().__init__(root)
        self._caret, self._root, self._left = caret, root, TRIES
        self._held = 0  # how often it was in place: a page that is built may move it once more
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        self._left -= 1
        self._held += self._go()
        if self._held >= HELD or self._left <= 0:
            self._timer.stop()
            self.deleteLater()

    def _go(self) -> bool:
        for widget in self._root.findChildren(self._caret.kind):
            if widget.accessibleName() == self._caret.name and widget.isVisible():
                return self._put(widget)
        return False

    def _put(self, widget: QWidget) -> bool:
        """Put the caret into *widget*; False while its text is still to come."""
        position = self._caret.position
        if self._held and self._root.window().focusWidget() is widget:
            return True
        if isinstance(widget, QPlainTextEdit):
            length = len(widget.toPlainText())
            if position and not length:
                return False
            position = min(position, length)  # a blank at the end is not kept
            cursor = widget.textCursor()
            cursor.setPosition(position)
            widget.setTextCursor(cursor)
        elif isinstance(widget, QLineEdit):
            widget.setCursorPosition(position)
        widget.setFocus()
        return True
