"""The palette itself: a field, and below it a list that the arrow keys go through."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.announce import announce_found
from desktop.palette.rows import Line
from desktop.theme import scaled
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.search_line import SearchLine
from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel

WIDTH, HEIGHT = 680, 480  # at 100 % text, where the window has room
_MARGIN = 16
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class Palette(QFrame):
    """Lies over *around*. Emits ``chosen(Line)``, ``typed(text)`` and ``left()`` for Esc."""

    typed = Signal(str)
    chosen = Signal(object)  # Line
    left = Signal()

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setProperty("surface", "palette")
        self.setAccessibleName(self.tr("Find anything"))
        self._lines: list[Line] = []
        self.line = SearchLine()
        self.line.setPlaceholderText(self.tr("Find a question, evidence, a place or a command"))
        self.line.setAccessibleName(self.tr("Find a question, evidence, a place or a command"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.typed)
        self.rows = TwoLineModel()
        self.list = TwoLineList(self.tr("What was found"), self.rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard
        self.list.entered_row.connect(self._on_entered)
        self.nothing = PlainLabel(self.tr("Nothing has all of these words."), role="muted")
        self.hint = PlainLabel(
            self.tr("Up and Down choose, Enter opens, Esc closes."), role="small"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.hint)
        self.nothing.hide()
        self.hide()
        around.installEventFilter(self)

    def show_lines(self, lines: Iterable[Line], *, final: bool) -> None:
        """Show *lines*, the first one chosen. *final*: nothing more will be found."""
        self._lines = list(lines)
        self.rows.set_rows(one.row for one in self._lines)
        if self._lines:
            self.list.show_key(self._lines[0].row.key)
        if final and self.line.text().strip():
            announce_found(self, len(self._lines))
        empty = final and not self._lines
        self.nothing.setVisible(empty)
        self.list.setHidden(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self._place()
        elif watched is self.line and event.type() is QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._on_key(event.key())
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._place()

    def _on_key(self, key: int) -> bool:
        """Do what a key means here; False where the field is to have it."""
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.key and self._lines:
                self._on_entered(self.list.key)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # there is nothing else to go to
        elif key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        if not self._lines:
            return
        last = len(self._lines) - 1
        place = max(self.list.currentIndex().row(), 0) + step
        if abs(step) == 1 and not 0 <= place <= last:
            place %= last + 1  # round the ends
        self.list.show_key(self._lines[min(max(place, 0), last)].row.key)

    def _on_entered(self, key: str) -> None:
        line = next((one for one in self._lines if one.row.key == key), None)
        if line is not None:
            self.chosen.emit(line)

    def _place(self) -> None:
        around = self.parentWidget()
        width = min(scaled(WIDTH), around.width() - 2 * _MARGIN)
        height = min(scaled(HEIGHT), around.height() - 2 * _MARGIN)
        top = max(_MARGIN, min(scaled(64), (around.height() - height) // 2))
        self.setGeometry((around.width() - width) // 2, top, width, height)
