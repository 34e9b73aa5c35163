"""The layout of “Still true?”: a steady place for the question, last year, and three buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.pages.still_true.anew_card import AnewCard
from desktop.pages.still_true.end_card import EndCard
from desktop.pages.still_true.last_year_card import LastYearCard
from desktop.pages.still_true.now_card import NowCard
from desktop.pages.still_true.verdict_row import VerdictRow
from desktop.widgets.banner import Banner
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.side_by_side import SideBySide

ROOM = 820  # from this width on, at 100 % text, last year stands beside this year


class StillTrueView(QWidget):
    """Head with the progress, one question, and a foot that never moves."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = FlowLabel(self.tr("Still true?"), role="h1")
        self.progress = FlowLabel(role="muted")
        self.bar = ProgressBar(self.tr("Answers of last year looked at"))
        self.message = Banner()
        self.now, self.last = NowCard(), LastYearCard()
        self.anew = AnewCard(today)
        self.verdicts = VerdictRow()
        self.hint = PlainLabel(role="muted")
        self.end = EndCard()
        self.nothing = EmptyState(
            "circle-check",
            self.tr("Nothing of last year is to be looked at"),
            self.tr("When a year begins with last year's answers, each is looked at here."),
        )
        self.asking = self._asking()
        self.ended = ColumnPage(self.tr("Looked at"), 680)
        self.ended.add(self.end)
        self.ended.finish()
        self.body = QStackedWidget()
        for part in (self.asking, self.ended, self.nothing):
            self.body.addWidget(part)
        head = FlowLayout(gap=12)
        head.addWidget(self.heading)
        head.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.message)
        column.addWidget(self.body, 1)

    def show_part(self, part: QWidget) -> None:
        """Show a question, the end, or that there is nothing."""
        self.body.setCurrentWidget(part)
        for widget in (self.progress, self.bar):
            widget.setVisible(part is not self.nothing)

    def show_progress(self, looked_at: int, total: int) -> None:
        """Say how many were looked at."""
        words = self.tr("{count} of {total} looked at. Leave and come back at any time.")
        self.progress.setText(words.format(count=looked_at, total=total))
        self.bar.show_count(looked_at, total)

    def tell(self, text: str) -> None:
        """Say something above the buttons, or nothing."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _asking(self) -> QWidget:
        self.page = ScrollPage(self.tr("The question"), margin=0)
        both = self.page.add(SideBySide(ROOM))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.now)
        column.addWidget(self.anew)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        both.add(left, at_top=True)
        both.add(self.last, at_top=True)
        self.page.finish()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        column.addWidget(self.hint)
        column.addWidget(self.verdicts)
        return holder
