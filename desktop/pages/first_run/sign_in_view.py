"""Screen 3: who uses this computer's sign-in, which decides what opens the records."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.pages.first_run.passphrase_card import PassphraseCard
from desktop.pages.first_run.step_view import StepView
from desktop.pages.first_run.wizard import Answers, Gap, Uses
from desktop.widgets.banner import Banner
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.plain_label import PlainLabel


class SignInView(StepView):
    """Three choices; the passphrase is asked for right below where one is needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entitle(
            self.tr("Who uses this computer’s sign-in?"),
            self.tr("The answer decides what opens your records on this PC."),
        )
        self.choices = {
            Uses.ONLY_ME: ChoiceCard(
                self.tr("Only me"),
                self.tr(
                    "This PC opens the records, with no extra password. Anyone at the PC while "
                    "you are signed in can open them too."
                ),
            ),
            Uses.SEVERAL: ChoiceCard(
                self.tr("Several of us share one"),
                self.tr(
                    "A passphrase of four words opens the records: asked when the program starts, "
                    "and after a lock."
                ),
            ),
            Uses.NOT_SURE: ChoiceCard(
                self.tr("I am not sure"),
                self.tr("Then a passphrase is the safe choice. It can be changed later."),
            ),
        }
        self._group = QButtonGroup(self)
        for card in self.choices.values():
            self._group.addButton(self.add(card))
            card.toggled.connect(self._arrange)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.notice = self.add(Banner())
        self.passphrase = self.add(PassphraseCard())
        self.finish()
        self._fails = False
        self._arrange()

    @property
    def _uses(self) -> Uses | None:
        return next((uses for uses, card in self.choices.items() if card.isChecked()), None)

    def _arrange(self) -> None:
        uses = self._uses
        alone_in_vain = uses is Uses.ONLY_ME and self._fails
        asks = uses in (Uses.SEVERAL, Uses.NOT_SURE) or alone_in_vain
        appears = asks and self.passphrase.isHidden()
        self.passphrase.setVisible(asks)
        self.notice.setVisible(alone_in_vain)
        if uses is not None:
            self.error.hide()
        if appears:  # once it has its place
            QTimer.singleShot(0, self, self._show_passphrase)

    def _show_passphrase(self) -> None:
        self.ensureWidgetVisible(self.passphrase)
        if self.notice.isVisible():  # why it is asked for comes first
            self.ensureWidgetVisible(self.notice)

    def show_answers(self, answers: Answers) -> None:
        self._fails = answers.keyring_fails
        if answers.keyring_fails:
            self.notice.tell(
                "info",
                self.tr("This PC has no safe place that remembers a key"),
                self.tr(
                    "That is nothing you did: some computers have none. A passphrase does the "
                    "same, on this PC and on any other."
                ),
                can_close=False,
            )
        if answers.uses is not None:
            self.choices[answers.uses].setChecked(True)
        self.passphrase.show_answers(answers)
        self._arrange()

    def take(self, answers: Answers) -> None:
        answers.uses = self._uses
        self.passphrase.take(answers)

    def say(self, gaps: tuple[Gap, ...]) -> None:
        self.error.setText(self.tr("Choose one of the three.") if Gap.USES in gaps else "")
        self.error.setVisible(Gap.USES in gaps)
        if self.passphrase.say(gaps):
            self.ensureWidgetVisible(self.passphrase)

    def first(self) -> QWidget | None:
        if self.passphrase.isVisibleTo(self) and not self._fails:
            return self.passphrase.typed.control
        return self.choices[self._uses or Uses.ONLY_ME]
