"""One point of the sample: the question, the criterion, and what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.audit import AuditPoint
from core.domain.state import AssessmentState
from desktop.pages.audit.words import answer_words, holds_chip
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class PointCard(Card):
    """Emits ``question_asked`` to see it among the others."""

    question_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("The point"))
        self.number = PlainLabel(role="eyebrow", wrap=False)
        self.chip = StatusChip()
        top = FlowLayout(gap=8)
        top.addWidget(self.number)
        top.add_trailing(self.chip)
        self.add_layout(top)
        self.title.show()
        self.body.removeItem(self.head)
        self.body.addLayout(self.head)
        self.text = self.add(PlainLabel(role="lead"))
        self.note = self.add(PlainLabel())
        self.note.make_selectable()
        self.owner = self.add(PlainLabel(role="muted"))
        self.question = Button(self.tr("See the whole question"), kind="quiet")
        row = FlowLayout()
        row.addWidget(self.question)
        self.add_layout(row)
        self.question.clicked.connect(self.question_asked)

    def show_point(
        self, point: AuditPoint, number: int, total: int, state: AssessmentState
    ) -> None:
        """Show *point*, the *number*th of *total*."""
        words = self.tr("Point {number} of {total}  ·  {key}")
        self.number.setText(words.format(number=number, total=total, key=point.point))
        self.chip.show_status(*holds_chip(point, state))
        gone = self.tr("This point is no longer in the question set.")
        self.title.setText(f"{point.ref}  {point.title}" if point.title else gone)
        said = answer_words(point)
        self.text.setText(said)
        self.text.setVisible(bool(said))
        self.note.setText(
            self.tr("Note: {note}").format(note=point.note)
            if point.note
            else self.tr("There is no note on it.")
        )
        owner = self.tr("Looked after by {name}.").format(name=point.owner)
        self.owner.setText(owner if point.owner else self.tr("Nobody is named to look after it."))
        self.question.setVisible(point.ref in state.by_ref)
