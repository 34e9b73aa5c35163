"""The layout of Home: three lines, and below them what they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.home import home_lines
from core.domain.outlook import Outlook
from desktop.pages.home.dates_card import DatesCard
from desktop.pages.home.how_card import HowCard
from desktop.pages.home.lapses_card import LapsesCard
from desktop.pages.home.line_card import LineCard
from desktop.pages.home.news_card import NewsCard
from desktop.pages.home.progress_card import ProgressCard
from desktop.pages.home.standing_card import StandingCard
from desktop.pages.home.time_card import TimeCard
from desktop.pages.home.todo_card import TodoCard
from desktop.pages.home.way_card import WayCard
from desktop.widgets.reading_order import read_as_seen
from desktop.widgets.side_by_side import SideBySide
from desktop.widgets.wide_page import WidePage

MANY = 5  # with more bars than that the first column is long enough


class HomeView(WidePage):
    """Everything on Home. Which button leads where is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Home"), parent=parent)
        self.result = LineCard(self.tr("Result"))
        self.time = TimeCard(self.tr("Time"))
        self.next = LineCard(self.tr("Next"), kind="primary")
        lines = self.add(SideBySide(720))
        for card in (self.result, self.time, self.next):
            lines.add(card)
        self.news = self.add(NewsCard())
        self.progress = ProgressCard()
        self.dates = DatesCard()
        self.way = WayCard()
        self.how = HowCard()
        self.todo = TodoCard()
        self.standing = StandingCard()
        self.lapses = LapsesCard()
        below = self.add(SideBySide(760))
        left, right = self._column(), self._column()
        self._left, self._right = left.layout(), right.layout()
        below.add(left, 9, at_top=True)
        below.add(right, 11, at_top=True)
        for card in (self.progress, self.dates):
            self._left.addWidget(card)
        for card in (self.todo, self.way, self.how, self.standing, self.lapses):
            self._right.addWidget(card)
        self.finish()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show where the assessment stands."""
        state = outlook.state
        result, time, upcoming = home_lines(state, outlook.forecast)
        self.result.show_line(result)
        self.time.show_time(time, state.assessment.due, state.today)
        self.next.show_line(upcoming)
        self.progress.show_state(state)
        self.dates.show_outlook(outlook)
        self.todo.show_outlook(outlook)
        self.way.show_state(state)
        self.how.show_state(state)
        self.standing.show_state(state)
        self.standing.setVisible(not state.is_new)
        self.lapses.show_state(state)
        self.lapses.setVisible(not state.is_new or self.lapses.has_any)
        self._balance()

    def _balance(self) -> None:
        """Keep the two columns alike in height: what is beside a long list of bars, and what below.

        The days to note stand high up whatever the set.
        """
        groups = sum(bar.isVisibleTo(self.progress) for bar in self.progress.groups.values())
        is_long, has_way = groups > MANY, not self.way.isHidden()
        left = [self.progress, *([] if is_long else [self.dates])]
        right = [self.todo, self.way, self.how, *([self.dates] if is_long else [])]
        is_left = has_way and (is_long or self.dates.isHidden())
        (left if is_left else right).append(self.standing)
        right.append(self.lapses)
        for column, cards in ((self._left, left), (self._right, right)):
            for place, card in enumerate(cards):
                if column.indexOf(card) != place:
                    column.insertWidget(place, card)
            read_as_seen(column)

    def _column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        return holder
