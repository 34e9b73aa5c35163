"""How a year goes, for whoever has answered nothing yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.home_time import is_dspt
from core.domain.state import AssessmentState
from desktop.widgets.card import Card
from desktop.widgets.timeline import StepState, Timeline, TimelineStep


class HowCard(Card):
    """Four steps in plain words; it goes once the first answer is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it goes"), parent=parent)
        self.timeline = self.add(Timeline())

    def show_state(self, state: AssessmentState) -> None:
        """Show the steps for the set of *state* while nothing is answered."""
        self.setVisible(state.is_new and state.sign_off is None)
        end = (
            self.tr("You type the signed answers into the website. Only there they count.")
            if is_dspt(state)
            else self.tr("You keep a sealed copy, and hand a file to whoever asks for it.")
        )
        last = self.tr("Publish it") if is_dspt(state) else self.tr("Keep it")
        self.timeline.show_steps(
            (
                TimelineStep(
                    self.tr("Answer what you know"),
                    self.tr("Begin anywhere. Everything is saved as you go."),
                    StepState.NEXT,
                ),
                TimelineStep(
                    self.tr("Show what stands behind it"),
                    self.tr("A document, or where the paper is kept. Your word is allowed, too."),
                ),
                TimelineStep(
                    self.tr("Ask others early"),
                    self.tr("Suppliers know some of the answers, and take their time."),
                ),
                TimelineStep(
                    self.tr("The owner signs"),
                    self.tr("Here or in ink; what was signed is kept as it stands."),
                ),
                TimelineStep(last, end),
            )
        )
