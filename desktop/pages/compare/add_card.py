"""A question is on the website that is missing here: its number, its words, what it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from core.services.amending.amendments import NewQuestion
from core.services.amending.comparison import Part
from desktop.pages.compare.words import KINDS, kind_words
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

_UNKNOWN = len(KINDS) - 1


class AddCard(Card):
    """Emits ``added(NewQuestion)``. What is typed stays until it was taken."""

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A question is there that is missing here"), parent=parent)
        self._parts: Sequence[Part] = ()
        self.number = self.add(
            LabelledField(self.tr("Its number"), QLineEdit(), self.tr("for example 1.3.9"))
        )
        self.words = self.add(LabelledField(self.tr("What it asks, in its words"), QLineEdit()))
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.part = self.add(LabelledField(self.tr("Where it stands"), box))
        self.box = box
        self.kind = ChoiceRow(
            self.tr("It is answered by"), [kind_words(kind) for kind, _ in KINDS], wraps=True
        )
        self.must = ChoiceRow(
            self.tr("It is"), [self.tr("Compulsory"), self.tr("Not compulsory")], wraps=True
        )
        for name, row in ((self.tr("It is answered by"), self.kind), (self.tr("It is"), self.must)):
            self.add(PlainLabel(name, role="strong"))
            self.add(row)
        self.kind.show_value(_UNKNOWN)
        self.must.show_value(0)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.keep = Button(self.tr("Add it"), icon_name="plus")
        line = FlowLayout()
        line.addWidget(self.keep)
        self.add_layout(line)
        self.number.control.textEdited.connect(self._on_number)
        self.keep.clicked.connect(self._on_keep)
        self.words.control.returnPressed.connect(self._on_keep)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show where a question can stand."""
        if tuple(parts) == tuple(self._parts):
            return
        self._parts = tuple(parts)
        self.box.clear()
        self.box.addItems([_part_words(part) for part in parts])

    def empty(self) -> None:
        """Clear what was typed: it was taken."""
        self.number.control.clear()
        self.words.control.clear()
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _on_number(self, text: str) -> None:
        """Choose the part that the number belongs to: 1.3 for 1.3.9."""
        fits = [n for n, part in enumerate(self._parts) if text.strip().startswith(f"{part.id}.")]
        if fits:
            self.box.setCurrentIndex(max(fits, key=lambda n: len(self._parts[n].id)))

    def _on_keep(self) -> None:
        number = self.number.control.text().strip()
        if not number:
            self.number.say(self.tr("Type the number first."))
            self.number.control.setFocus()
            return
        if not self.words.control.text().strip():
            self.words.say(self.tr("Copy what it asks from the website."))
            self.words.control.setFocus()
            return
        self.added.emit(
            NewQuestion(
                ref=number,
                title=self.words.control.text(),
                group=self._parts[self.box.currentIndex()].id if self._parts else "",
                answer=KINDS[self.kind.value][0].value,
                mandatory=self.must.value == 0,
            )
        )


def _part_words(part: Part) -> str:
    return f"{part.id}  {part.title}" if part.id[:1].isdigit() else part.title
