"""What stands behind the ticks: shown, on your word, out of date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.catalogue import Scheme
from core.domain.evidence import Standing
from core.domain.state import AssessmentState
from desktop.pages.home.standing_row import StandingRow
from desktop.widgets.action_row import ActionItem
from desktop.widgets.card import Card
from desktop.widgets.parts_bar import PartsBar


class StandingCard(Card):
    """Three counts in words; each opens its list in place. Emits ``chosen(ref)``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What stands behind your ticks"), parent=parent)
        self.bar = self.add(PartsBar())
        self.body.addSpacing(4)
        self.rows: dict[Standing, StandingRow] = {}
        for standing, tone, words, meaning in (
            (Standing.SHOWN, "ok", self.tr("shown"), self.tr("Evidence is linked and in date.")),
            (
                Standing.ON_WORD,
                "info",
                self.tr("on your word"),
                self.tr("No evidence is linked. That is allowed; evidence makes it stronger."),
            ),
            (
                Standing.OUT_OF_DATE,
                "warn",
                self.tr("out of date"),
                self.tr("The evidence is past its check-again-by date."),
            ),
        ):
            row = self.add(StandingRow(words, meaning, tone))
            row.chosen.connect(self.chosen)
            self.rows[standing] = row

    def show_state(self, state: AssessmentState) -> None:
        """Show the counts of *state* and keep what is unfolded open."""
        by_levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
        title = (
            self.tr("What stands behind your ticks")
            if by_levels
            else self.tr("What stands behind your answers")
        )
        self.title.setText(title)
        self.setAccessibleName(title)
        counts = state.score.standing
        self.bar.show_parts(
            (("ok", counts.shown), ("info", counts.on_word), ("warn", counts.out_of_date)),
            self.tr("{shown} shown, {word} on your word, {late} out of date").format(
                shown=counts.shown, word=counts.on_word, late=counts.out_of_date
            ),
        )
        for standing, count in (
            (Standing.SHOWN, counts.shown),
            (Standing.ON_WORD, counts.on_word),
            (Standing.OUT_OF_DATE, counts.out_of_date),
        ):
            self.rows[standing].show_points(count, self._points(state, standing))

    def _points(self, state: AssessmentState, standing: Standing) -> list[ActionItem]:
        """Return one line for each requirement that has such points."""
        lines = []
        for one in state.requirements:
            points = [
                c.criterion.short or c.criterion.text
                for c in one.criteria
                if one.is_counted and c.standing is standing
            ]
            is_answer = one.is_counted and one.standing is standing  # an item has no points
            if points or is_answer:
                lines.append(
                    ActionItem(
                        one.ref,
                        f"{one.ref}  {one.title}",
                        "; ".join(points),
                        self.tr("Open"),
                        self.tr("Open {ref}").format(ref=one.ref),
                    )
                )
        return lines
