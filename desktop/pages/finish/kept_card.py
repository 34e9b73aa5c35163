"""Earlier signings, which stay as they were."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.advice import grade_name
from core.domain.home import long_date
from core.domain.scoring import Grade
from core.domain.signoff import SignOff
from desktop.pages.finish.facts import Facts
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.card import Card


class KeptCard(Card):
    """Hidden while there is no earlier signing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signed earlier, and kept"), parent=parent)
        self.list = self.add(ActionList(most=4))

    def show_facts(self, facts: Facts) -> None:
        """List the signings that are no longer in force, the newest first."""
        current = facts.state.sign_off.id if facts.state.sign_off else ""
        earlier = [signed for signed in reversed(facts.sign_offs) if signed.id != current]
        self.setVisible(bool(earlier))
        self.list.show_items([self._item(signed) for signed in earlier])

    def _item(self, signed: SignOff) -> ActionItem:
        grade = grade_name(Grade(signed.grade)) if signed.grade else ""
        return ActionItem(
            signed.id,
            self.tr("{by}, {role}, on {day}").format(
                by=signed.by, role=signed.role, day=long_date(signed.signed_on)
            ),
            grade,
        )
