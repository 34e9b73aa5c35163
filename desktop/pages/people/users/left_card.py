"""Those who have left. Nobody is deleted: the history names them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.people.users.facts import PeopleFacts
from desktop.pages.people.users.left_row import LeftRow
from desktop.widgets.card import Card


class LeftCard(Card):
    """The signals are those of its rows."""

    came_back = Signal(object)
    given_over = Signal(object, str)
    question_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Have left"), parent=parent)
        self.body.setSpacing(14)
        self.rows: list[LeftRow] = []
        self._shown: PeopleFacts | None = None
        self.hide()

    def show_people(self, facts: PeopleFacts) -> None:
        """Show who has left and what they still look after by name."""
        if facts == self._shown:
            return
        self._shown = facts
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        heirs = [person.name for person in facts.present]
        self.rows = [
            LeftRow(
                person,
                facts.owned.get(person.id, ()),
                heirs,
                administers=facts.administers,
                may_answer=facts.may_answer,
            )
            for person in facts.left
        ]
        for row in self.rows:
            self.add(row)
            row.came_back.connect(self.came_back)
            row.given_over.connect(self.given_over)
            row.question_asked.connect(self.question_asked)
        self.setVisible(bool(self.rows))
