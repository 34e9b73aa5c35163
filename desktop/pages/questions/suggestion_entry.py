"""One answer in another question set, with what of it can be taken here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.crosswalk import Strength, Suggestion
from core.domain.scoring import NO, YES
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class SuggestionEntry(QWidget):
    """Which question it was, what was said, and a button for each document and for the note."""

    evidence_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(
        self,
        suggestion: Suggestion,
        linked: frozenset[str],
        *,
        can_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        place = suggestion.meeting.place
        column.addWidget(PlainLabel(f"{place.ref}  {suggestion.title}", role="strong"))
        strength = self._strength(suggestion.meeting.strength)
        column.addWidget(PlainLabel(f"{suggestion.set_title} · {strength}", role="small"))
        column.addWidget(PlainLabel(suggestion.meeting.reason, role="muted"))
        for words in (self._said(suggestion), suggestion.note):
            if words:
                label = PlainLabel(words)
                label.make_selectable()
                label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                column.addWidget(label)
        row = FlowLayout(gap=8)
        self.buttons: list[Button] = []
        if can_change:
            self._offer(suggestion, linked, row)
        column.addLayout(row)

    def _offer(self, suggestion: Suggestion, linked: frozenset[str], row: FlowLayout) -> None:
        for piece in suggestion.evidence:
            if piece.id not in linked:
                button = self._button(self.tr("Use here too: {title}"), piece.title, "paperclip")
                button.clicked.connect(lambda _=False, id_=piece.id: self.evidence_wanted.emit(id_))
                row.addWidget(button)
        if suggestion.note:
            button = self._button(self.tr("Add the note to the note here"), "", "copy")
            button.clicked.connect(lambda: self.note_wanted.emit(suggestion.note))
            row.addWidget(button)

    def _button(self, words: str, title: str, icon: str) -> Button:
        button = Button(words.format(title=title), icon_name=icon, kind="quiet")
        self.buttons.append(button)
        return button

    def _strength(self, strength: Strength) -> str:
        return {
            Strength.SAME: self.tr("the same is asked"),
            Strength.CLOSE: self.tr("most of it serves here"),
            Strength.PART: self.tr("a part of it helps here"),
        }[strength]

    def _said(self, suggestion: Suggestion) -> str:
        if suggestion.level is not None:
            return self.tr("You were at level {level}.").format(level=suggestion.level)
        if suggestion.said in (YES, NO):
            return self.tr("You said yes.") if suggestion.said == YES else self.tr("You said no.")
        return suggestion.said
