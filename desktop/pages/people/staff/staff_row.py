"""Somebody who works here, on one line: to be ticked, and to be unfolded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.domain.staff import StaffMember
from desktop.pages.people.staff.details import Details
from desktop.pages.people.staff.facts import how_trained
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.status_chip import StatusChip
from desktop.widgets.wrap_check import WrapCheck


class StaffRow(QWidget):
    """Emits ``ticked`` and ``unfolded(row)``. What is unfolded is made when it is asked for."""

    ticked = Signal()
    unfolded = Signal(object)  # the row

    def __init__(
        self,
        one: StaffMember,
        today: Callable[[], date],
        *,
        is_user: bool,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.one, self._today = one, today
        self._is_user, self._may_change = is_user, may_change
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.check = WrapCheck(f"{one.name}  ·  {one.job}" if one.job else one.name)
        self.check.setEnabled(may_change)
        self.chip = StatusChip(*how_trained(one, today()))
        self.more = Button(self.tr("Details"), kind="quiet")
        self.more.setAccessibleName(self.tr("Details: {name}").format(name=one.name))
        self.more.setMinimumWidth(self.more.sizeHint().width())  # it stays, whatever it says
        self.details: Details | None = None
        row = FlowLayout(gap=8)
        row.addWidget(self.check)
        row.add_trailing(self.chip)
        row.add_trailing(self.more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self.check.toggled.connect(self.ticked)
        self.more.clicked.connect(self._on_more)

    def fold(self) -> None:
        """Ask nothing and forget what was typed."""
        if self.details is not None:
            self._column.removeWidget(self.details)
            self.details.hide()
            self.details.deleteLater()
            self.details = None
            self.more.set_text(self.tr("Details"))
            self.more.setAccessibleName(self.tr("Details: {name}").format(name=self.one.name))

    def unfold(self) -> None:
        """Show what is known, and let it be changed."""
        if self.details is not None:
            return
        self.details = Details(
            self.one, self._today, is_user=self._is_user, may_change=self._may_change
        )
        self._column.addWidget(self.details)
        self.details.folded.connect(self._on_folded)
        self.more.set_text(self.tr("Fold"))
        self.more.setAccessibleName(self.tr("Fold: {name}").format(name=self.one.name))
        self.unfolded.emit(self)

    def _on_more(self) -> None:
        if self.details is None:
            self.unfold()
        else:
            self.fold()

    def _on_folded(self) -> None:
        self.fold()
        self.more.setFocus()
