"""Those of the staff who have left. Nobody is forgotten: their training counted in its time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.home import long_date
from desktop.pages.people.staff.facts import StaffFacts
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.card import Card


class GoneCard(Card):
    """Emits ``came_back(id)``."""

    came_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Have left"), parent=parent)
        self.list = self.add(ActionList(most=6))
        self.list.acted.connect(self.came_back)
        self.hide()

    def show_staff(self, facts: StaffFacts) -> None:
        """Show who has left, the last first."""
        gone = sorted(facts.gone, key=lambda one: (one.left_on is None, one.left_on), reverse=True)
        back = self.tr("Is here again") if facts.may_change else ""
        spoken, since = self.tr("Is here again: {name}"), self.tr("left on {day}")
        self.list.show_items(
            [
                ActionItem(
                    one.id,
                    one.name,
                    since.format(day=long_date(one.left_on)),
                    back,
                    spoken.format(name=one.name),
                )
                for one in gone
                if one.left_on is not None
            ]
        )
        self.setVisible(bool(gone))
