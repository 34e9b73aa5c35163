"""What to take up next: easy ones at the start, later the shortest way to the good result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.advice import Step, grade_name, shortest_way
from core.domain.catalogue import Scheme
from core.domain.home import easy_start
from core.domain.items_advice import Lack, lacks
from core.domain.scoring import Grade
from core.domain.state import AssessmentState
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

FEW = 3  # so many points are named; the rest is counted


class WayCard(Card):
    """Each line is one click away; hidden when there is nothing to say.

    Emits ``chosen(ref)``, and ``plan_asked(refs)`` for all that is shown.
    """

    chosen = Signal(str)
    plan_asked = Signal(object)  # the refs of the lines on screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.note = self.add(PlainLabel(role="muted"))
        self.list = self.add(ActionList(most=5))
        self.list.acted.connect(self.chosen)
        self.plan = Button(self.tr("Put these into the plan"), icon_name="plus", kind="quiet")
        self.plan.setToolTip(self.tr("One action for each line that is shown, with a day"))
        row = FlowLayout()
        row.addWidget(self.plan)
        self.add_layout(row)
        self.plan.clicked.connect(self._on_plan)

    def _on_plan(self) -> None:
        shown = self.list.items[: len(self.list.rows)]
        self.plan_asked.emit(tuple(dict.fromkeys(item.key for item in shown)))

    def show_state(self, state: AssessmentState) -> None:
        """Show what *state* asks for."""
        if state.sign_off is not None:
            self.hide()
        elif state.is_new:
            self._show_easy(state)
        else:
            self._show_way(state)

    def _show_easy(self, state: AssessmentState) -> None:
        items = [
            ActionItem(
                one.ref,
                f"{one.ref}  {one.title}",
                self.tr("about {minutes} minutes").format(minutes=one.asked.requirement.minutes),
                self.tr("Start"),
                self.tr("Start with {ref}").format(ref=one.ref),
            )
            for one in easy_start(state)
        ]
        self._tell(
            self.tr("Easy ones to start with"),
            self.tr("You know most of the answers to these already."),
            items,
        )

    def _show_way(self, state: AssessmentState) -> None:
        if state.question_set.catalogue.scheme is not Scheme.IGT_LEVELS:
            self._show_what_is_to_go(state)
            return
        items = [self._step(step) for step in shortest_way(state)]
        self._tell(
            self.tr("Shortest way to {grade}").format(grade=grade_name(Grade.SATISFACTORY)),
            self.tr("The quickest comes first."),
            items,
        )

    def _show_what_is_to_go(self, state: AssessmentState) -> None:
        """Show the questions to answer and the groups to confirm; a grade is not promised."""
        note = self.tr("The quickest comes first.")
        if state.question_set.catalogue.scheme is Scheme.DSPT_ITEMS:
            note = self.tr(
                "{grade} needs every compulsory question answered, and each group confirmed. The "
                "quickest comes first."
            ).format(grade=grade_name(Grade.STANDARDS_MET))
        self._tell(self.tr("What is to go"), note, [self._lack(one) for one in lacks(state)])

    def _lack(self, lack: Lack) -> ActionItem:
        words = self.tr("Confirm") if lack.is_confirmation else self.tr("Go there")
        named = self.tr("Confirm {name}") if lack.is_confirmation else self.tr("Go to {name}")
        return ActionItem(lack.ref, lack.name, lack.text, words, named.format(name=lack.name))

    def _step(self, step: Step) -> ActionItem:
        count = len(step.criteria)
        ticks = self.tr("1 tick: {what}") if count == 1 else self.tr("{count} ticks: {what}")
        points = [c.short or c.text for c in step.criteria]
        what = "; ".join(points[:FEW])
        if count > FEW:
            what = self.tr("{points}, and {more} more").format(points=what, more=count - FEW)
        return ActionItem(
            step.ref,
            f"{step.ref}  {step.title}",
            ticks.format(count=count, what=what) if count else "",
            self.tr("Go there"),
            self.tr("Go to {ref}").format(ref=step.ref),
        )

    def _tell(self, title: str, note: str, items: list[ActionItem]) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self.note.setText(note)
        self.list.show_items(items)
        self.setVisible(bool(items))
