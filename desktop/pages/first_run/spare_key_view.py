"""Screen 4: the spare key."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.pages.first_run.step_view import StepView
from desktop.pages.first_run.wizard import Answers, Gap, Spare
from desktop.pages.spare_key.panel import SpareKeyPanel
from desktop.widgets.plain_label import PlainLabel


class SpareKeyView(StepView):
    """The panel with the reasons above it."""

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entitle(
            self.tr("Your spare key"),
            self.tr(
                "PCs break, and sometimes somebody resets the sign-in password. A line of letters "
                "on paper opens your records on any PC."
            ),
        )
        self.panel = self.add(SpareKeyPanel(answers.spare_key, answers.asked, offers_later=True))
        self.need = self.add(PlainLabel(role="muted"))
        self.finish()
        self.panel.chosen.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        QTimer.singleShot(0, self, self._show_chosen)  # once it has its place

    def _show_chosen(self) -> None:
        for card in (self.panel.print_card, self.panel.write_card):
            if card.isVisible():
                self.ensureWidgetVisible(card)

    def show_answers(self, answers: Answers) -> None:
        self.need.setText(
            self.tr(
                "On a new PC you need a copy of your records and the sheet (or the passphrase)."
            )
            if answers.wants_passphrase
            else self.tr("On a new PC you need a copy of your records and the sheet.")
        )
        self.panel.show_choice(answers.spare, answers.typed)

    def take(self, answers: Answers) -> None:
        answers.spare = self.panel.spare
        answers.typed = self.panel.typed

    def say(self, gaps: tuple[Gap, ...]) -> None:
        self.panel.say(gaps)

    def first(self) -> QWidget | None:
        return self.panel.choices[self.panel.spare or Spare.PRINT]
