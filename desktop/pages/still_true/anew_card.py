"""This year's answer, given right here where that is simple."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.catalogue import AnswerKind
from core.domain.scoring import NO, YES
from core.services.years.looking_again import LastYearsAnswer
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel

LONGEST = 100_000
_TICKED = (AnswerKind.YES_NO, AnswerKind.OPEN)
_WORDS = (AnswerKind.TEXT, AnswerKind.OPEN)
_HERE = (AnswerKind.YES_NO, AnswerKind.CONFIRM, AnswerKind.DATE, AnswerKind.TEXT, AnswerKind.OPEN)


class AnewCard(Card):
    """``answered(text)``: this is the answer now. ``went_on()``: the next question, please.

    ``words`` has drafts of its own, which the page keeps. Ctrl+Enter goes on from there.
    """

    answered = Signal(str)
    went_on = Signal()
    question_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("This year's answer"), parent=parent)
        self.kind = AnswerKind.LEVELS
        self.hint = self.add(PlainLabel(role="muted"))
        self.yes = Button(self.tr("Yes"), icon_name="check")
        self.no = Button(self.tr("No"), icon_name="x")
        self.confirm = Button(self.tr("I confirm it"), icon_name="check")
        ticks = FlowLayout(gap=8)
        for button, text in ((self.yes, YES), (self.no, NO), (self.confirm, YES)):
            ticks.addWidget(button)
            button.clicked.connect(lambda _=False, text=text: self._on_ticked(text))
        self.add_layout(ticks)
        self.day = self.add(DateField(self.tr("The day this year"), today))
        self.words = self.add(
            NoteEdit(self.tr("This year's answer in words"), lines=4, longest=LONGEST)
        )
        self.keep = Button(self.tr("Keep it and go on"), icon_name="arrow-right")
        self.keep.setToolTip(self.tr("Ctrl+Enter"))
        self.question = Button(self.tr("Answer it among the questions"), icon_name="arrow-right")
        self.later = Button(self.tr("Later  (Esc)"), kind="quiet")
        self.later.setAccessibleName(self.tr("Later, go on to the next"))
        row = FlowLayout(gap=8)
        for button in (self.keep, self.question, self.later):
            row.addWidget(button)
        self.add_layout(row)
        self.day.changed.connect(self._on_day)
        self.day.line.returnPressed.connect(self.go_on)
        self.keep.clicked.connect(self.go_on)
        self.later.clicked.connect(self.went_on)
        self.question.clicked.connect(self.question_asked)

    @property
    def is_simple(self) -> bool:
        """Whether the answer can be given here."""
        return self.kind in _HERE

    def show_answer(self, one: LastYearsAnswer, kind: AnswerKind, *, is_new: bool) -> None:
        """Offer what *kind* takes. *is_new*: another question is shown than before."""
        self.kind = kind
        for widget, kinds in (
            (self.yes, _TICKED),
            (self.no, _TICKED),
            (self.confirm, (AnswerKind.CONFIRM,)),
            (self.day, (AnswerKind.DATE,)),
            (self.words, _WORDS),
            (self.keep, (AnswerKind.DATE, *_WORDS)),
        ):
            widget.setVisible(kind in kinds)
        self.question.setVisible(not self.is_simple)
        self.hint.setText(self._hint())
        for button, text in ((self.yes, YES), (self.no, NO), (self.confirm, YES)):
            button.set_kind("primary" if one.now.item == text else "plain")
        if is_new or not self.day.line.hasFocus():
            self.day.set_value(_day(one.now.item) if kind is AnswerKind.DATE else None)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes to answer it anew."""
        first = {
            AnswerKind.YES_NO: self.yes,
            AnswerKind.CONFIRM: self.confirm,
            AnswerKind.DATE: self.day.line,
            AnswerKind.TEXT: self.words,
            AnswerKind.OPEN: self.words,
        }
        return first.get(self.kind, self.question)

    def flush(self) -> None:
        """Hand over what is half typed."""
        self.words.flush()
        if self.kind is AnswerKind.DATE and not self.day.isHidden():
            self.day.read()

    def go_on(self) -> None:
        """Keep what stands here and ask for the next; a date that cannot be read stays."""
        self.flush()
        if self.kind is not AnswerKind.DATE or self.day.is_readable:
            self.went_on.emit()

    def _hint(self) -> str:
        if self.is_simple:
            return self.tr("Answer it here and go on, or leave it for later.")
        if self.kind is AnswerKind.DOCUMENT:
            return self.tr("It is answered by a document. Attach this year's there.")
        return self.tr("It is answered by ticks. Change them there.")

    def _on_ticked(self, text: str) -> None:
        self.answered.emit(text)
        self.went_on.emit()

    def _on_day(self, day: date | None) -> None:
        self.answered.emit(day.isoformat() if day else "")


def words_of(one: LastYearsAnswer, kind: AnswerKind) -> str:
    """Return what stands in the field for words."""
    item = one.now.item or ""
    return item if kind in _WORDS and item not in (YES, NO) else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
