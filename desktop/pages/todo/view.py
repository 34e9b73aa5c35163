"""Layout of To do: its title, the three tabs, and what is below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.requests import waiting_of
from desktop.pages.todo.facts import TodoFacts
from desktop.pages.todo.plan_tab import PlanTab
from desktop.pages.todo.regular_tab import RegularTab
from desktop.pages.todo.tab import WIDTH, Tab
from desktop.pages.todo.waiting_tab import WaitingTab
from desktop.theme import scaled
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.column_page import SMALLEST_MARGIN
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading

MINE, WAITING, REGULAR = range(3)


class TodoView(QWidget):
    """The tabs stay where they are while what is below them scrolls."""

    def __init__(self, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("To do"))
        self.plan, self.waiting, self.regular = PlanTab(today), WaitingTab(today), RegularTab(today)
        self.all: tuple[Tab, ...] = (self.plan, self.waiting, self.regular)
        words = [self.tr("Mine"), self.tr("Waiting for others"), self.tr("Regular")]
        self._words = words
        self.tabs = ChoiceRow(self.tr("To do"), words, wraps=True)
        self.calendar = Button(self.tr("Days for my calendar"), icon_name="calendar", kind="quiet")
        self.calendar.setToolTip(
            self.tr("A file (.ics) that your calendar takes in. A later one moves what is there.")
        )
        self.calendar.setEnabled(False)  # until it is known whose days they are
        self.message = Banner()
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(1, 1)
        for tab in self.all:
            self.stack.addWidget(tab)
            tab.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._lay_out(page)
        self.show_tab(MINE)

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
        self._fit()

    def show_tab(self, number: int) -> None:
        """Show a tab; the keyboard on the tabs goes along."""
        on_tabs = self.tabs.isAncestorOf(self.window().focusWidget() or self)
        self.tabs.show_value(number)
        self.stack.setCurrentIndex(number)
        if on_tabs:
            self.tabs.button(number).setFocus()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_head"):
            self._fit()

    def _lay_out(self, page: QWidget) -> None:
        row = FlowLayout(gap=8)
        row.addWidget(Heading(self.tr("To do"), 1))
        row.add_trailing(self.calendar)
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self._head.addLayout(row)
        self._head.addWidget(self.tabs)
        self._head.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.stack, 1)
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def _on_range(self) -> None:
        # The bar at the side comes and goes, and takes its width from the column.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        tab = self.stack.currentWidget()
        width = tab.viewport().width() if isinstance(tab, Tab) else self.width()
        side = max((width - scaled(WIDTH)) // 2, SMALLEST_MARGIN)
        bar = max(self.stack.width() - width, 0)  # the column does not reach below it
        self._head.setContentsMargins(side, scaled(18), side + bar, scaled(8))
