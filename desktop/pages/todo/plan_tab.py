"""Mine: the actions of whoever works, and those that nobody has taken yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.plan import Action, Suggestion
from desktop.pages.todo.action_card import ActionCard, ShownAction
from desktop.pages.todo.action_form import ActionForm
from desktop.pages.todo.facts import TodoFacts
from desktop.pages.todo.row_column import RowColumn
from desktop.pages.todo.tab import MOST_CLOSED, Tab
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.fold_section import FoldSection

MINE, EVERYBODYS = range(2)


class PlanTab(Tab):
    """Emits ``card_made(ActionCard)`` so that somebody listens to it."""

    card_made = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mine"))
        self._today = today
        self._facts: TodoFacts | None = None
        self.whose = ChoiceRow(
            self.tr("Whose actions"), [self.tr("Mine and nobody's"), self.tr("Everybody's")]
        )
        self.whose.show_value(MINE)
        self.new = Button(self.tr("New action"), icon_name="plus", kind="primary")
        row = FlowLayout(gap=8)
        row.addWidget(self.whose)
        row.add_trailing(self.new)
        self.add_layout(row)
        self.adding = self.add(Card(self.tr("New action")))
        self.form = self.adding.add(ActionForm(self.tr("Put it into the plan"), today))
        self.adding.hide()
        self.empty = self.add(
            EmptyState(
                "list-checks",
                self.tr("Nothing to do here"),
                self.tr(
                    "An action is one step: a lock to buy, a policy to finish. “Add to the plan” "
                    "beside a question makes one for its gap."
                ),
            )
        )
        self.cards = self.add(RowColumn())
        self.closed = self.add(FoldSection(self.tr("Done and dropped"), is_open=False))
        self.closed_cards = RowColumn()
        self.closed.body.addWidget(self.closed_cards)
        self.finish()
        self.closed.head.toggled.connect(self._show_closed)
        self.whose.chosen.connect(self._on_whose)
        self.new.clicked.connect(lambda: self.begin(None))
        self.form.left.connect(self.end)

    def begin(self, suggestion: Suggestion | None) -> None:
        """Ask for a new action; a *suggestion* is put into the fields."""
        self.adding.show()
        self.form.begin(suggestion, self._facts.people if self._facts else ())
        self.show_whole(self.adding)

    def end(self) -> None:
        """The new action is recorded, or was left."""
        self.form.clear()
        self.adding.hide()
        self.new.setFocus()

    def unfold(self) -> None:
        """Show the form again with what was half typed before."""
        self.adding.show()

    def show_facts(self, facts: TodoFacts) -> None:
        """Show the actions as they stand."""
        self._facts = facts
        self.new.setVisible(facts.can_change)
        self.whose.setVisible(facts.is_shared)
        everybody = self.whose.value == EVERYBODYS
        shown = [a for a in facts.actions if a.is_open and (everybody or a.id in facts.mine)]
        self.cards.show_rows([self._item(a, facts) for a in shown], self._card)
        self.empty.setVisible(not shown)
        self.closed.setVisible(any(not a.is_open for a in facts.actions))
        self._show_closed()

    def go(self, action_id: str) -> None:
        """Show one action, wherever it stands."""
        card = self.cards.row(action_id)
        found = [a for a in self._facts.actions if a.id == action_id] if self._facts else []
        if card is None and found and self._facts is not None:
            if found[0].is_open:
                self.whose.show_value(EVERYBODYS)
            else:
                self.closed.head.setChecked(True)
            self.show_facts(self._facts)
            card = self.cards.row(action_id) or self.closed_cards.row(action_id)
        if card is not None:
            card.setFocus()
            self.show_whole(card)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.cards.rows[0] if self.cards.rows else self.new

    def _item(self, action: Action, facts: TodoFacts) -> tuple[str, ShownAction]:
        filled = action.id in facts.filled
        return action.id, ShownAction(action, filled, facts.today, facts.people, facts.can_change)

    def _card(self, shown: ShownAction) -> ActionCard:
        card = ActionCard(shown, self._today)
        self.card_made.emit(card)
        return card

    def _show_closed(self) -> None:
        """Show the newest of what is done or dropped, once somebody opens it."""
        if self._facts is None or not self.closed.head.isChecked():
            return
        closed = [a for a in self._facts.actions if not a.is_open]
        closed.sort(key=lambda a: a.finished_on or date.min, reverse=True)
        items = [self._item(a, self._facts) for a in closed[:MOST_CLOSED]]
        self.closed_cards.show_rows(items, self._card)

    def _on_whose(self) -> None:
        if self._facts is not None:
            self.show_facts(self._facts)
