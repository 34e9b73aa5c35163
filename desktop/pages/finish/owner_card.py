"""What the owner reads before signing: the result and its weakest points, on one screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.advice import grade_name
from core.domain.catalogue import Scheme
from core.domain.evidence import Standing
from core.domain.home import if_signed_today
from core.domain.items_advice import is_lacking, what_is_missing
from core.domain.scoring import SATISFACTORY_LEVEL, Grade
from core.domain.state import AssessmentState, Progress, RequirementState
from desktop.figures import usual_figure
from desktop.pages.finish.facts import Facts
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class OwnerCard(Card):
    """Emits ``chosen(ref)``, and ``print_asked`` for the same on paper."""

    chosen = Signal(str)
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The owner's page"), parent=parent)
        self.print_button = Button(self.tr("Print for the owner"), icon_name="printer")
        self.print_button.clicked.connect(self.print_asked)
        self.whose = self.add(PlainLabel(role="muted"))
        self.result = self.add(PlainLabel(role="strong"))
        self.percent = self.add(PlainLabel(role="small"))
        self.chips = {
            Standing.SHOWN: StatusChip("", "ok"),
            Standing.ON_WORD: StatusChip("", "info"),
            Standing.OUT_OF_DATE: StatusChip("", "warn"),
        }
        chips = FlowLayout()
        for chip in self.chips.values():
            chips.addWidget(chip)
        self.add_layout(chips)
        self.body.addSpacing(6)
        self.add(PlainLabel(self.tr("Weakest points"), role="strong"))
        self.weak_note = self.add(PlainLabel(role="muted"))
        self.weakest = self.add(ActionList(most=4))
        self.body.addSpacing(6)
        self.add(PlainLabel(self.tr("On the manager's word only"), role="strong"))
        self.word_note = self.add(PlainLabel(role="muted"))
        self.on_word = self.add(ActionList(most=4))
        for listed in (self.weakest, self.on_word):
            listed.acted.connect(self.chosen)
        self.body.addSpacing(6)
        row = FlowLayout()
        row.addWidget(self.print_button)
        self.add_layout(row)

    def show_facts(self, facts: Facts) -> None:
        """Show what is to be signed, or what was."""
        state = facts.state
        self.title.setText(
            self.tr("What was signed") if facts.is_signed else self.tr("The owner's page")
        )
        self.whose.setText(f"{state.organisation.name} · {state.question_set.catalogue.title}")
        self._show_result(state)
        counts = state.score.standing
        texts = (
            (Standing.SHOWN, self.tr("{count} shown"), counts.shown),
            (Standing.ON_WORD, self.tr("{count} on the manager's word"), counts.on_word),
            (Standing.OUT_OF_DATE, self.tr("{count} out of date"), counts.out_of_date),
        )
        for standing, text, count in texts:
            self.chips[standing].setText(text.format(count=count))
        weak = self._weakest(state)
        self.weakest.show_items(weak)
        by_levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
        self.weak_note.setText(
            self.tr("None: everything that counts is at level 2 or above and in date.")
            if by_levels
            else self.tr("None: everything that is compulsory is answered, and in date.")
        )
        self.weak_note.setVisible(not weak)
        word = self._on_word(state)
        self.on_word.show_items(word)
        self.word_note.setText(
            self.tr("None: there is evidence for every point.")
            if by_levels
            else self.tr("None: there is evidence for every answer.")
        )
        self.word_note.setVisible(not word)

    def _show_result(self, state: AssessmentState) -> None:
        percent = state.score.sums.percent
        if state.sign_off is not None:
            percent = state.sign_off.percent
            grade = grade_name(Grade(state.sign_off.grade)) if state.sign_off.grade else ""
            text = self.tr("Result: {grade}.").format(grade=grade) if grade else ""
        else:
            text = if_signed_today(state)
        self.result.setText(text)
        self.result.setVisible(bool(text))
        self.percent.setText("" if percent is None else usual_figure(percent))
        self.percent.setVisible(percent is not None)

    def _weakest(self, state: AssessmentState) -> list[ActionItem]:
        found = [
            (one.level if one.level is not None else 0, one)
            for one in state.requirements
            if one.is_counted and (self._is_low(one) or self._count(one, Standing.OUT_OF_DATE))
        ]
        found.sort(key=lambda pair: pair[0])
        return [self._item(one, self._weakness(one)) for _, one in found]

    def _is_low(self, one: RequirementState) -> bool:
        if one.level is None:
            return is_lacking(one)
        return one.level < SATISFACTORY_LEVEL

    def _weakness(self, one: RequirementState) -> str:
        parts = []
        if one.level is not None:
            parts.append(self.tr("at level {level}").format(level=one.level))
        elif one.progress is not Progress.DONE:
            return what_is_missing(one)
        late = self._count(one, Standing.OUT_OF_DATE)
        if late and one.level is None:
            parts.append(self.tr("what shows it is past its date"))
        elif late:
            parts.append(self.tr("{count} out of date", None, late).format(count=late))
        return ", ".join(parts)

    def _on_word(self, state: AssessmentState) -> list[ActionItem]:
        return [
            self._item(one, self._points(one))
            for one in state.requirements
            if one.is_counted and self._count(one, Standing.ON_WORD)
        ]

    def _points(self, one: RequirementState) -> str:
        return "; ".join(
            c.criterion.short or c.criterion.text
            for c in one.criteria
            if c.standing is Standing.ON_WORD
        )

    def _item(self, one: RequirementState, detail: str) -> ActionItem:
        spoken = self.tr("Open {ref}").format(ref=one.ref)
        return ActionItem(one.ref, f"{one.ref}  {one.title}", detail, self.tr("Open"), spoken)

    def _count(self, one: RequirementState, standing: Standing) -> int:
        """Return how many points of it stand so; a question is one, once it is answered."""
        return sum(c.standing is standing for c in one.criteria) + (one.standing is standing)
