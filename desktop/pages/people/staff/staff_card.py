"""Everybody who works here, each on a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.people.staff.facts import StaffFacts
from desktop.pages.people.staff.record_bar import RecordBar
from desktop.pages.people.staff.staff_row import StaffRow
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class StaffCard(Card):
    """Emits ``trained(ids, date, course)``, ``row_unfolded(StaffRow)``, ``add_asked``,
    ``many_asked`` and ``users_put``."""

    trained = Signal(object, object, str)
    row_unfolded = Signal(object)
    add_asked = Signal()
    many_asked = Signal()
    users_put = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who works here"), parent=parent)
        self._today = today
        self.body.setSpacing(8)
        self.empty = self.add(
            PlainLabel(
                self.tr(
                    "Nobody is on the list yet. Put everybody on it who works with you, also "
                    "those who never use this program: owners, drivers, the weekend team. Then "
                    "it says by itself how many are trained, and when each is due again."
                )
            )
        )
        self.add_button = Button(self.tr("Add somebody"), icon_name="plus")
        self.many_button = Button(self.tr("Paste names or read a list"), icon_name="upload")
        self.users_button = Button("", icon_name="users")
        row = FlowLayout(gap=8)
        for button in (self.add_button, self.many_button, self.users_button):
            row.addWidget(button)
        self.add_layout(row)
        self.bar = self.add(RecordBar(today))
        self.rows: list[StaffRow] = []
        self._shown: StaffFacts | None = None
        self.add_button.clicked.connect(self.add_asked)
        self.many_button.clicked.connect(self.many_asked)
        self.users_button.clicked.connect(self.users_put)
        self.bar.all_ticked.connect(self._on_all_ticked)
        self.bar.recorded.connect(self._on_recorded)

    def show_staff(self, facts: StaffFacts) -> None:
        """Show who is here; ticks stay with their names, what is unfolded is given up."""
        self._show_buttons(facts)
        if self._shown is not None and self._shown.here == facts.here:
            return
        self._shown = facts
        ticked = {row.one.id for row in self.rows if row.check.isChecked()}
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            StaffRow(
                one,
                self._today,
                is_user=facts.user(one) is not None,
                may_change=facts.may_change,
            )
            for one in facts.here
        ]
        before: QWidget = self.bar.everybody
        for row in self.rows:
            self.add(row)
            row.check.setChecked(row.one.id in ticked)
            row.ticked.connect(self._count)
            row.unfolded.connect(self._on_unfolded)
            for control in (row.check, row.more):
                self.setTabOrder(before, control)
                before = control
        self._count()

    def row(self, staff_id: str) -> StaffRow | None:
        """Return the line of somebody, while they are on it."""
        return next((row for row in self.rows if row.one.id == staff_id), None)

    def untick(self) -> None:
        """Tick nobody."""
        self._on_all_ticked(False)

    def fold(self) -> None:
        """Ask nothing."""
        for row in self.rows:
            row.fold()

    def _show_buttons(self, facts: StaffFacts) -> None:
        listed = bool(facts.here)
        self.empty.setVisible(not listed)
        self.bar.setVisible(listed and facts.may_change)
        for button in (self.add_button, self.many_button):
            button.setVisible(facts.may_change)
        names = self.tr(", ").join(user.name for user in facts.unlisted)
        self.users_button.set_text(self.tr("Put {names} on the list").format(names=names))
        self.users_button.setVisible(bool(names) and facts.may_change)

    def _count(self) -> None:
        ticked = sum(row.check.isChecked() for row in self.rows)
        self.bar.show_count(ticked, len(self.rows))

    def _on_all_ticked(self, on: bool) -> None:
        for row in self.rows:
            row.check.setChecked(on)
        self._count()

    def _on_recorded(self, day: date, course: str) -> None:
        ids = tuple(row.one.id for row in self.rows if row.check.isChecked())
        self.trained.emit(ids, day, course)

    def _on_unfolded(self, row: StaffRow) -> None:
        for other in self.rows:
            if other is not row:
                other.fold()
        self.row_unfolded.emit(row)
