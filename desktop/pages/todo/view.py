"""Layout of To do: its title, the three tabs, and what is below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from core.domain.requests import waiting_of
from desktop.pages.todo.facts import TodoFacts
from desktop.pages.todo.plan_tab import PlanTab
from desktop.pages.todo.regular_tab import RegularTab
from desktop.pages.todo.tab import WIDTH, Tab
from desktop.pages.todo.waiting_tab import WaitingTab
from desktop.theme import scaled
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.column_page import SMALLEST_MARGIN
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.tabbed import Tabbed

MINE, WAITING, REGULAR = range(3)


class TodoView(Tabbed):
    """The tabs stay where they are while what is below them scrolls."""

    def __init__(self, today: Callable[[], date], page: QWidget) -> None:
        words = [self.tr("Mine"), self.tr("Waiting for others"), self.tr("Regular")]
        super().__init__(self.tr("To do"), words, page)
        self._words = words
        self.plan, self.waiting, self.regular = PlanTab(today), WaitingTab(today), RegularTab(today)
        self.all: tuple[Tab, ...] = (self.plan, self.waiting, self.regular)
        self.calendar = Button(self.tr("Days for my calendar"), icon_name="calendar", kind="quiet")
        self.calendar.setToolTip(
            self.tr("A file (.ics) that your calendar takes in. A later one moves what is there.")
        )
        self.calendar.setEnabled(False)  # until it is known whose days they are
        self.message = Banner()
        for tab in self.all:
            self.stack.addWidget(tab)
            self.follow(tab)
        row = FlowLayout(gap=8)
        row.addWidget(Heading(self.tr("To do"), 1))
        row.add_trailing(self.calendar)
        self.lay_out(row, self.tabs, self.message)
        self.open(MINE)

    def show_facts(self, facts: TodoFacts) -> None:
        """Show what there is to do, and how much on each tab."""
        self.plan.show_facts(facts)
        self.waiting.show_facts(facts)
        self.regular.show_facts(facts)
        mine = sum(a.is_open and a.id in facts.mine for a in facts.actions)
        waits = len(waiting_of(facts.requests, facts.today).requests)
        runs = sum(job.stopped_on is None for job in facts.jobs)
        for number, count in enumerate((mine, waits, runs)):
            word = self._words[number]
            text = f"{word} ({count})" if count else word
            button = self.tabs.button(number)
            if button.text() != text:
                button.set_text(text)
                button.setAccessibleName(f"{self.tr('To do')}: {text}")
        self.calendar.setEnabled(bool(mine or waits or runs))
        self.fit()

    def open(self, number: int) -> None:
        """Show a tab."""
        self.show_tab(number, self.all[number])

    def sides(self) -> tuple[int, int]:
        tab = self.stack.currentWidget()
        width = tab.viewport().width() if isinstance(tab, Tab) else self.width()
        side = max((width - scaled(WIDTH)) // 2, SMALLEST_MARGIN)
        return side, side + max(self.stack.width() - width, 0)  # the bar stands below the head
