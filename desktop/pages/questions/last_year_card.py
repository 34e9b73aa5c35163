"""Last year's answer beside this year's, folded until somebody wants to see it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.carried import Verdict
from core.domain.year_words import verdict_text
from core.services.years.looking_again import LastYearsAnswer
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.fold_section import FoldSection
from desktop.widgets.plain_label import PlainLabel
from desktop.years.old_answer_view import OldAnswerView
from desktop.years.words import answer_lines

_LONGEST = 60  # characters of last year's answer in the heading
_TO_LOOK_AT = (Verdict.UNSEEN, Verdict.NOT_SURE)


class LastYearCard(Card):
    """Emits ``look_asked()`` for “Still true?” and ``open_asked(evidence id)``."""

    look_asked = Signal()
    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Last year"))
        self.fold = self.add(FoldSection(self.tr("Last year"), is_open=False))
        self.verdict = PlainLabel(role="strong")
        self.look = Button(self.tr("Back to “Still true?”"), icon_name="arrow-right")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.fold.body.addWidget(self.verdict)
        self.fold.body.addLayout(self._column)
        row = FlowLayout(gap=8)
        row.addWidget(self.look)
        self.add_layout(row)
        self.look.clicked.connect(self.look_asked)
        self._shown: LastYearsAnswer | None = None
        self.olds: list[OldAnswerView] = []
        self.hide()

    def show_answer(self, one: LastYearsAnswer, today: date, *, can_change: bool) -> None:
        """Show what was answered last year; hidden where nothing was."""
        self.setVisible(bool(one.olds))
        self.look.setVisible(can_change and one.verdict in _TO_LOOK_AT)
        if one == self._shown:
            return
        is_new = self._shown is None or self._shown.ref != one.ref
        self._shown = one
        for view in self.olds:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        many = len(one.olds) > 1 or any(old.ref != one.ref for old in one.olds)
        self.olds = [OldAnswerView(old, today, titled=many) for old in one.olds]
        for view in self.olds:
            self._column.addWidget(view)
            view.open_asked.connect(self.open_asked)
        self.verdict.setText(verdict_text(one.verdict) if one.verdict else "")
        self.verdict.setVisible(bool(self.verdict.text()))
        self.fold.head.set_text(self._heading(one))
        if is_new:
            self.fold.head.setChecked(False)

    def _heading(self, one: LastYearsAnswer) -> str:
        lines = [line for old in one.olds for line in answer_lines(old)]
        if not lines:
            return self.tr("Last year: evidence only")
        text = " ".join(lines[0].text.split())
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
        return self.tr("Last year: {answer}").format(answer=short)
