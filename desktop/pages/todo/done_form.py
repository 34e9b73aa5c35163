"""Writing down that a regular job was done: when, by whom, a note, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.text_line import TextLine
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.inline_form import InlineForm
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class TypedDone:
    """What stands in the form. *path* is the file that shows it, where one was dropped."""

    on: date | None
    by: str
    note: str
    path: Path | None


class DoneForm(InlineForm):
    """Hidden until ``begin``. Emits ``given(TypedDone)``, ``left``, and ``choose_asked``."""

    given = Signal(object)
    choose_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(Button(self.tr("Write it down")), parent=parent)
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
        self.speaks = self.on.line
        row = FlowLayout(gap=14, row_gap=10)
        row.addWidget(labelled(self.tr("Done on"), self.on))
        row.addWidget(labelled(self.tr("Done by"), self.by))
        seen = labelled(self.tr("What was seen"), self.note)
        self.lay_out(row, seen, self.drop, self.file, margin=4)
        self.file.hide()
        self.hide()
        self.drop.dropped.connect(lambda paths: self.take(paths[0]))
        self.drop.without_file.connect(self._on_without_file)
        self.drop.choose_clicked.connect(self.choose_asked)

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
