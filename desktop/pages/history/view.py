"""The layout of the place History."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.pages.evidence.body import Body
from desktop.pages.evidence.panes import Panes
from desktop.pages.history.as_of_card import AsOfCard
from desktop.pages.history.change_card import ChangeCard
from desktop.pages.history.stamp_card import StampCard
from desktop.pages.history.trail_panel import TrailPanel
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.low_room import LowRoom, move
from desktop.widgets.scroll_page import ScrollPage

LIST, SIDE = 0, 1
LOWEST = 150  # of the trail, at 100 % text


class HistoryView(QWidget):
    """Head, message, and below them the trail and what is chosen, side by side."""

    def __init__(
        self,
        today: Callable[[], date],
        now: Callable[[], datetime],
        leaf: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = FlowLabel(self.tr("History"), role="h1")
        self.summary = FlowLabel(role="muted")
        self.about_button = Button(self.tr("Stamp and check"), icon_name="shield-check")
        self.about_button.setToolTip(self.tr("Compare with a print, and check the history"))
        self.csv = Button(self.tr("Save as CSV…"), icon_name="save", kind="quiet")
        self.csv.setToolTip(self.tr("The whole history as a table for a spreadsheet"))
        self.as_of_button = Button(
            self.tr("Put answers back as they were at…"), icon_name="history", kind="quiet"
        )
        self.years_button = Button(self.tr("Years side by side"), icon_name="list-checks")
        self.message = Banner()
        self.trail = TrailPanel(today, leaf)
        self.change = ChangeCard()
        self.as_of = AsOfCard(today, now)
        self.stamp = StampCard()
        self.about = self._about()
        self.side = QStackedWidget()
        for widget in (self.about, self.change, self.as_of):
            self.side.addWidget(widget)
        self.panes = Panes(self.tr("Changes and details"))
        self.panes.add_pane(self.trail, self.tr("Changes"), 430)
        self.panes.add_pane(self.side, self.tr("Details"), 560, grows=True)
        self.body = Body(LOWEST)
        self.body.addWidget(self.panes)
        self._lay_out()
        self._low = LowRoom(self, self._fit)

    def show_side(self, widget: QWidget, *, forward: bool = True) -> None:
        """Show *widget* at the right; *forward* also where only one side has room."""
        self.side.setCurrentWidget(widget)
        if forward:
            self.panes.show_pane(SIDE)

    def _about(self) -> ScrollPage:
        area = ScrollPage(self.tr("About the history"), margin=0)
        card = Card()
        card.add(
            EmptyState(
                "history",
                self.tr("Everything that was ever changed"),
                self.tr(
                    "Who did what, and when. Choose a change to see what stood there before and "
                    "after, and to put it back. Nothing is ever taken out of this list: putting "
                    "back is a change of its own. What was just done, Ctrl+Z takes back at once."
                ),
            )
        )
        self._rest = FlowLayout(gap=8)
        area.add_layout(self._rest)
        area.add(card)
        area.add(self.stamp)
        area.finish()
        return area

    def _fit(self, is_low: bool) -> None:
        # In a low window the list needs the room: what is seldom pressed stands with the stamp.
        for button in (self.years_button, self.csv, self.as_of_button):
            move(button, *((self._head, self._rest) if is_low else (self._rest, self._head)))

    def _lay_out(self) -> None:
        head = self._head = FlowLayout(gap=10, tail_below=True)
        for widget in (self.heading, self.summary):
            head.addWidget(widget)
        for button in (self.years_button, self.csv, self.as_of_button):
            head.addWidget(button)
        head.add_trailing(self.about_button)
        area = ScrollPage(self.tr("History"), margin=12)
        area.body.setSpacing(8)
        area.add_layout(head)
        area.add(self.message)
        area.add(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
