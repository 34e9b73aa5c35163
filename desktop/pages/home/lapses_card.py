"""Evidence that must soon be checked again, or should have been."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.evidence import Evidence
from core.domain.home import long_date
from core.domain.state import AssessmentState
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel

SOON = timedelta(days=60)


class LapsesCard(Card):
    """Emits ``chosen(evidence id)``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Check again soon"), parent=parent)
        self.note = self.add(PlainLabel(role="muted"))
        self.list = self.add(ActionList(most=5))
        self.list.acted.connect(self.chosen)

    @property
    def has_any(self) -> bool:
        """Whether there is anything to check again."""
        return bool(self.list.items)

    def show_state(self, state: AssessmentState) -> None:
        """Show the evidence of *state* that lapses within sixty days, the first to lapse on top."""
        lapsing = lapsing_soon(state)
        if lapsing:
            note = ""
        elif any(not piece.withdrawn for piece in state.evidence):
            note = self.tr("No evidence lapses in the next 60 days.")
        else:
            note = self.tr(
                "Give evidence a check-again-by date, and it is listed here 60 days before."
            )
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.list.show_items(
            [
                ActionItem(
                    piece.id,
                    piece.title,
                    self._when(day, state.today),
                    self.tr("Open"),
                    self.tr("Open {title}").format(title=piece.title),
                )
                for piece, day in lapsing
            ]
        )
        self.list.setVisible(bool(lapsing))

    def _when(self, day: date, today: date) -> str:
        days = (day - today).days
        if days < 0:
            return self.tr("past its date since {day}").format(day=long_date(day))
        if days == 0:
            return self.tr("check again by today")
        return self.tr("check again by {day}, {days} days left").format(
            day=long_date(day), days=days
        )


def lapsing_soon(state: AssessmentState) -> list[tuple[Evidence, date]]:
    """Return what must be checked again within sixty days or is past its date, first day first."""
    found = [
        (piece, piece.review_by)
        for piece in state.evidence
        if piece.review_by is not None
        and not piece.withdrawn
        and piece.review_by <= state.today + SOON
    ]
    return sorted(found, key=lambda pair: (pair[1], pair[0].title))
