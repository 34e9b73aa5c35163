"""What is due this week, of everybody's and one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.duties import Duty, DutyKind
from core.domain.home_line import long_date
from core.domain.outlook import Outlook
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card


class TodoCard(Card):
    """Hidden while nothing is due. Emits ``chosen(target)`` of To do; empty for the whole of it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Due this week"), parent=parent)
        self.all = Button(self.tr("To do"), kind="quiet")
        self.all.setAccessibleName(self.tr("Open To do"))
        self.all.clicked.connect(lambda: self.chosen.emit(""))
        self.head.addWidget(self.all)
        self.list = self.add(ActionList(most=4))
        self.list.acted.connect(self.chosen)
        self.hide()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what is late or due within a week."""
        today = outlook.state.today
        self.list.show_items([self._item(duty, today) for duty in outlook.duties])
        self.setVisible(bool(outlook.duties))

    def _item(self, duty: Duty, today: date) -> ActionItem:
        title = duty.title
        if duty.kind is DutyKind.REQUEST:
            title = self.tr("Remind {who}").format(who=duty.title)
        spoken = self.tr("Open {what}").format(what=title)
        return ActionItem(duty.target, title, self._when(duty, today), self.tr("Open"), spoken)

    def _when(self, duty: Duty, today: date) -> str:
        late = duty.days_late(today)
        if late == 0:
            return self.tr("today")
        if late == 1:
            return self.tr("since yesterday")
        if late > 1:
            return self.tr("since {day}, {days} days ago").format(day=long_date(duty.on), days=late)
        if late == -1:
            return self.tr("tomorrow")
        return self.tr("by {day}, in {days} days").format(day=long_date(duty.on), days=-late)
