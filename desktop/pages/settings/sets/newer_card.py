"""A newer question set that is here: what it asks otherwise, and going on with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.years.next_set import NewerSet
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.pages.settings.sets.words import dates_words, outcome_words, set_name
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip
from desktop.years.differences_view import DifferencesView


class NewerCard(Card):
    """Emits ``begin_asked(id of the set)`` once it was confirmed.

    Signed work is the ground of a new year; unfinished work is moved.
    """

    begin_asked = Signal(str)

    def __init__(
        self, newer: NewerSet, today: date, *, signed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(set_name(newer.catalogue), parent=parent)
        self._id = newer.catalogue.id
        self.head.addWidget(StatusChip(self.tr("Newer"), "ok"))
        self.add(PlainLabel(dates_words(newer.catalogue, today)))
        words = (
            self.tr("Start the new year with last year's answers")
            if signed
            else self.tr("Move this unfinished assessment to the new set")
        )
        self.button = Button(words, icon_name="arrow-right", kind="primary")
        row = FlowLayout(gap=8)
        row.addWidget(self.button)
        self.add_layout(row)
        yes = self.tr("Start it") if signed else self.tr("Move it")
        self.confirm = self.add(ConfirmPanel(yes, self.tr("Not now"), kind="primary"))
        self.add(PlainLabel(self.tr("What it asks of you otherwise:"), role="muted"))
        self.differences = self.add(DifferencesView())
        self.differences.show_differences(newer.differences, newer.catalogue.org_types)
        self._outcome = outcome_words(newer.outcome, signed=signed)
        self.button.clicked.connect(self._on_clicked)
        self.confirm.left.connect(self._on_left)
        self.confirm.confirmed.connect(self._on_confirmed)

    def fold(self) -> None:
        """Ask nothing."""
        self.confirm.hide()
        self.button.show()

    def _on_clicked(self) -> None:
        self.button.hide()
        self.confirm.ask(self._outcome)

    def _on_left(self) -> None:
        self.fold()
        self.button.setFocus()

    def _on_confirmed(self) -> None:
        self.button.show()
        self.button.setEnabled(False)
        self.begin_asked.emit(self._id)
