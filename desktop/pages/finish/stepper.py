"""The four steps at the top of Finish."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.pages.finish.step_button import StepButton
from desktop.widgets.flow_layout import FlowLayout


class Stepper(QFrame):
    """Emits ``chosen(number)``, counted from 0. Every step can be looked at at any time."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(self.tr("Steps"))
        row = FlowLayout(self, gap=6)
        row.setContentsMargins(10, 8, 10, 8)
        self.buttons: list[StepButton] = []
        for number, words in enumerate(steps):
            button = StepButton(number + 1, words)
            button.clicked.connect(partial(self._on_clicked, number))
            row.addWidget(button)
            self.buttons.append(button)

    def show_step(self, number: int) -> None:
        """Mark the step that is on screen."""
        for place, button in enumerate(self.buttons):
            button.setChecked(place == number)

    def show_done(self, done: Sequence[bool]) -> None:
        """Say which steps are done."""
        for button, is_done in zip(self.buttons, done, strict=True):
            button.show_done(is_done)

    def _on_clicked(self, number: int) -> None:
        self.show_step(number)  # a second press does not take the mark away
        self.chosen.emit(number)
