"""Regular: what comes round, and what the questions suggest to take on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.jobs import Job, JobOffer
from desktop.pages.todo.facts import TodoFacts
from desktop.pages.todo.job_card import JobCard, ShownJob
from desktop.pages.todo.job_form import JobForm
from desktop.pages.todo.row_column import RowColumn
from desktop.pages.todo.tab import Tab
from desktop.pages.todo.words import BETWEEN, first_large, listed, months_words
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class RegularTab(Tab):
    """Emits ``card_made(JobCard)`` and ``taken(key of an offer)``."""

    card_made = Signal(object)
    taken = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Regular"))
        self._today = today
        self.new = Button(self.tr("Another regular job"), icon_name="plus", kind="primary")
        row = FlowLayout(gap=8)
        row.add_trailing(self.new)
        self.add_layout(row)
        self.adding = self.add(Card(self.tr("Another regular job")))
        self.form = self.adding.add(JobForm(self.tr("Take it on"), today))
        self.adding.hide()
        self.empty = self.add(
            EmptyState(
                "rotate-cw",
                self.tr("Nothing comes round yet"),
                self.tr(
                    "What is done regularly and written down here is next year's evidence. Take "
                    "on what suits you from the list below."
                ),
            )
        )
        self.cards = self.add(RowColumn())
        self.offers = self.add(Card(self.tr("Suggested by your questions")))
        self.offers.add(
            PlainLabel(
                self.tr("Each leaves evidence by itself. How often is our advice: change it."),
                role="muted",
            )
        )
        self.offer_list = self.offers.add(ActionList(most=6))
        self.finish()
        self.new.clicked.connect(self.begin)
        self.form.left.connect(self.end)
        self.offer_list.acted.connect(self.taken)

    def begin(self) -> None:
        """Ask for a job of one's own."""
        self.adding.show()
        self.form.begin(None)
        self.show_whole(self.adding)

    def end(self) -> None:
        """It was taken on, or was left."""
        self.form.clear()
        self.adding.hide()
        self.new.setFocus()

    def unfold(self) -> None:
        """Show the form again with what was half typed before."""
        self.adding.show()

    def show_facts(self, facts: TodoFacts) -> None:
        """Show the jobs as they stand."""
        self.new.setVisible(facts.can_change)
        self.offers.setVisible(bool(facts.offers) and facts.can_change)
        self.offer_list.show_items([self._offer(one) for one in facts.offers])
        self.cards.show_rows([self._item(job, facts) for job in facts.jobs], self._card)
        self.empty.setVisible(not facts.jobs and self.adding.isHidden())

    def go(self, job_id: str) -> None:
        """Show one job."""
        card = self.cards.row(job_id)
        if card is not None:
            card.setFocus()
            self.show_whole(card)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.cards.rows[0] if self.cards.rows else self.new

    def _offer(self, offer: JobOffer) -> ActionItem:
        detail = BETWEEN.join((first_large(months_words(offer.every_months)), listed(offer.serves)))
        return ActionItem(
            offer.key,
            offer.title,
            detail,
            self.tr("Take it on"),
            self.tr("Take on: {title}").format(title=offer.title),
        )

    def _item(self, job: Job, facts: TodoFacts) -> tuple[str, ShownJob]:
        return job.id, ShownJob(job, facts.today, facts.person, facts.can_change)

    def _card(self, shown: ShownJob) -> JobCard:
        card = JobCard(shown, self._today)
        self.card_made.emit(card)
        return card
