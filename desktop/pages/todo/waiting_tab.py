"""Waiting for others: whom to ask, who was asked, and what they answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.letters import AskGroup
from core.domain.requests import Request, waiting_of
from desktop.pages.todo.ask_form import AskForm
from desktop.pages.todo.facts import TodoFacts
from desktop.pages.todo.request_card import RequestCard, ShownRequest
from desktop.pages.todo.row_column import RowColumn
from desktop.pages.todo.tab import MOST_CLOSED, Tab
from desktop.pages.todo.words import questions_words
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.fold_section import FoldSection


class WaitingTab(Tab):
    """Emits ``card_made(RequestCard)`` so that somebody listens to it."""

    card_made = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Waiting for others"))
        self._today = today
        self._facts: TodoFacts | None = None
        self._begun: tuple[str, ...] | None = None  # what the open form is about
        self.new = Button(self.tr("Ask somebody"), icon_name="plus", kind="primary")
        row = FlowLayout(gap=8)
        row.add_trailing(self.new)
        self.add_layout(row)
        self.asking = self.add(Card(self.tr("Ask somebody")))
        self.form = self.asking.add(AskForm(today))
        self.asking.hide()
        self.offers = self.add(Card(self.tr("What others usually know")))
        self.offer_list = self.offers.add(ActionList(most=4))
        self.empty = self.add(
            EmptyState(
                "clock",
                self.tr("Nobody is waited for"),
                self.tr(
                    "Ask a supplier once for everything that they know, copy the letter from "
                    "here, and drop the reply on it when it comes: it serves all its questions."
                ),
            )
        )
        self.cards = self.add(RowColumn())
        self.closed = self.add(FoldSection(self.tr("Answered, or given up"), is_open=False))
        self.closed_cards = RowColumn()
        self.closed.body.addWidget(self.closed_cards)
        self.finish()
        self.closed.head.toggled.connect(self._show_closed)
        self.new.clicked.connect(lambda: self.begin(()))
        self.offer_list.acted.connect(self._on_offer)
        self.form.left.connect(self.end)

    def begin(self, chosen: Sequence[str], told: str = "") -> None:
        """Ask whom to ask for *chosen*."""
        self._begun = tuple(chosen)
        self.asking.show()
        self.offers.hide()
        self.empty.hide()
        if self._facts is not None:
            self.form.begin(self._facts.questions, self._facts.open_refs, chosen, told)
        self.show_whole(self.form.asked_of)

    def end(self) -> None:
        """It was asked, or was left."""
        self._begun = None
        self.form.clear()
        self.asking.hide()
        self.new.setFocus()
        if self._facts is not None:
            self.show_facts(self._facts)

    def unfold(self) -> None:
        """Show the form again with what was half typed before."""
        if self._begun is None:
            self.begin(())

    def show_facts(self, facts: TodoFacts) -> None:
        """Show the requests as they stand."""
        first, self._facts = self._facts is None, facts
        can_ask = facts.can_change and facts.can_ask
        self.new.setVisible(can_ask)
        self.offer_list.show_items([self._offer(group) for group in facts.groups])
        self.offers.setVisible(bool(facts.groups) and can_ask and self._begun is None)
        waiting = waiting_of(facts.requests, facts.today).requests
        self.cards.show_rows([self._item(r, facts) for r in waiting], self._card)
        self.empty.setVisible(not waiting and self.asking.isHidden())
        self.closed.setVisible(any(not r.is_waiting for r in facts.requests))
        self._show_closed()
        if first and self._begun is not None:  # it was asked for before anything was read
            self.begin(self._begun)

    def go(self, request_id: str) -> None:
        """Show one request, wherever it stands."""
        card = self.cards.row(request_id)
        if card is None:
            self.closed.head.setChecked(True)
            card = self.closed_cards.row(request_id)
        if card is not None:
            card.setFocus()
            self.show_whole(card)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.cards.rows[0] if self.cards.rows else self.new

    def _offer(self, group: AskGroup) -> ActionItem:
        title = self.tr("One letter for {questions}").format(
            questions=questions_words(len(group.refs))
        )
        who = f"{group.name}: {group.told}" if group.told else group.name
        return ActionItem(
            group.key,
            title,
            who[:1].upper() + who[1:],
            self.tr("Write the letter"),
            self.tr("Write the letter to {name}").format(name=group.name),
        )

    def _on_offer(self, key: str) -> None:
        assert self._facts is not None
        group = next(one for one in self._facts.groups if one.key == key)
        self.begin(group.refs, group.told)

    def _show_closed(self) -> None:
        """Show the newest of what was answered, once somebody opens it."""
        if self._facts is None or not self.closed.head.isChecked():
            return
        closed = [r for r in reversed(self._facts.requests) if not r.is_waiting]
        items = [self._item(r, self._facts) for r in closed[:MOST_CLOSED]]
        self.closed_cards.show_rows(items, self._card)

    def _item(self, request: Request, facts: TodoFacts) -> tuple[str, ShownRequest]:
        return request.id, ShownRequest(request, facts.today, facts.can_change)

    def _card(self, shown: ShownRequest) -> RequestCard:
        card = RequestCard(shown, self._today)
        self.card_made.emit(card)
        return card
