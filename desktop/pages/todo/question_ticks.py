"""Which questions a letter asks about: ticked, folded where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.catalogue import QuestionSet
from core.domain.targets import words_of
from desktop.pages.todo.words import questions_words
from desktop.widgets.fold_section import FoldSection
from desktop.widgets.wrap_check import WrapCheck

_FEW = 5


class QuestionTicks(QWidget):
    """Emits ``changed`` when another question is ticked or one less."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, WrapCheck] = {}
        self.fold = FoldSection(self.tr("Questions"), is_open=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.fold.body.setSpacing(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The questions that are ticked, in the set's order."""
        return tuple(target for target, tick in self.ticks.items() if tick.isChecked())

    def show_questions(
        self, questions: QuestionSet, offered: Sequence[str], chosen: Sequence[str]
    ) -> None:
        """Show a box for each of *offered* and *chosen*; the chosen ones are ticked."""
        for tick in self.ticks.values():
            self.fold.body.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        order = {ref: place for place, ref in enumerate(questions.by_ref)}
        wanted = sorted(
            {*offered, *chosen},
            key=lambda t: (order.get(questions.criterion_refs.get(t, t), len(order)), t),
        )
        before: QWidget = self.fold.head
        for target in wanted:
            tick = WrapCheck(f"{target}  {words_of(questions, target)}", target in chosen)
            tick.toggled.connect(self._on_toggled)
            self.fold.body.addWidget(tick)
            QWidget.setTabOrder(before, tick)
            self.ticks[target] = before = tick
        self.fold.head.setChecked(len(wanted) <= _FEW)
        self._count()

    def _on_toggled(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        count = len(self.chosen)
        words = self.tr("About {questions}").format(questions=questions_words(count))
        self.fold.head.set_text(words if count else self.tr("Choose at least one question"))
