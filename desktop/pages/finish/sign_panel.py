"""Step 2: the owner's page, the statement, and the signing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.advice import set_changed_words
from core.domain.home import long_date
from desktop.allowed import signing_words
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.kept_card import KeptCard
from desktop.pages.finish.owner_card import OwnerCard
from desktop.pages.finish.reason_form import ReasonForm
from desktop.pages.finish.sign_card import SignCard
from desktop.pages.finish.signed_card import SignedCard
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card
from desktop.widgets.side_by_side import SideBySide
from desktop.widgets.sign_line import SignLine
from desktop.widgets.wide_page import WidePage


class SignPanel(WidePage):
    """Emits ``check_asked`` where something is still in the way. The cards tell the rest."""

    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sign off"), parent=parent)
        self.news = self.add(Banner())  # what was just done, or could not be
        self.not_mine = self.add(Banner())
        self.obstacle = self.add(Banner())
        self.obstacle.acted.connect(self.check_asked)
        self.sent_back = self.add(Banner())
        self.set_changed = self.add(SignLine("info", "muted"))
        both = self.add(SideBySide(760))
        self.owner = OwnerCard()
        both.add(self.owner, 11, at_top=True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.sign = SignCard()
        self.signed = SignedCard()
        self.refusal = Card(self.tr("Not ready to sign?"))
        self.send_back = self.refusal.add(
            ReasonForm(
                self.tr("Send it back with a reason"),
                self.tr("Nothing is signed. The manager sees the reason and can answer it."),
                self.tr("Send it back"),
                who=self.tr("Name of whoever sends it back"),
            )
        )
        self.kept = KeptCard()
        for card in (self.sign, self.signed, self.refusal, self.kept):
            column.addWidget(card)
        both.add(right, 9, at_top=True)
        self.finish()

    def show_facts(self, facts: Facts) -> None:
        """Show the form, or who signed."""
        stops = len(facts.in_the_way)
        self.set_changed.say(set_changed_words(facts.state))
        self.owner.show_facts(facts)
        self.sign.show_facts(facts)
        self.signed.show_facts(facts)
        self.kept.show_facts(facts)
        self.sign.setVisible(not facts.is_signed)
        self.sign.show_form(not stops and facts.allowed.sign)
        self.refusal.setVisible(not facts.is_signed and facts.allowed.sign)
        self.signed.reopen.setVisible(facts.allowed.sign)
        if facts.allowed.sign or not facts.allowed.change:  # who only reads was told on top
            self.not_mine.hide()
        else:
            self.not_mine.tell("info", *signing_words(facts.allowed), can_close=False)
        if stops:
            one = self.tr("One thing is still in the way of signing.")
            more = self.tr("{count} things are still in the way of signing.")
            self.obstacle.tell(
                "info",
                one if stops == 1 else more.format(count=stops),
                self.tr("The owner can read and print this page all the same."),
                button=self.tr("See what"),
                can_close=False,
            )
        else:
            self.obstacle.hide()
        back = facts.state.send_back
        if back is not None and not facts.is_signed:
            self.sent_back.tell(
                "warn",
                self.tr("Sent back by {name} on {day}.").format(
                    name=back.by, day=long_date(back.at.date())
                ),
                back.reason,
                can_close=False,
            )
        else:
            self.sent_back.hide()
