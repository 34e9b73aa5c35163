"""One level of a requirement with its points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.state import AssessmentState, CriterionState, RequirementState
from desktop.pages.questions.criterion_row import CriterionRow
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class LevelCard(Card):
    """Its points as rows, how many are ticked, and a word where the level is reached.

    The signals are those of its rows.
    """

    ticked = Signal(str, bool)
    attach_asked = Signal(str, str)
    dropped = Signal(str, list)
    without_file = Signal()

    def __init__(
        self, number: int, criteria: Sequence[CriterionState], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.number = number
        self.title.setText(self.tr("Level {number}").format(number=number))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.reached = StatusChip(self.tr("Reached"), "ok")
        self.count = PlainLabel(role="muted", wrap=False)
        self.head.addWidget(self.reached)
        self.head.addWidget(self.count)
        self.body.setSpacing(2)
        self.rows: list[CriterionRow] = []
        for criterion in criteria:
            row = self.add(CriterionRow(criterion))
            row.ticked.connect(self.ticked)
            row.attach_asked.connect(self.attach_asked)
            row.dropped.connect(self.dropped)
            row.without_file.connect(self.without_file)
            self.rows.append(row)
        if not criteria:
            text = self.tr("This question set names no points for this level.")
            self.add(PlainLabel(text, role="muted"))

    def show_level(
        self, requirement: RequirementState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show the ticks and what stands behind them."""
        by_id = {c.criterion.id: c for c in requirement.criteria}
        for row in self.rows:
            row.show_criterion(by_id[row.id], state, can_change=can_change)
        met = sum(by_id[row.id].met for row in self.rows)
        words = self.tr("{met} of {total}").format(met=met, total=len(self.rows))
        self.count.setText(words)
        self.reached.setVisible((requirement.level or 0) >= self.number)
