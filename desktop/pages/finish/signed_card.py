"""Who signed, when and how; and the way to open the answers again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.home import long_date
from core.domain.signoff import SignedHow, SignOff
from core.services.address_cards import grouped
from desktop.pages.finish.fact_list import FactList
from desktop.pages.finish.facts import Facts, time_words
from desktop.pages.finish.reason_form import ReasonForm
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class SignedCard(Card):
    """Emits ``sent_on`` for the next step and ``scan_opened(evidence id)``."""

    sent_on = Signal()
    scan_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signed off"), parent=parent)
        self.head.addWidget(StatusChip(self.tr("Frozen"), "ok"))
        self._scan = ""
        self.facts = self.add(FactList())
        self.add(
            PlainLabel(
                self.tr("The answers are frozen as they were signed. Nobody can change them."),
                role="muted",
            )
        )
        self.send_button = Button(self.tr("Go on: publish or send"), kind="primary")
        self.scan_button = Button(self.tr("Show the scan"))
        self.send_button.clicked.connect(self.sent_on)
        self.scan_button.clicked.connect(self._on_scan)
        row = FlowLayout()
        row.addWidget(self.send_button)
        row.addWidget(self.scan_button)
        self.add_layout(row)
        self.body.addSpacing(4)
        self.reopen = self.add(
            ReasonForm(
                self.tr("Open it again"),
                self.tr(
                    "The answers can be changed again and must be signed anew. The version "
                    "that was signed is kept as it is."
                ),
                self.tr("Open it again"),
            )
        )

    def show_facts(self, facts: Facts) -> None:
        """Show the signing in force."""
        signed = facts.state.sign_off
        self.setVisible(signed is not None)
        if signed is None:
            return
        self._scan = signed.scan_id or ""
        self.scan_button.setVisible(bool(self._scan))
        self.facts.show_facts(
            (
                (self.tr("Who"), f"{signed.by}, {signed.role}"),
                (self.tr("When"), long_date(signed.signed_on)),
                (self.tr("How"), self._how(signed)),
                (self.tr("Typed in by"), self._typed(signed)),
                (self.tr("History stamp"), grouped(signed.history_stamp)),
            )
        )

    def _how(self, signed: SignOff) -> str:
        if signed.how is SignedHow.HERE:
            return self.tr("here, in this program")
        text = self.tr("on paper, which is kept at: {place}").format(place=signed.place)
        return self.tr("{how}; with a scan").format(how=text) if signed.scan_id else text

    def _typed(self, signed: SignOff) -> str:
        return self.tr("{name}, {when}").format(
            name=signed.typed_by, when=time_words(signed.recorded_at)
        )

    def _on_scan(self) -> None:
        self.scan_opened.emit(self._scan)
