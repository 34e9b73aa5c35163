"""The answer to one question, in the form that the question takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.catalogue import AnswerKind
from core.domain.scoring import NO, YES
from core.domain.state import RequirementState
from core.services.open_answers import How
from desktop.pages.questions.answer.choices import AnswerChoices
from desktop.pages.questions.answer.way import IN_WORDS, KEPT_SOMEWHERE, WAYS, way_of
from desktop.pages.questions.answer.words_field import WordsField
from desktop.widgets.card import Card
from desktop.widgets.date_field import DateField
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle
from desktop.widgets.wrap_check import WrapCheck

LONGEST_PLACE = 10_000


class AnswerCard(Card):
    """``answered(text)`` for a tick or a date, "" when it is cleared; ``way_chosen(How)`` for an
    open question. Words and place have drafts of their own."""

    answered = Signal(str)
    way_chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Answer"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self._requirement: RequirementState | None = None
        self._chosen: How | None = None
        self._can_change = True
        self.choices = self.add(AnswerChoices())
        self.confirm = self.add(WrapCheck(""))
        self.day = self.add(DateField(self.tr("The day"), today))
        self.words = self.add(WordsField())
        self.place = self.add(NoteEdit(self.tr("Where it is kept"), lines=2, longest=LONGEST_PLACE))
        self.place.setPlaceholderText(
            self.tr("for example: red binder, office shelf; or a folder or a link")
        )
        self.place.setAcceptDrops(False)
        self.day.line.setAcceptDrops(False)
        self.hint = self.add(PlainLabel(role="small"))
        self.choices.chosen.connect(self._on_chosen)
        self.choices.cleared.connect(self._on_cleared)
        self.confirm.clicked.connect(lambda on: self.answered.emit(YES if on else ""))
        self.day.changed.connect(lambda day: self.answered.emit(day.isoformat() if day else ""))

    @property
    def kind(self) -> AnswerKind:
        """How the question that is shown is answered."""
        if self._requirement is None:
            return AnswerKind.LEVELS
        return self._requirement.asked.requirement.answer

    def show_question(self, requirement: RequirementState, *, can_change: bool) -> None:
        """Show the answer; words and place are the page's, because they may be half typed."""
        is_new = self._requirement is None or self._requirement.ref != requirement.ref
        if is_new:
            self._chosen = None
        self._requirement, self._can_change = requirement, can_change
        asked, answer = requirement.asked.requirement, requirement.answer
        self.choices.offer(WAYS.get(asked.answer, ()))
        self.confirm.set_text(self.tr("I confirm: {title}").format(title=asked.title))
        self.confirm.setChecked(answer.item == YES)
        self.confirm.setEnabled(can_change)
        if asked.answer is AnswerKind.DATE:
            self.day.show_again(_day(answer.item), is_new=is_new)
        self.day.line.setReadOnly(not can_change)
        self.place.setReadOnly(not can_change)
        restyle(self.place, "readOnly", not can_change)
        self.words.show_limit(asked.limit, can_change=can_change)
        self._fit()

    def first_control(self) -> QWidget:
        """Return where the keyboard goes when the person turns to the answer."""
        for control in (self.words.edit, self.place, self.day.line, self.confirm):
            if not control.isHidden() and not control.parentWidget().isHidden():
                return control if self.choices.isHidden() else self.choices.control()
        return self.choices.control()

    def control_of(self, how: How) -> QWidget:
        """Return the field for words or place; else the first control."""
        if how is How.WORDS and not self.words.isHidden():
            return self.words.edit
        if how is How.PLACE and not self.place.isHidden():
            return self.place
        return self.first_control()

    def insert(self, text: str) -> None:
        """Put an example into the words; an open question is answered in words from then on."""
        self._chosen = How.WORDS
        self._show_way(How.WORDS)
        self.words.insert(text)

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.words.edit.flush()
        self.place.flush()
        if not self.day.isHidden():
            self.day.read()

    def _fit(self) -> None:
        assert self._requirement is not None
        half_typed = None
        if self.words.edit.has_unsent:
            half_typed = How.WORDS
        elif self.place.has_unsent:
            half_typed = How.PLACE
        self._show_way(way_of(self.kind, self._requirement.answer, self._chosen, half_typed))

    def _show_way(self, way: How | None) -> None:
        kind = self.kind
        has_choice = kind in WAYS
        self.choices.setVisible(has_choice)
        self.choices.show_value(way, can_change=self._can_change)
        self.confirm.setVisible(kind is AnswerKind.CONFIRM)
        self.day.setVisible(kind is AnswerKind.DATE)
        self.words.setVisible(kind in IN_WORDS and (not has_choice or way is How.WORDS))
        self.place.setVisible(kind in KEPT_SOMEWHERE and (not has_choice or way is How.PLACE))
        self.hint.setText(self._hint(way))
        self.hint.setVisible(bool(self.hint.text()))

    def _hint(self, way: How | None) -> str:
        if self.kind is AnswerKind.DOCUMENT:
            return self.tr("Attach the document below, or say here where it is kept. One will do.")
        if way is How.NO:
            return self.tr("With “no” the question stays to go. A note can say what is missing.")
        if self.kind is not AnswerKind.OPEN:
            return ""
        aside = []
        if way is not How.WORDS and self.words.edit.toPlainText().strip():
            aside.append(self.tr("Your words are kept; “In words” brings them back."))
        if way is not How.PLACE and self.place.toPlainText().strip():
            aside.append(self.tr("Where it is kept stays noted too."))
        if way is None and not aside:
            return self.tr(
                "We do not know how the website asks this. Answer in the way that fits; a document "
                "attached below will do too."
            )
        return " ".join(aside)

    def _on_chosen(self, how: How) -> None:
        self.flush()  # what was typed is recorded first, so that it can come back
        self._chosen = how
        self._show_way(how)
        if self.kind is AnswerKind.OPEN:
            self.way_chosen.emit(how)
        else:
            self.answered.emit(YES if how is How.YES else NO)

    def _on_cleared(self) -> None:
        self._chosen = None
        self._show_way(None)
        self.answered.emit("")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None  # nothing yet, or words of an earlier program
