"""Where copies go: this PC, sticks, folders; and a form for one more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.backup.copy_views import PlaceView
from desktop.focus_order import meet_before
from desktop.pages.settings.copies.add_form import AddForm
from desktop.pages.settings.copies.place_row import PlaceRow
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PlacesCard(Card):
    """Emits ``add_asked``, and ``copy_asked(id)`` and ``forget_asked(id)`` of its rows."""

    add_asked = Signal()
    copy_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where copies go"), parent=parent)
        self.body.setSpacing(14)
        self.rows: list[PlaceRow] = []
        self._shown: tuple[tuple[PlaceView, ...], date] | None = None
        self.none = self.add(
            PlainLabel(
                self.tr("The first copy is made on this PC, by itself, in a moment."), role="muted"
            )
        )
        self._top = self.body.count()
        self.form = self.add(AddForm())
        self.form.hide()
        self.add_button = Button(self.tr("Add a stick or a folder…"), icon_name="usb")
        row = FlowLayout()
        row.addWidget(self.add_button)
        self.add_layout(row)
        self.add_button.clicked.connect(self.add_asked)

    def show_places(self, places: Sequence[PlaceView], today: date) -> None:
        """Show *places*; what is being asked about one of them is given up if they changed."""
        if (tuple(places), today) == self._shown:
            return
        self._shown = (tuple(places), today)
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PlaceRow(place, today, self) for place in places]
        for number, row in enumerate(self.rows):
            self.body.insertWidget(self._top + number, row)
            row.copy_asked.connect(self.copy_asked)
            row.forget_asked.connect(self.forget_asked)
        controls = [
            control
            for row in self.rows
            for control in (row.copy, row.forget, row.confirm.yes, row.confirm.no)
        ]
        meet_before(self.form.label.control, controls)
        self.none.setVisible(not self.rows)

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while a copy is being made."""
        for row in self.rows:
            row.setEnabled(not busy)
        self.add_button.setEnabled(not busy)

    def fold(self) -> None:
        """Ask nothing."""
        self.form.hide()
        for row in self.rows:
            row.fold()
