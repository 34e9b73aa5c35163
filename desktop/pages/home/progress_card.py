"""How far the assessment is: a ring, what is left, each initiative, and the result in small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.advice import grade_name
from core.domain.home import if_signed_today
from core.domain.scoring import Grade
from core.domain.state import AssessmentState
from desktop.figures import usual_figure
from desktop.pages.home.group_bar import GroupBar
from desktop.widgets.card import Card
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_ring import ProgressRing
from desktop.widgets.side_by_side import SideBySide


class ProgressCard(Card):
    """Progress is the headline. The result stands below, small, the grade before the percent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How far it is"), parent=parent)
        head = SideBySide(260, gap=18)
        self.ring = ProgressRing(self.tr("Answered"))
        head.add(self.ring, 0)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.left = Heading("", 1)
        self.set_name = PlainLabel(role="muted")
        column.addStretch(1)
        column.addWidget(self.left)
        column.addWidget(self.set_name)
        self.optional = PlainLabel(role="small")
        column.addWidget(self.optional)
        column.addStretch(1)
        head.add(words, 1)
        self.add(head)
        self.body.addSpacing(6)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(12)
        self.add_layout(self._bars)
        self.body.addSpacing(8)
        self.result = self.add(PlainLabel())
        self.percent = self.add(PlainLabel(role="small"))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.groups: dict[str, GroupBar] = {}

    def show_state(self, state: AssessmentState) -> None:
        """Show how far *state* is."""
        self.ring.show_count(state.answered, state.total)
        left = state.to_go
        self.left.setText(
            self.tr("{left} to go").format(left=left) if left else self.tr("All answered")
        )
        self.set_name.setText(state.question_set.catalogue.title)
        self.optional.setText(self._optional(state))
        self.optional.setVisible(bool(state.optional))
        self._show_groups(state)
        self._show_result(state)

    def _optional(self, state: AssessmentState) -> str:
        if state.optional == 1:
            return self.tr("One more may stay open.")
        return self.tr("{count} more may stay open.", None, state.optional).format(
            count=state.optional
        )

    def _show_groups(self, state: AssessmentState) -> None:
        for group in state.question_set.groups:
            asked = [
                r for r in state.requirements if r.asked.group.id == group.id and r.is_compulsory
            ]
            if group.id not in self.groups:
                self.groups[group.id] = GroupBar(group.title)
                self._bars.addWidget(self.groups[group.id])
            done = sum(r.is_settled for r in asked)
            self.groups[group.id].show_count(done, len(asked))
            self.groups[group.id].setVisible(bool(asked))
        known = {group.id for group in state.question_set.groups}
        for key in self.groups.keys() - known:  # another question set
            self.groups.pop(key).deleteLater()

    def _show_result(self, state: AssessmentState) -> None:
        percent = state.score.sums.percent
        if state.sign_off is not None:
            percent = state.sign_off.percent
            grade = grade_name(Grade(state.sign_off.grade)) if state.sign_off.grade else ""
            text = self.tr("Result as signed: {grade}.").format(grade=grade) if grade else ""
        else:
            text = "" if state.is_new else if_signed_today(state)
        self.result.setText(text)
        self.result.setVisible(bool(text))
        self.percent.setText("" if percent is None else usual_figure(percent))
        self.percent.setVisible(bool(text) and percent is not None)
