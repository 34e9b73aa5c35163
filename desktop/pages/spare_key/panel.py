"""Printing the spare key or writing it down, and typing two groups back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from core.services.access import SpareKey
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.pages.first_run.wizard import Gap, Spare
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.key_groups import KeyGroups
from desktop.widgets.plain_label import PlainLabel

PREFIX = "AGE-SECRET-KEY-1"


class SpareKeyPanel(QWidget):
    """Emits ``print_clicked``; ``chosen`` when another way was taken."""

    print_clicked = Signal()
    chosen = Signal()

    def __init__(
        self,
        key: SpareKey,
        asked: tuple[int, int],
        *,
        offers_later: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self.choices = {
            Spare.PRINT: ChoiceCard(
                self.tr("Print it"), self.tr("A sheet with the key, and how it is used.")
            ),
            Spare.WRITE: ChoiceCard(
                self.tr("Write it down"), self.tr("58 letters and figures, in groups of four.")
            ),
            Spare.LATER: ChoiceCard(
                self.tr("Later today"),
                self.tr("Until then “No spare key yet” stands at the top of the window."),
            ),
        }
        self.choices[Spare.LATER].setVisible(offers_later)
        self._group = QButtonGroup(self)
        self.error = PlainLabel(role="error")
        self.print_card, self.write_card = Card(), Card()
        self.back_card = Card(self.tr("Two groups back, to be sure"))
        self.print_button = Button(self.tr("Show the sheet to print"), icon_name="printer")
        self.print_note = PlainLabel(role="muted")
        self.groups = KeyGroups(PREFIX, key.groups)
        self.hide_button = Button(self.tr("I have written it down"))
        self.fields = tuple(self._field(number) for number in asked)
        self._fill()
        self._lay_out()
        self._arrange()

    @property
    def spare(self) -> Spare | None:
        """What was chosen."""
        return next((spare for spare, card in self.choices.items() if card.isChecked()), None)

    @property
    def typed(self) -> tuple[str, str]:
        """The two groups as they were typed."""
        first, second = (field.control.text() for field in self.fields)
        return first, second

    def show_choice(self, spare: Spare | None, typed: tuple[str, str]) -> None:
        """Show what was chosen and typed before."""
        if spare is not None:
            self.choices[spare].setChecked(True)
        for field, text in zip(self.fields, typed, strict=True):
            field.control.setText(text)

    def say(self, gaps: tuple[Gap, ...]) -> None:
        """Show what is missing in its place and go to the first."""
        self.error.setText(self.tr("Choose one of these.") if Gap.SPARE in gaps else "")
        self.error.setVisible(Gap.SPARE in gaps)
        for gap, field, number in zip(
            (Gap.FIRST_GROUP, Gap.SECOND_GROUP), self.fields, self._asked, strict=True
        ):
            words = self.tr("Group {number} on the paper reads otherwise. Compare it once more.")
            if not field.control.text().strip():
                words = self.tr("Type group {number} from the paper.")
            field.say(words.format(number=number) if gap in gaps else "")
        wrong = [field for field in self.fields if field.error.text()]
        if wrong:
            wrong[0].control.setFocus()

    def say_printing(self, text: str) -> None:
        """Say how printing went."""
        self.print_note.setText(text)

    def _field(self, number: int) -> LabelledField:
        line = QLineEdit()
        line.setMaxLength(20)
        return LabelledField(self.tr("Group {number}").format(number=number), line)

    def _fill(self) -> None:
        self.print_card.add(
            PlainLabel(
                self.tr(
                    "The sheet opens in the program that shows PDF files on this PC. Print it "
                    "there and close it again; it is taken off the disk when you go on."
                )
            )
        )
        row = FlowLayout(gap=10)
        row.addWidget(self.print_button)
        self.print_card.add_layout(row)
        self.print_note.setText(
            self.tr(
                "Do not keep it as a file on this PC: if the PC breaks, the spare key goes with "
                "it, and whoever has the PC has the key."
            )
        )
        self.print_card.add(self.print_note)
        self.write_card.add(
            PlainLabel(self.tr("Copy the groups on paper with their numbers. Capitals or not."))
        )
        self.write_card.add(self.groups)
        hide_row = FlowLayout(gap=10)
        hide_row.addWidget(self.hide_button)
        self.write_card.add_layout(hide_row)
        self.back_card.add(PlainLabel(self.tr("Take the paper and type these two groups from it.")))
        for field in self.fields:
            self.back_card.add(field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in self.choices.values():
            self._group.addButton(card)
            column.addWidget(card)
            card.toggled.connect(self._on_toggled)
        for widget in (self.error, self.print_card, self.write_card, self.back_card):
            column.addWidget(widget)
        self.error.hide()
        self.print_button.clicked.connect(self.print_clicked)
        self.hide_button.clicked.connect(self._on_hide)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.groups.show()
            self.error.hide()
            self._arrange()
            self.chosen.emit()

    def _arrange(self) -> None:
        spare = self.spare
        self.print_card.setVisible(spare is Spare.PRINT)
        self.write_card.setVisible(spare is Spare.WRITE)
        self.back_card.setVisible(spare in (Spare.PRINT, Spare.WRITE))
        self._name_button()

    def _on_hide(self) -> None:
        self.groups.setVisible(self.groups.isHidden())
        self._name_button()
        if self.groups.isHidden():
            self.fields[0].control.setFocus()

    def _name_button(self) -> None:
        self.hide_button.set_text(
            self.tr("Show it again")
            if self.groups.isHidden()
            else self.tr("I have written it down")
        )
