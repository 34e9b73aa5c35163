"""The line about time; the due date is changed right there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.domain.home import Go, HomeLine
from desktop.pages.home.line_card import LineCard
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField


class TimeCard(LineCard):
    """Emits ``due_chosen(date or None)``. An emptied field means that no date is set."""

    due_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._today = date.min
        self._due: date | None = None
        self.field = DateField(self.tr("Due date"), self._day)
        self.done = Button(self.tr("Done"))
        self.add(self.field)
        self.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.changed.connect(self._on_typed)
        self.done.clicked.connect(self._on_done)
        self.field.line.returnPressed.connect(self._on_done)
        self._show_field(False)

    def show_time(self, line: HomeLine, due: date | None, today: date) -> None:
        """Show the sentence; a date that is just being typed is left alone."""
        self.show_line(line)
        self._today, self._due = today, due
        if line.go is not Go.DUE_DATE:
            self._show_field(False)
        elif self.field.isHidden():
            self.field.set_value(due)

    def edit(self) -> None:
        """Put the field where the button was."""
        self.field.set_value(self._due)
        self._show_field(True)
        self.field.line.setFocus()
        self.field.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.isHidden():
            self.field.set_value(self._due)  # before the field is left, which would keep it
            self._show_field(False)
            self.button.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, day: date | None) -> None:
        """Keep a date as soon as its field is left, by whatever way."""
        if day != self._due:
            self._due = day
            self.due_chosen.emit(day)

    def _on_done(self) -> None:
        self.field.read()
        if self.field.is_readable:
            self._show_field(False)
            self.button.setFocus()

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self.done.setVisible(shown)
        self.button.setVisible(not shown)

    def _day(self) -> date:
        return self._today
