"""What was answered last year, with its note, its evidence and who looks after it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.carrying import Why
from core.domain.year_words import why_text
from core.services.years.looking_again import LastYearsAnswer
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip
from desktop.years.old_answer_view import OldAnswerView
from desktop.years.words import answer_lines


class LastYearCard(Card):
    """Emits ``open_asked(evidence id)``."""

    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Last year"), parent=parent)
        self.chip = StatusChip(self.tr("Not carried over"), "warn")
        self.head.addWidget(self.chip)
        self.source = self.add(PlainLabel(role="small"))
        self.held = self.add(PlainLabel(role="strong"))
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.add_layout(self._column)
        self.body.addStretch(1)
        self.olds: list[OldAnswerView] = []

    def show_answer(self, one: LastYearsAnswer, today: date) -> None:
        """Show what was answered to what *one* asks now."""
        for view in self.olds:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        many = len(one.olds) > 1 or any(old.ref != one.ref for old in one.olds)
        self.olds = [OldAnswerView(old, today, titled=many) for old in one.olds]
        for view in self.olds:
            self._column.addWidget(view)
            view.open_asked.connect(self.open_asked)
        sources = dict.fromkeys(old.question_set for old in one.olds)
        self.source.setText(", ".join(sources))
        words = held_words(one)
        self.held.setText(words)
        self.held.setVisible(bool(words))
        self.chip.setVisible(bool(words))


def held_words(one: LastYearsAnswer) -> str:
    """Say why not all of last year's answer stands in this year's, each reason once."""
    reasons = sorted({held.why for held in one.held}, key=lambda why: why is not Why.AGES)
    first = {held.why: held for held in one.held}
    return " ".join(why_text(first[why]) for why in reasons)


def spoken_answer(one: LastYearsAnswer) -> str:
    """Return last year's answer in a breath, for a screen reader."""
    parts = [f"{line.name}: {line.text}" for old in one.olds for line in answer_lines(old)]
    said = [held_words(one), *parts] if one.held else parts
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in said)
