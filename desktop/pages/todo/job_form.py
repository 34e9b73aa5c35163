"""Typing a regular job: what, how often, the first day, who, for which questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.jobs import Job
from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.text_line import TextLine
from desktop.pages.todo.words import first_large, listed, months_words, targets_of
from desktop.widgets.button import Button
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.inline_form import InlineForm
from desktop.widgets.note_edit import NoteEdit

_USUAL = (1, 3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class TypedJob:
    """What stands in the form."""

    title: str
    every_months: int
    first_due: date | None
    serves: tuple[str, ...]
    owner: str
    note: str


class JobForm(InlineForm):
    """Emits ``given(TypedJob)`` or ``left``; Escape leaves."""

    given = Signal(object)

    def __init__(
        self, words: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(Button(words, kind="primary"), parent=parent)
        self._months = list(_USUAL)
        self.title = QLineEdit(maxLength=1000)
        self.title.setAccessibleName(self.tr("What comes round"))
        self.owner = TextLine(self.tr("Who does it"), self.tr("a name, or nobody yet"), longest=200)
        self.serves = TextLine(
            self.tr("For which questions"), self.tr("for example 3.2.1, or nothing")
        )
        self.first_due = DateField(self.tr("The first time"), today)
        often = [first_large(months_words(months)) for months in _USUAL]
        self.often = ChoiceRow(self.tr("How often"), often, wraps=True)
        self.note = NoteEdit(self.tr("Note"), lines=2)
        self.speaks = self.title
        row = FlowLayout(gap=14, row_gap=10)
        row.addWidget(labelled(self.tr("The first time"), self.first_due))
        row.addWidget(labelled(self.tr("Who does it"), self.owner))
        row.addWidget(labelled(self.tr("For which questions"), self.serves))
        self.lay_out(
            labelled(self.tr("What comes round"), self.title),
            labelled(self.tr("How often"), self.often),
            row,
            labelled(self.tr("Note"), self.note),
        )

    def begin(self, job: Job | None) -> None:
        """Show *job* to be changed, or nothing."""
        if job is not None:
            self.title.setText(job.title)
            self.owner.setText(job.owner)
            self.serves.setText(listed(job.serves))
            self.first_due.set_value(job.first_due)
            self.note.set_note(job.note)
        months = job.every_months if job is not None else 12
        if months in self._months:
            self.often.show_value(self._months.index(months))
        self.show_error("")
        self.title.setFocus()
        self.title.setCursorPosition(0)

    def clear(self) -> None:
        """Empty every field."""
        for field in (self.title, self.owner, self.serves, self.note):
            field.clear()
        self.note.flush()
        self.first_due.set_value(None)
        self.show_error("")

    def _on_keep(self) -> None:
        self.first_due.read()
        if not self.first_due.is_readable:
            self.first_due.setFocus()
            return
        number = self.often.value
        self.given.emit(
            TypedJob(
                self.title.text(),
                self._months[number] if number >= 0 else 0,
                self.first_due.value,
                tuple(targets_of(self.serves.text())),
                self.owner.text(),
                self.note.toPlainText(),
            )
        )
