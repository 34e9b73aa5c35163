"""One of the four steps, to go to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.widgets.button import Button


class StepButton(Button):
    """Its words and its icon say whether the step is done; the one on screen is pressed in."""

    def __init__(self, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name="chevron-right", kind="quiet", parent=parent)
        self._number, self._words = number, words
        self.setCheckable(True)
        self.show_done(False)

    def show_done(self, done: bool) -> None:
        """Say whether the step is done."""
        self._icon_name = "circle-check" if done else "chevron-right"
        text = self.tr("{number}. {step}, done") if done else self.tr("{number}. {step}")
        self.set_text(text.format(number=self._number, step=self._words))
        spoken = self.tr("Step {number} of 4: {step}, done")
        if not done:
            spoken = self.tr("Step {number} of 4: {step}, not done yet")
        self.setAccessibleName(spoken.format(number=self._number, step=self._words))
        self._draw()
