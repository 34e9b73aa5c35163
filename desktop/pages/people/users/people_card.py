"""The people who share this PC, each on a line, and how to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.people.users.facts import PeopleFacts
from desktop.pages.people.users.person_row import PersonRow
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PeopleCard(Card):
    """Emits ``another_asked``, and ``row_made(PersonRow)`` for each new line."""

    another_asked = Signal()
    row_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People on this PC"), parent=parent)
        self.body.setSpacing(14)
        self.lead = self.add(PlainLabel())
        self.rows: list[PersonRow] = []
        self._shown: PeopleFacts | None = None
        self._top = self.body.count()
        self.another = Button(self.tr("Add somebody"), icon_name="plus")
        row = FlowLayout()
        row.addWidget(self.another)
        self.add_layout(row)
        self.another.clicked.connect(self.another_asked)

    def show_people(self, facts: PeopleFacts) -> None:
        """Show who is here; what is being asked about somebody is given up if that changed."""
        shown = self._shown
        if shown is not None and (shown.present, shown.working, shown.administers) == (
            facts.present, facts.working, facts.administers,
        ):  # fmt: skip
            return
        self._shown = facts
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            PersonRow(p, own=p.id == facts.working.id, administers=facts.administers)
            for p in facts.present
        ]
        before: QWidget = self
        for number, row in enumerate(self.rows):
            self.body.insertWidget(self._top + number, row)
            row.unfolded.connect(self._on_unfolded)
            self.row_made.emit(row)
            for button in (row.change, row.pin, row.leave):
                self.setTabOrder(before, button)
                before = button
        self.another.setVisible(facts.administers)
        words = self.tr(
            "The name on top of the window says who works, and lets somebody else work."
        )
        if not facts.administers:
            ask = self.tr("Only an administrator changes people: ask {names}.")
            names = self.tr(" or ").join(facts.administrators)
            words = f"{words} {ask.format(names=names)}"
        self.lead.setText(words)

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while something is being changed."""
        for widget in (*self.rows, self.another):
            widget.setEnabled(not busy)

    def fold(self) -> None:
        """Ask nothing."""
        for row in self.rows:
            row.fold()

    def _on_unfolded(self, row: PersonRow) -> None:
        for other in self.rows:
            if other is not row:
                other.fold()
