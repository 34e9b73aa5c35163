"""The layout of the years side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from core.domain.year_comparison import Move, YearComparison, YearMark
from desktop.pages.years.groups_card import GroupsCard
from desktop.pages.years.moves_card import MovesCard
from desktop.pages.years.words import year_detail, year_name
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.side_by_side import SideBySide
from desktop.widgets.wide_page import WidePage


class YearsView(WidePage):
    """Emits ``wanted(then id, now id)`` and ``chosen(ref)``."""

    wanted = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Years side by side"), parent)
        head = FlowLayout(gap=10)
        head.addWidget(Heading(self.tr("Years side by side"), 1))
        self.back = Button(self.tr("Back to History"), icon_name="chevron-left", kind="quiet")
        head.add_trailing(self.back)
        self.add_layout(head)
        self.empty = self.add(
            EmptyState(
                "history",
                self.tr("Only one year so far"),
                self.tr(
                    "When the next year has begun, it stands here beside this one: what rose, what "
                    "fell, what is new."
                ),
            )
        )
        self.every = self.add(Card(self.tr("Every year")))
        self.years = self.every.add(ActionList(most=12))
        self.then, self.now = self._choice(self.tr("Then")), self._choice(self.tr("Now"))
        self.choose = self.every.add(self._choices())
        self.both = self.add(SideBySide(760))
        left, right = QWidget(), QWidget()
        self.groups = GroupsCard()
        nothing = self.tr("Nothing.")
        self.moves = {
            Move.ROSE: MovesCard(self.tr("What rose"), nothing),
            Move.FELL: MovesCard(self.tr("What fell"), nothing),
            Move.YET: MovesCard(self.tr("Not done yet this year"), nothing),
            Move.NEW: MovesCard(self.tr("New, or applies now"), nothing),
            Move.GONE: MovesCard(self.tr("Asked no more, or does not apply"), nothing),
        }
        for holder, cards in (
            (left, (self.groups, self.moves[Move.NEW], self.moves[Move.GONE])),
            (right, (self.moves[Move.ROSE], self.moves[Move.FELL], self.moves[Move.YET])),
        ):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(10)
            for card in cards:
                column.addWidget(card)
            self.both.add(holder, 1, at_top=True)
        for card in self.moves.values():
            card.chosen.connect(self.chosen)
        self.finish()
        for box in (self.then, self.now):
            box.activated.connect(self._on_activated)

    def show_years(self, years: Sequence[YearMark], found: YearComparison | None) -> None:
        """Show the row of all *years*, and the two that are compared."""
        self.empty.setVisible(found is None)
        self.every.setVisible(found is not None)
        self.both.setVisible(found is not None)
        if found is None:
            return
        newest_first = list(reversed(years))
        self.years.show_items(
            [
                ActionItem(one.assessment_id, year_name(one), year_detail(one))
                for one in newest_first
            ]
        )
        self.choose.setVisible(len(years) > 2)  # of two there is nothing to choose
        for box, chosen in ((self.then, found.then), (self.now, found.now)):
            box.clear()
            for one in newest_first:
                box.addItem(year_name(one), one.assessment_id)
            box.setCurrentIndex(box.findData(chosen.assessment_id))
        self.groups.show_comparison(found)
        for move, card in self.moves.items():
            card.show_pairs(found.moved(move))

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _choices(self) -> QWidget:
        pair = SideBySide(520)
        for words, box in ((self.tr("Then"), self.then), (self.tr("Now"), self.now)):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(PlainLabel(words, role="muted"))
            column.addWidget(box)
            pair.add(holder)
        return pair

    def _on_activated(self) -> None:
        self.wanted.emit(str(self.then.currentData()), str(self.now.currentData()))
