"""“This does not apply to us, because ...”, offered only where the question set allows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.catalogue import Confidence
from core.domain.state import RequirementState
from desktop.widgets.card import Card
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class RelevanceCard(Card):
    """The reason counts once there is one; taking the tick off clears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.check = self.add(WrapCheck(self.tr("This does not apply to us, because …")))
        self.reason = self.add(
            NoteEdit(self.tr("Why this does not apply to us"), lines=2, longest=2000)
        )
        self.reason.setPlaceholderText(
            self.tr("for example: we hold no records of this kind, the head office does it")
        )
        self.reason.setAcceptDrops(False)
        self.hint = self.add(PlainLabel(role="small"))
        self.doubt = self.add(PlainLabel(role="small"))
        self.doubt.setText(
            self.tr("Not confirmed for you: whether this may be left out was not established.")
        )
        self.setAccessibleName(self.check.words())
        self.check.clicked.connect(self._on_clicked)

    def show_answer(self, requirement: RequirementState, *, can_change: bool) -> None:
        """Show whether it applies; the reason is the page's, because it may be half typed."""
        left_out = requirement.answer.not_relevant is not None
        about_to_type = self.check.isChecked() and self.reason.hasFocus()
        has_text = bool(self.reason.toPlainText().strip())
        self.check.setChecked(left_out or has_text or about_to_type)
        self.check.setEnabled(can_change)
        self.reason.setReadOnly(not can_change)
        applicability = requirement.asked.applicability
        self.doubt.setVisible(applicability.not_relevant_confidence is Confidence.UNCERTAIN)
        self._fit(left_out)

    def _fit(self, left_out: bool) -> None:
        self.reason.setVisible(self.check.isChecked())
        self.hint.setVisible(self.check.isChecked())
        self.hint.setText(
            self.tr("It is left out of the result. What was ticked stays as it is.")
            if left_out
            else self.tr("It is left out of the result as soon as there is a reason.")
        )

    def _on_clicked(self) -> None:
        if self.check.isChecked():
            self._fit(False)
            self.reason.setFocus()
        else:
            self.reason.clear()
            self.reason.flush()  # without a reason it applies again
            self._fit(False)
