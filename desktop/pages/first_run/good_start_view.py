"""Screen 5: the records are made; four facts, five questions to begin with, where copies go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.pages.first_run.copies_card import CopiesCard
from desktop.pages.first_run.facts_card import FactsCard
from desktop.pages.first_run.papers_card import PapersCard
from desktop.pages.first_run.step_view import StepView
from desktop.widgets.card import Card
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class GoodStartView(StepView):
    """Asks for the facts and shows the five by title."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.entitle(
            self.tr("A good start"),
            self.tr(
                "Your records are made and locked. From now on everything saves itself: there is "
                "no Save button."
            ),
        )
        self.facts = self.add(FactsCard(self._get_today))
        self.card = self.add(Card(self.tr("Five to begin with")))
        self.card.add(
            PlainLabel(
                self.tr("You can answer these from what you know, without looking for papers.")
            )
        )
        self.papers = self.add(PapersCard())
        self.copies = self.add(CopiesCard())
        self.add(
            PlainLabel(
                self.tr(
                    "Home shows the five too, and how far you are. Take the others as they come."
                ),
                role="muted",
            )
        )
        self.finish()

    def _get_today(self) -> date:
        return self._today

    def show_easy(self, titles: Sequence[tuple[str, str]]) -> None:
        """Show the questions, each with its number."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (ref, title) in enumerate(titles):
            grid.addWidget(IconLabel("clipboard-list", "accent", 18), row, 0, top)
            grid.addWidget(PlainLabel(ref, role="muted", wrap=False), row, 1, top)
            grid.addWidget(PlainLabel(title), row, 2)
        self.card.add_layout(grid)
