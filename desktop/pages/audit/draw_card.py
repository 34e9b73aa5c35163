"""Draws a sample: how many points, and how that is recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.pages.first_run.labelled_field import LabelledField
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

USUAL = 10


class DrawCard(Card):
    """Emits ``drawn(size, word)``, the word perhaps empty, or ``left``."""

    drawn = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Draw a sample"), parent=parent)
        self.body.setSpacing(12)
        self.lead = self.add(PlainLabel())
        self.size_field = self.add(LabelledField(self.tr("How many points"), QLineEdit()))
        self.word_field = self.add(
            LabelledField(
                self.tr("A word for the draw"),
                QLineEdit(),
                self.tr(
                    "Leave it empty and chance gives one. The same word draws the same points "
                    "again, so anybody can check the draw."
                ),
            )
        )
        for field in (self.size_field, self.word_field):
            field.control.setMaxLength(60)
            field.control.setMaximumWidth(scaled(320))
            field.control.returnPressed.connect(self._on_draw)
        self.recorded = self.add(
            PlainLabel(
                self.tr(
                    "What is recorded: how many of how many, the word, every point that could "
                    "have been drawn, your name and the time. It stays on record even if another "
                    "sample is drawn, so nobody draws until one pleases."
                ),
                role="muted",
            )
        )
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.draw = Button(self.tr("Draw the sample"), icon_name="list-checks", kind="primary")
        self.leave = Button(self.tr("Leave it"), kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.draw)
        row.addWidget(self.leave)
        self.add_layout(row)
        self.draw.clicked.connect(self._on_draw)
        self.leave.clicked.connect(self.left)
        self._population = 0

    def show_population(self, population: int, *, can_leave: bool) -> None:
        """Say from how many points the sample is drawn; what was typed stays."""
        if population != self._population:
            self._population = population
            self.size_field.control.setText(str(min(USUAL, population)))
        self.leave.setVisible(can_leave)
        words = self.tr(
            "There are {count} points that are ticked or answered. Chance picks which of them you "
            "follow to their evidence."
        )
        none = self.tr("Nothing is answered yet, so there is nothing to follow.")
        self.lead.setText(words.format(count=population) if population else none)
        for widget in (self.size_field, self.word_field, self.recorded, self.draw):
            widget.setVisible(bool(population))

    def show_error(self, text: str) -> None:
        """Say why nothing was drawn."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def show_busy(self, busy: bool) -> None:
        """Wait for the draw."""
        self.draw.setEnabled(not busy)

    def _on_draw(self) -> None:
        typed = self.size_field.control.text().strip()
        if not typed.isdecimal():
            self.size_field.say(
                self.tr("Type a number from 1 to {count}.", None, self._population).format(
                    count=self._population
                )
            )
            self.size_field.setFocus()
            return
        self.show_error("")
        self.drawn.emit(int(typed[:6]), self.word_field.control.text())
