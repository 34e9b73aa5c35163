"""Screen 1: what this is, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.pages.first_run.step_view import StepView
from desktop.sample_records import Sample
from desktop.theme import scaled
from desktop.widgets.brand_line import BrandLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class WelcomeView(StepView):
    """Emits ``set_up``, ``look_round(who is made up)`` or ``have_records``."""

    set_up = Signal()
    look_round = Signal(object)
    have_records = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.insertStretch(0, 1)
        self.body.insertWidget(1, BrandLine())
        self.entitle(
            self.tr("Show that your organisation looks after information well"),
            self.tr(
                "Answer the questions at your own pace, keep the documents that show it, have it "
                "signed, and hand it on."
            ),
        )
        self._promise()
        self.set_up_button = Button(self.tr("Set up"), icon_name="arrow-right", kind="primary")
        self.have_button = Button(self.tr("I already have records"), icon_name="usb")
        self.look_button = Button(
            self.tr("Look round with a made-up pharmacy"), icon_name="search", kind="quiet"
        )
        self.care_home_button = Button(
            self.tr("Look round with a made-up care home"), icon_name="search", kind="quiet"
        )
        for row in (
            (self.set_up_button, self.have_button),
            (self.look_button, self.care_home_button),
        ):
            buttons = FlowLayout(gap=12)
            for button in row:
                buttons.addWidget(button)
            self.add_layout(buttons)
        self.add(
            PlainLabel(
                self.tr(
                    "What is made up is kept apart and marked SAMPLE everywhere. The pharmacy "
                    "answers the old toolkit by levels; the care home answers the questions of the "
                    "newest. You can set up your own from there."
                ),
                role="muted",
            )
        )
        self.finish()
        self.body.setStretch(self.body.count() - 1, 2)
        self.set_up_button.clicked.connect(self.set_up)
        self.look_button.clicked.connect(lambda: self.look_round.emit(Sample.PHARMACY))
        self.care_home_button.clicked.connect(lambda: self.look_round.emit(Sample.CARE_HOME))
        self.have_button.clicked.connect(self.have_records)

    def _promise(self) -> None:
        """Say what the program does, and what it is not."""
        card = self.add(Card())
        card.body.setSpacing(scaled(14))
        for icon, text in (
            (
                "shield-check",
                self.tr(
                    "It works without the internet and sends nothing unless you tell it to. "
                    "Everything stays on this computer, locked."
                ),
            ),
            (
                "external-link",
                self.tr(
                    "It is not the official website. It helps you to get the answers together and "
                    "to put them there."
                ),
            ),
            ("clock", self.tr("Setting up takes about eight minutes. You can go back any time.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(IconLabel(icon, "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(text), 1)
            card.add_layout(row)

    def first(self) -> QWidget | None:
        return self.set_up_button
