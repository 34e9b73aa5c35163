"""The layout of Home: three lines, and below them what they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.home import home_lines
from core.domain.state import AssessmentState
from desktop.pages.home.lapses_card import LapsesCard
from desktop.pages.home.line_card import LineCard
from desktop.pages.home.progress_card import ProgressCard
from desktop.pages.home.standing_card import StandingCard
from desktop.pages.home.time_card import TimeCard
from desktop.pages.home.way_card import WayCard
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
        self.progress = ProgressCard()
        self.way = WayCard()
        self.standing = StandingCard()
        self.lapses = LapsesCard()
        below = self.add(SideBySide(760))
        left, right = self._column(), self._column()
        self._left, self._right = left.layout(), right.layout()
        below.add(left, 9, at_top=True)
        below.add(right, 11, at_top=True)
        for card in (self.progress, self.standing):
            self._left.addWidget(card)
        for card in (self.way, self.lapses):
            self._right.addWidget(card)
        self.finish()

    def show_state(self, state: AssessmentState) -> None:
        """Show where the assessment stands."""
        result, time, upcoming = home_lines(state)
        self.result.show_line(result)
        self.time.show_time(time, state.assessment.due, state.today)
        self.next.show_line(upcoming)
        self.progress.show_state(state)
        self.way.show_state(state)
        self.standing.show_state(state)
        self.standing.setVisible(not state.is_new)
        self.lapses.show_state(state)
        groups = sum(bar.isVisibleTo(self.progress) for bar in self.progress.groups.values())
        if self.way.isHidden():  # keep the two columns alike in height
            self._right.insertWidget(0, self.standing)
        elif groups > MANY:
            self._right.insertWidget(1, self.standing)
        else:
            self._left.addWidget(self.standing)

    def _column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        return holder
