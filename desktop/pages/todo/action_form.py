"""Typing an action: what, for which questions, who, until when, how long it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from core.domain.plan import Action, Effort, Suggestion
from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.text_line import TextLine
from desktop.pages.todo.words import effort_words, listed, targets_of
from desktop.widgets.button import Button
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.inline_form import InlineForm
from desktop.widgets.note_edit import NoteEdit


@dataclass(frozen=True, slots=True)
class TypedAction:
    """What stands in the form."""

    title: str
    serves: tuple[str, ...]
    owner: str
    due: date | None
    effort: Effort | None
    note: str


class ActionForm(InlineForm):
    """Emits ``given(TypedAction)`` or ``left``; Escape leaves. ``begin`` shows what is there."""

    given = Signal(object)

    def __init__(
        self, words: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(Button(words, kind="primary"), parent=parent)
        self.title = QLineEdit(maxLength=1000)
        self.serves = TextLine(
            self.tr("For which questions"), self.tr("for example 3.2.1, or nothing")
        )
        self.owner = TextLine(self.tr("Who does it"), self.tr("a name, or nobody yet"), longest=200)
        self.due = DateField(self.tr("To be done by"), today)
        self._sizes = list(effort_words())
        sizes = [self.tr("not sure"), *effort_words().values()]
        self.effort = ChoiceRow(self.tr("How long it takes"), sizes, wraps=True)
        self.note = NoteEdit(self.tr("Note"), lines=2)
        self.speaks = self.title
        self.title.setAccessibleName(self.tr("What is to be done"))
        row = FlowLayout(gap=14, row_gap=10)
        row.addWidget(labelled(self.tr("Who does it"), self.owner))
        row.addWidget(labelled(self.tr("To be done by"), self.due))
        row.addWidget(labelled(self.tr("For which questions"), self.serves))
        self.lay_out(
            labelled(self.tr("What is to be done"), self.title),
            row,
            labelled(self.tr("How long it takes"), self.effort),
            labelled(self.tr("Note"), self.note),
        )
        self.title.returnPressed.connect(self._on_keep)

    def begin(self, action: Action | Suggestion | None, people: Sequence[str]) -> None:
        """Show *action* to be changed, or a suggestion for a new one, or nothing."""
        if action is not None:
            self.title.setText(action.title)
            self.serves.setText(listed(action.serves))
            self.due.set_value(action.due)
            effort = action.effort
            self.effort.show_value(self._sizes.index(effort) + 1 if effort else 0)
        else:
            self.effort.show_value(0)
        if isinstance(action, Action):
            self.owner.setText(action.owner)
            self.note.set_note(action.note)
        completer = QCompleter(list(people), self.owner)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self.show_error("")
        self.title.setFocus()
        self.title.setCursorPosition(0)

    def clear(self) -> None:
        """Empty every field: what was typed is recorded, or was left."""
        for field in (self.title, self.serves, self.owner, self.note):
            field.clear()
        self.note.flush()
        self.due.set_value(None)
        self.effort.show_value(0)
        self.show_error("")

    def _on_keep(self) -> None:
        self.due.read()
        if not self.due.is_readable:
            self.due.setFocus()
            return
        number = self.effort.value
        self.given.emit(
            TypedAction(
                self.title.text(),
                tuple(targets_of(self.serves.text())),
                self.owner.text(),
                self.due.value,
                self._sizes[number - 1] if number > 0 else None,
                self.note.toPlainText(),
            )
        )
