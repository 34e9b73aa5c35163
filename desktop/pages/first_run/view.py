"""Layout of first run: how far one is on top, the screen, Back and Next at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.catalogue import Catalogue
from desktop.pages.first_run.about_view import AboutView
from desktop.pages.first_run.good_start_view import GoodStartView
from desktop.pages.first_run.sign_in_view import SignInView
from desktop.pages.first_run.spare_key_view import SpareKeyView
from desktop.pages.first_run.step_view import StepView
from desktop.pages.first_run.welcome_view import WelcomeView
from desktop.pages.first_run.wizard import ORDER, Answers, Step, before
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class FirstRunView(QWidget):
    """The five screens in a stack."""

    def __init__(
        self,
        answers: Answers,
        sets: Sequence[Catalogue],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.welcome = WelcomeView()
        self.about = AboutView(sets, today)
        self.sign_in = SignInView()
        self.spare_key = SpareKeyView(answers)
        self.good_start = GoodStartView(today)
        self.screens: dict[Step, StepView] = {
            Step.WELCOME: self.welcome,
            Step.ABOUT: self.about,
            Step.SIGN_IN: self.sign_in,
            Step.SPARE_KEY: self.spare_key,
            Step.GOOD_START: self.good_start,
        }
        self.stack = QStackedWidget()
        for screen in self.screens.values():
            self.stack.addWidget(screen)
        self.where = PlainLabel(role="eyebrow", wrap=False)
        self.bar = ProgressBar(self.tr("How far setting up is"), tone="accent")
        self.back = Button(self.tr("Back"), icon_name="chevron-left", kind="quiet")
        self.next = Button(self.tr("Next"), kind="primary")
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.busy = PlainLabel(role="muted")
        self.busy.hide()
        self._lay_out()

    def show_step(self, step: Step) -> None:
        """Show the screen of *step*."""
        number = ORDER.index(step) + 1
        self.where.setText(
            self.tr("Step {number} of {total}").format(number=number, total=len(ORDER))
        )
        self.bar.show_count(number, len(ORDER))
        self.stack.setCurrentWidget(self.screens[step])
        self.back.setVisible(before(step) is not None)
        self.foot.setVisible(step is not Step.WELCOME)
        self.say("")

    def set_busy(self, words: str) -> None:
        """Say what is being done and take no further clicks; an empty text ends that."""
        self.busy.setText(words)
        self.busy.setVisible(bool(words))
        for widget in (self.stack, self.back, self.next):
            widget.setEnabled(not words)
        if words:
            self.say("")
            self.foot.show()

    def say(self, error: str) -> None:
        """Show what went wrong, above the buttons."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        if error:
            self.foot.show()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "plain")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 14, 24, 0)
        row.setSpacing(16)
        row.addWidget(self.where)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot = QFrame()
        self.foot.setProperty("surface", "strip")
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(24, 10, 24, 12)
        below.setSpacing(8)
        below.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addWidget(self.busy, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
