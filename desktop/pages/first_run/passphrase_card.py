"""Choosing a passphrase: four words proposed, typed back until they sit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from core.services.access import propose_passphrase
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.pages.first_run.wizard import Answers, Gap
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

LONGEST = 400


class PassphraseCard(Card):
    """What is typed here counts; the proposal is only looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your passphrase"), parent=parent)
        self.body.setSpacing(10)
        self.add(
            PlainLabel(
                self.tr(
                    "Four words by chance are easy to keep in mind and hard to guess. Write them "
                    "on paper and keep it away from this PC until you know them by heart."
                )
            )
        )
        row = FlowLayout(gap=14)
        self.proposal = FlowLabel(role="h2")
        self.proposal.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.another = Button(self.tr("Another"), kind="quiet")
        row.addWidget(self.proposal)
        row.addWidget(self.another)
        self.add_layout(row)
        self.typed = LabelledField(
            self.tr("Type these words, or a passphrase of your own"), self._line()
        )
        self.again = LabelledField(self.tr("Type it once more"), self._line())
        self.shown = WrapCheck(self.tr("Show what I type"))
        for widget in (self.typed, self.shown, self.again):
            self.add(widget)
        self.another.clicked.connect(self._propose)
        self.shown.toggled.connect(self._on_shown)
        self._propose()

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setMaxLength(LONGEST)
        return line

    def _propose(self) -> None:
        words = propose_passphrase()
        self.proposal.setText(words)
        self.proposal.setAccessibleName(self.tr("Proposed: {words}").format(words=words))

    def _on_shown(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        for field in (self.typed, self.again):
            field.control.setEchoMode(modes.Normal if shown else modes.Password)
        self.again.setVisible(not shown)

    def show_answers(self, answers: Answers) -> None:
        """Show what was typed before."""
        self.typed.control.setText(answers.passphrase)
        self.again.control.setText(answers.passphrase_again)
        self.shown.setChecked(answers.passphrase_shown)

    def take(self, answers: Answers) -> None:
        """Put what is typed into *answers*."""
        answers.passphrase = self.typed.control.text()
        answers.passphrase_again = self.again.control.text()
        answers.passphrase_shown = self.shown.isChecked()

    def say(self, gaps: tuple[Gap, ...]) -> bool:
        """Show what is wrong here and go there; False when nothing is."""
        self.typed.say("")
        self.again.say("")
        if Gap.PASSPHRASE in gaps:
            self.typed.say(self.tr("Type the words above, or a passphrase of your own."))
        elif Gap.PASSPHRASE_WEAK in gaps:
            self.typed.say(
                self.tr(
                    "This would be guessed too soon. Take four different words, or at least 14 "
                    "characters that are not all alike."
                )
            )
        elif Gap.PASSPHRASE_DIFFERS in gaps:
            self.again.say(
                self.tr("The two are not the same. Type it once more, or show what you type.")
            )
            self.again.control.setFocus()
            return True
        else:
            return False
        self.typed.control.setFocus()
        return True
