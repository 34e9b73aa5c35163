"""Writing down that a regular job was done: when, by whom, a note, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.text_line import TextLine
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class TypedDone:
    """What stands in the form. *path* is the file that shows it, where one was dropped."""

    on: date | None
    by: str
    note: str
    path: Path | None


class DoneForm(QWidget):
    """Hidden until ``begin``. Emits ``given(TypedDone)``, ``left``, and ``choose_asked``."""

    given = Signal(object)
    left = Signal()
    choose_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._path: Path | None = None
        self.on = DateField(self.tr("Done on"), today)
        self.by = TextLine(self.tr("Done by"), longest=200)
        self.note = NoteEdit(self.tr("What was seen"), lines=2)
        self.drop = DropArea(
            self.tr("Drop what shows it here: the filled-in sheet, a photograph."),
            self.tr("Choose a file"),
        )
        self.file = PlainLabel(role="small")
        self.error = PlainLabel(role="error")
        self.keep = Button(self.tr("Write it down"))
        self.cancel = Button(self.tr("Leave it"), kind="quiet")
        self._lay_out()
        self.drop.dropped.connect(lambda paths: self.take(paths[0]))
        self.drop.without_file.connect(self._on_without_file)
        self.drop.choose_clicked.connect(self.choose_asked)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_left)

    def begin(self, person: str) -> None:
        """Ask; today and *person* stand there already."""
        self.on.set_value(self._today())
        self.by.setText(person)
        self.note.clear()
        self._path = None
        self.file.hide()
        self.show_error("")
        self.show()
        self.note.setFocus()

    def take(self, path: Path) -> None:
        """Remember the file that shows it."""
        self._path = path
        self.file.setText(self.tr("With it: {name}").format(name=path.name))
        self.file.show()

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.on.line.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        row = FlowLayout(gap=14, row_gap=10)
        row.addWidget(labelled(self.tr("Done on"), self.on))
        row.addWidget(labelled(self.tr("Done by"), self.by))
        column.addLayout(row)
        column.addWidget(labelled(self.tr("What was seen"), self.note))
        column.addWidget(self.drop)
        column.addWidget(self.file)
        column.addWidget(self.error)
        self.file.hide()
        self.error.hide()
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        self.hide()

    def _on_without_file(self) -> None:
        self.drop.text.setText(self.tr("No file came with it. Save it first, then drop it here."))

    def _on_keep(self) -> None:
        self.on.read()
        if self.on.is_readable:
            self.given.emit(
                TypedDone(self.on.value, self.by.text(), self.note.toPlainText(), self._path)
            )
        else:
            self.on.setFocus()

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()
