"""What was answered to much the same question in another set: to look at and take from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.crosswalk import Suggestion
from desktop.pages.questions.suggestion_entry import SuggestionEntry
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


class SuggestionCard(Card):
    """Emits ``evidence_wanted(evidence id)`` and ``note_wanted(words)``. Never an answer itself."""

    evidence_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("From your other question set"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.add(
            PlainLabel(
                self.tr("You answered much the same before. Nothing is taken over by itself."),
                role="small",
            )
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.add_layout(self._column)
        self.entries: list[SuggestionEntry] = []
        self.hide()

    def show_suggestions(
        self, found: Sequence[Suggestion], linked: frozenset[str], *, can_change: bool
    ) -> None:
        """Show *found*; *linked* are the ids of evidence that serves here already."""
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = [SuggestionEntry(one, linked, can_change=can_change) for one in found]
        for entry in self.entries:
            self._column.addWidget(entry)
            entry.evidence_wanted.connect(self.evidence_wanted)
            entry.note_wanted.connect(self.note_wanted)
        self.setVisible(bool(found))
