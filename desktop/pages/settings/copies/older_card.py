"""What bringing a copy back has replaced: kept for a time, and deleted on demand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.clock import london_date
from core.domain.home import long_date
from core.services.store_care import KeptOlder
from desktop import copy_words
from desktop.figures import size_words
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class OlderCard(Card):
    """Hidden while there is nothing. Emits ``delete_asked`` once it was confirmed."""

    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What was there before"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "Kept beside your records after a copy took their place, after damage, or "
                    "before a new version changed them. It goes by itself after 90 days."
                ),
                role="muted",
            )
        )
        self.list = self.add(PlainLabel())
        self.button = Button(self.tr("Delete it now"), icon_name="trash-2", kind="quiet")
        row = FlowLayout()
        row.addWidget(self.button)
        self.add_layout(row)
        self.confirm = self.add(
            ConfirmPanel(self.tr("Delete it"), self.tr("Keep it"), kind="danger")
        )
        self.button.clicked.connect(self._on_clicked)
        self.confirm.confirmed.connect(self.delete_asked)
        self.confirm.left.connect(self.button.setFocus)

    def show_older(self, older: Sequence[KeptOlder], today: date) -> None:
        """Show *older*, each with the day on which it goes."""
        self.list.setText(
            "\n".join(
                self.tr("From {since}, until {until}, {size}").format(
                    since=copy_words.moment(one.since, today),
                    until=long_date(london_date(one.until)),
                    size=size_words(one.size),
                )
                for one in older
            )
        )
        self.setVisible(bool(older))

    def fold(self) -> None:
        """Ask nothing."""
        self.confirm.hide()

    def _on_clicked(self) -> None:
        self.confirm.ask(
            self.tr("Nothing of it can be had back afterwards. Your copies are not touched.")
        )
