"""All copies, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.services.backup.copy_views import CopyView
from desktop.pages.settings.copies.copy_row import CopyRow
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel

FIRST = 6  # as many are shown before the rest is asked for


class ListCard(Card):
    """Emits ``check_asked(id)`` and ``restore_asked(id)`` of its rows."""

    check_asked = Signal(str)
    restore_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The copies"), parent=parent)
        self.body.setSpacing(10)
        self.rows: list[CopyRow] = []
        self._copies: tuple[CopyView, ...] = ()
        self._places: Mapping[str, str] = {}
        self._today = date.min
        self._all = False
        self.message = self.add(Banner())
        self.thinned = self.add(
            PlainLabel(
                self.tr(
                    "All of today's are kept, one a day for a fortnight, one a week for three "
                    "months, and one a month for good."
                ),
                role="muted",
            )
        )
        self._top = self.body.count()
        self.more = Button("", kind="quiet", icon_name="chevron-down")
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()
        self.more.clicked.connect(self._on_more)

    def show_copies(
        self, copies: Sequence[CopyView], places: Mapping[str, str], today: date
    ) -> None:
        """Show *copies*; *places* maps the id of a place to its name."""
        known = (tuple(copies), dict(places), today)
        if known == (self._copies, self._places, self._today):
            return
        self._copies, self._places, self._today = known
        self._fill()

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while a copy is made or checked."""
        for row in self.rows:
            row.setEnabled(not busy)

    def _fill(self) -> None:
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        few = self._all or len(self._copies) <= FIRST + 1
        shown = self._copies if few else self._copies[:FIRST]
        self.rows = [
            CopyRow(copy, self._places.get(copy.place_id, ""), self._today, self) for copy in shown
        ]
        before: QWidget = self.message.close_button
        for number, row in enumerate(self.rows):
            self.body.insertWidget(self._top + number, row)
            row.check_asked.connect(self.check_asked)
            row.restore_asked.connect(self.restore_asked)
            for control in (row.check, row.restore):
                self.setTabOrder(before, control)
                before = control
        self.more.set_text(
            self.tr("Show all {count}", None, len(self._copies)).format(count=len(self._copies))
        )
        self.more.setVisible(not few)
        self.setVisible(bool(self._copies))

    def _on_more(self) -> None:
        self._all = True
        self._fill()
        self.rows[FIRST].check.setFocus()
