"""The ways to open the records, each on a line, and how to add one."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.access import WayIn, WayKind
from desktop.pages.settings.locks.way_row import WayRow
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class WaysCard(Card):
    """Emits what was asked for; ``message`` says how it went."""

    replace_asked = Signal(object)  # WayIn
    remove_asked = Signal(object)  # WayIn
    passphrase_asked = Signal()
    pc_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ways to open your records"), parent=parent)
        self.body.setSpacing(14)
        self.rows: list[WayRow] = []
        self._ways: tuple[WayIn, ...] = ()
        self._is_here = True  # until the keyring was asked
        self.add(
            PlainLabel(
                self.tr(
                    "Each of these alone opens everything. Have two at least, one of them on "
                    "paper and not beside this PC."
                )
            )
        )
        self.message = self.add(Banner())
        self._top = self.body.count()
        self.add_pc = Button(self.tr("Let this PC remember"), icon_name="plus")
        self.add_passphrase = Button(self.tr("Add a passphrase"), icon_name="plus")
        self.add_sheet = Button(self.tr("Make a recovery sheet"), icon_name="plus")
        buttons = FlowLayout(gap=8)
        for button, asked in (
            (self.add_pc, self.pc_asked),
            (self.add_passphrase, self.passphrase_asked),
            (self.add_sheet, self.sheet_asked),
        ):
            buttons.addWidget(button)
            button.clicked.connect(asked)
        self.add_layout(buttons)
        self._arrange()

    def show_ways(self, ways: Sequence[WayIn]) -> None:
        """Show *ways*; what is being asked about one of them is given up if they changed."""
        if tuple(ways) == self._ways:
            return
        self._ways = tuple(ways)
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(way) for way in self._ways]
        for number, row in enumerate(self.rows):
            self.body.insertWidget(self._top + number, row)
            row.replace_asked.connect(self.replace_asked)
            row.remove_asked.connect(self.remove_asked)
        before: QWidget = self.message.close_button
        for control in (
            *(one for row in self.rows for one in _controls(row)),
            self.add_pc,
            self.add_passphrase,
            self.add_sheet,
        ):
            self.setTabOrder(before, control)
            before = control
        self._arrange()

    def show_here(self, is_here: bool) -> None:
        """Show whether this PC remembers a key already."""
        self._is_here = is_here
        self._arrange()

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while something is being changed."""
        for row in self.rows:
            row.setEnabled(not busy)
        for button in (self.add_pc, self.add_passphrase, self.add_sheet):
            button.setEnabled(not busy)

    def fold(self) -> None:
        """Ask nothing."""
        for row in self.rows:
            row.fold()

    def name_of(self, way: WayIn) -> str:
        """Return what *way* is called."""
        if way.kind is WayKind.SPARE_KEY:
            return self.tr("Recovery sheet")
        if way.kind is WayKind.PASSPHRASE:
            if way.label:
                return self.tr("Passphrase ({label})").format(label=way.label)
            return self.tr("Passphrase")
        if way.opened_by_this or way.label in ("", platform.node()):
            return self.tr("This PC")
        return self.tr("Another PC ({label})").format(label=way.label)

    def _row(self, way: WayIn) -> WayRow:
        others = [self.name_of(one) for one in self._ways if one.id != way.id]
        return WayRow(
            way, self.name_of(way), last=len(self._ways) == 1, left=", ".join(others), parent=self
        )

    def _arrange(self) -> None:
        kinds = {way.kind for way in self._ways}
        opened_here = any(w.kind is WayKind.KEYRING and w.opened_by_this for w in self._ways)
        self.add_pc.setVisible(not self._is_here and not opened_here)
        self.add_passphrase.setVisible(WayKind.PASSPHRASE not in kinds)
        self.add_sheet.setVisible(WayKind.SPARE_KEY not in kinds)


def _controls(row: WayRow) -> tuple[QWidget, ...]:
    return row.replace, row.remove, row.confirm.yes, row.confirm.no
