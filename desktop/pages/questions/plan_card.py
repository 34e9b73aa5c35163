"""What is planned for the open question, and who was asked: a line each, and two ways on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.home import long_date
from core.domain.plan import Action
from core.domain.requests import Request, RequestState
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout


class PlanCard(Card):
    """Emits ``shown(target of To do)``, ``ask_asked`` and ``plan_asked``.

    Without a gap and without a line it is not there.
    """

    shown = Signal(str)
    ask_asked = Signal()
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("To do for this"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.lines = self.add(ActionList(most=3))
        self.ask = Button(self.tr("Ask somebody"), icon_name="send", kind="quiet")
        self.ask.setToolTip(self.tr("A letter to copy, and a day to remind them"))
        self.plan = Button(self.tr("Add to the plan"), icon_name="plus", kind="quiet")
        self.plan.setToolTip(self.tr("One step for what is missing here: who, and until when"))
        row = FlowLayout(gap=8)
        row.addWidget(self.ask)
        row.addWidget(self.plan)
        self.add_layout(row)
        self.hide()
        self.lines.acted.connect(self.shown)
        self.ask.clicked.connect(self.ask_asked)
        self.plan.clicked.connect(self.plan_asked)

    def show_plan(
        self,
        requests: Sequence[Request],
        actions: Sequence[Action],
        today: date,
        *,
        has_gap: bool,
    ) -> None:
        """Show who was asked and what is planned; *has_gap* offers to ask and to plan."""
        items = [self._request(one, today) for one in requests if one.state in _TOLD]
        items += [self._action(one, today) for one in actions]
        self.lines.show_items(items)
        self.lines.setVisible(bool(items))
        self.ask.setVisible(has_gap)
        self.plan.setVisible(has_gap)
        self.setVisible(has_gap or bool(items))

    def _request(self, request: Request, today: date) -> ActionItem:
        name, day = request.asked_of, long_date(request.asked_on)
        if not request.is_waiting:
            words = self.tr("{name} answered on {day}")
            closed = long_date(request.closed_on) if request.closed_on else ""
            title, detail = words.format(name=name, day=closed), ""
        else:
            title = self.tr("Asked of {name} on {day}").format(name=name, day=day)
            detail = self._chase(request, today)
        spoken = self.tr("Show what was asked of {name}").format(name=name)
        return ActionItem(f"request/{request.id}", title, detail, self.tr("Show"), spoken)

    def _chase(self, request: Request, today: date) -> str:
        if request.chase_on is None:
            return ""
        late = self.tr("To be reminded since {day}")
        soon = self.tr("To be reminded on {day}")
        words = late if request.is_late(today) else soon
        return words.format(day=long_date(request.chase_on))

    def _action(self, action: Action, today: date) -> ActionItem:
        parts = [action.owner or self.tr("nobody has taken it yet")]
        if action.due is not None:
            words = self.tr("was due {day}") if action.is_late(today) else self.tr("due {day}")
            parts.insert(0, words.format(day=long_date(action.due)))
        detail = ", ".join(parts)
        return ActionItem(
            f"plan_action/{action.id}",
            self.tr("In the plan: {title}").format(title=action.title),
            detail[:1].upper() + detail[1:],
            self.tr("Show"),
            self.tr("Show in the plan: {title}").format(title=action.title),
        )


_TOLD = (RequestState.WAITING, RequestState.ANSWERED)
