"""Step 3: make the file, for somebody or for oneself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.advice import set_changed_words
from core.domain.home_time import is_dspt
from core.services.exports import Exported
from desktop.pages.finish.audience_card import AudienceCard
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.publish_card import PublishCard
from desktop.pages.finish.written_card import WrittenCard
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.sign_line import SignLine
from desktop.widgets.wide_page import WidePage


class SendPanel(WidePage):
    """Emits ``sign_asked`` while nothing is signed; its cards tell the rest."""

    sign_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Publish or send"), parent=parent)
        self.unsigned = self.add(Banner())
        self.unsigned.acted.connect(self.sign_asked)
        self.news = self.add(Banner())
        self.publish = self.add(PublishCard())
        self.written = self.add(WrittenCard())
        self.audience = self.add(AudienceCard())
        self.set_changed = self.add(SignLine("info", "muted"))
        self._waits_at: QWidget | None = None
        self.finish()

    def show_facts(self, facts: Facts) -> None:
        """Show the choices once it is signed."""
        self.audience.setVisible(facts.is_signed and facts.allowed.send)
        self._order(is_dspt(facts.state))
        self.set_changed.say(set_changed_words(facts.state))
        if facts.is_signed:
            self.unsigned.hide()
        else:
            self.written.hide()
            self.unsigned.tell(
                "info",
                self.tr("It is not signed off yet."),
                self.tr("What is sent is the version that was signed, so signing comes first."),
                button=self.tr("Go to sign-off"),
                can_close=False,
            )

    def _order(self, by_website: bool) -> None:
        """Put the website first where it is what counts, else the file."""
        self.audience.save.set_kind("plain" if by_website else "primary")
        self.publish.form.button.set_kind("primary" if by_website else "plain")
        place = self.body.indexOf(self.written) if by_website else self.body.count() - 1
        if (self.body.indexOf(self.publish) < self.body.indexOf(self.written)) != by_website:
            self.body.removeWidget(self.publish)
            self.body.insertWidget(place - (not by_website), self.publish)

    def show_begun(self) -> None:
        """Say that the file is being made."""
        self.audience.show_busy(True)
        self._waits_at = self.window().focusWidget()  # a button that is off cannot keep it
        self.written.hide()
        self.news.tell(
            "info",
            self.tr("The file is being made and then read back."),
            self.tr("You can go on working. The line at the bottom says how far it is."),
            can_close=False,
        )

    def show_written(self, made: Exported) -> None:
        """Say what the written file holds."""
        self.audience.show_busy(False)
        self.news.hide()
        self.written.show_exported(made)
        self.verticalScrollBar().setValue(0)
        self._take_keyboard(self.written.button)

    def show_stopped(self) -> None:
        """Say that it was stopped."""
        self.audience.show_busy(False)
        self.news.tell("info", self.tr("Stopped. No file was left behind."))
        self._take_keyboard(self.audience.save)

    def show_failed(self, tone: str, what: str, next_step: str) -> None:
        """Say why there is no file."""
        self.audience.show_busy(False)
        self.news.tell(tone, what, next_step)
        self._take_keyboard(self.audience.save)

    def _take_keyboard(self, button: Button) -> None:
        """Put the keyboard on *button*, unless the person went somewhere meanwhile."""
        if self.isVisible() and self.window().focusWidget() is self._waits_at:
            button.setFocus()
