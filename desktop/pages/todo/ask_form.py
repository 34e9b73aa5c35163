"""Asking somebody: whom, how to reach them, about which questions, with the letter to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.domain.catalogue import QuestionSet
from core.domain.letters import Letter
from core.domain.requests import CHASE_AFTER
from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.letter_panel import LetterPanel
from desktop.pages.todo.question_ticks import QuestionTicks
from desktop.pages.todo.text_line import TextLine
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.inline_form import InlineForm

_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """What stands in the form."""

    asked_of: str
    reach: str
    serves: tuple[str, ...]
    asked_on: date | None
    chase_on: date | None
    letter: str


class AskForm(InlineForm):
    """Emits ``letter_wanted()`` when the letter has to be written anew, ``given(TypedRequest)``."""

    letter_wanted = Signal()
    given = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        keep = Button(self.tr("I have asked: wait for the reply"), kind="primary")
        super().__init__(keep, parent=parent)
        self._today = today
        self.asked_of = TextLine(
            self.tr("Whom you ask"), self.tr("a firm or a person"), longest=200
        )
        self.reach = TextLine(self.tr("How to reach them"), self.tr("an e-mail address, a number"))
        self.asked_on = DateField(self.tr("Asked on"), today)
        self.chase_on = DateField(self.tr("Remind them on"), today)
        self.questions = QuestionTicks()
        self.letter = LetterPanel(self.tr("The letter"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        row = FlowLayout(gap=14, row_gap=10)
        row.addWidget(labelled(self.tr("Whom you ask"), self.asked_of))
        row.addWidget(labelled(self.tr("How to reach them"), self.reach))
        row.addWidget(labelled(self.tr("Asked on"), self.asked_on))
        row.addWidget(labelled(self.tr("Remind them on"), self.chase_on))
        self.lay_out(row, self.questions, self.letter)
        self._pause.timeout.connect(self.letter_wanted)
        self.asked_of.textChanged.connect(self._on_changed)
        self.questions.changed.connect(self._on_changed)
        self.chase_on.changed.connect(self._on_changed)
        self.asked_on.changed.connect(self._on_asked_on)

    @property
    def typed(self) -> TypedRequest:
        """What stands there now."""
        return TypedRequest(
            self.asked_of.text(),
            self.reach.text(),
            self.questions.chosen,
            self.asked_on.value,
            self.chase_on.value,
            self.letter.text.toPlainText(),
        )

    def begin(
        self, questions: QuestionSet, offered: Sequence[str], chosen: Sequence[str], told: str
    ) -> None:
        """Ask whom to ask for *chosen*; *offered* are the questions that can be ticked besides."""
        self.questions.show_questions(questions, offered, chosen)
        if told and not self.asked_of.text():
            self.asked_of.setText(told)
        if self.asked_on.value is None:
            self.asked_on.set_value(self._today())
            self.chase_on.set_value(self._today() + CHASE_AFTER)
        self.show_error("")
        self.asked_of.setFocus()
        self._on_changed()

    def show_letter(self, letter: Letter) -> None:
        """Show the letter for what stands in the fields."""
        self.letter.show_letter(letter)

    def clear(self) -> None:
        """Empty every field."""
        self.asked_of.clear()
        self.reach.clear()
        self.asked_on.set_value(None)
        self.chase_on.set_value(None)
        self.letter.clear()
        self._pause.stop()
        self.show_error("")

    def _on_changed(self) -> None:
        self._pause.start()

    def _on_asked_on(self, day: date | None) -> None:
        if day is not None:
            self.chase_on.set_value(day + CHASE_AFTER)
            self._on_changed()

    def _on_keep(self) -> None:
        for field in (self.asked_on, self.chase_on):
            field.read()
            if not field.is_readable:
                field.setFocus()
                return
        self.given.emit(self.typed)
