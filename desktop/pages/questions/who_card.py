"""Who looks after the requirement, which level is wanted, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QSizePolicy, QVBoxLayout, QWidget

from core.domain.catalogue import AnswerKind
from core.domain.state import AssessmentState, RequirementState
from desktop.theme import scaled
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.date_field import DateField
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class WhoCard(Card):
    """Three fields that wrap below each other. ``owner`` has drafts of its own."""

    target_chosen = Signal(int)
    due_changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Who, how far, by when"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self._ref = ""
        self.owner = DraftLine(self.tr("Looked after by"))
        self.owner.setPlaceholderText(self.tr("a name or a role"))
        self.owner.setMinimumWidth(scaled(160))
        self.target = ChoiceRow(self.tr("Target level"), ["0", "1", "2", "3"])
        self.target.setToolTip(
            self.tr("2 is the usual one: a satisfactory result needs it everywhere")
        )
        self.due = DateField(self.tr("To be done by"), today)
        row = FlowLayout(gap=14, row_gap=10)
        for name, widget in (
            (self.tr("Looked after by"), self.owner),
            (self.tr("Target level"), self.target),
            (self.tr("To be done by"), self.due),
        ):
            holder = self._labelled(name, widget)
            row.addWidget(holder)
            if widget is self.target:
                self._target = holder
        self.add_layout(row)
        self._names: tuple[str, ...] = ()
        self._used: frozenset[str] = frozenset()
        self._offered: list[str] | None = None
        self.target.chosen.connect(self.target_chosen)
        self.due.changed.connect(self.due_changed)

    def show_answer(
        self, requirement: RequirementState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show target and date; the owner is the page's, because it may be half typed."""
        by_levels = requirement.asked.requirement.answer is AnswerKind.LEVELS
        self._target.setVisible(by_levels)
        self.title.setText(
            self.tr("Who, how far, by when") if by_levels else self.tr("Who, and by when")
        )
        self.setAccessibleName(self.title.text())
        self.target.show_value(requirement.answer.target)
        is_new, self._ref = requirement.ref != self._ref, requirement.ref
        self.due.show_again(requirement.answer.due, is_new=is_new)
        self.owner.setReadOnly(not can_change)
        self.due.line.setReadOnly(not can_change)
        self.target.setEnabled(can_change)
        self._used = frozenset(r.answer.owner for r in state.requirements if r.answer.owner)
        self._complete()

    def offer(self, names: Sequence[str]) -> None:
        """Offer the *names* of those who work here while an owner is typed."""
        self._names = tuple(names)
        self._complete()

    def _complete(self) -> None:
        owners = sorted({*self._used, *self._names}, key=str.casefold)
        if owners != self._offered:
            self._offered = owners
            completer = QCompleter(owners, self.owner)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.owner.setCompleter(completer)

    def _labelled(self, name: str, widget: QWidget) -> QWidget:
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        holder.setSizePolicy(policy)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = PlainLabel(name, role="small", wrap=False)
        label.setBuddy(widget)
        column.addWidget(label)
        column.addWidget(widget)
        return holder
