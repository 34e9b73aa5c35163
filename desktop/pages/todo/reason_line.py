"""Asks in place for a few words: why something is dropped, what somebody said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.todo.labelled import labelled
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel


class ReasonLine(QWidget):
    """Hidden until ``begin``. Emits ``given(text)`` or ``left``; Escape leaves."""

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = NoteEdit(name, lines=2)
        self.error = PlainLabel(role="error")
        self.keep = Button(words)
        self.cancel = Button(self.tr("Leave it"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(labelled(name, self.text))
        column.addWidget(self.error)
        self.error.hide()
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        self.hide()
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_left)

    def begin(self) -> None:
        """Ask; the keyboard goes to the field."""
        self.show_error("")
        self.show()
        self.text.setFocus()

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.text.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        self.given.emit(self.text.toPlainText())

    def _on_left(self) -> None:
        self.text.clear()
        self.hide()
        self.left.emit()
