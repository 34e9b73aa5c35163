"""The note on a requirement."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.catalogue import AnswerKind
from desktop.pages.questions.answer.blanks_line import BlanksLine
from desktop.pages.questions.answer.inserting import insert_into
from desktop.widgets.card import Card
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel


class NoteCard(Card):
    """A field that grows no larger than the card; what is typed keeps itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Note"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.note = self.add(NoteEdit(self.tr("Note"), lines=5))
        self.note.setAcceptDrops(False)  # a file dropped here belongs to the card
        self.blanks = self.add(BlanksLine(self.note))
        self.hint = self.add(PlainLabel(role="small"))
        self.hint.hide()
        self._longest = 0
        self.note.full.connect(self._on_full)
        self.note.textChanged.connect(self._on_text_changed)

    def show_kind(self, kind: AnswerKind) -> None:
        """Say what the note is for: to a question it is the comment on the website."""
        self.note.setPlaceholderText(
            self.tr("What is left to do, who does it, and when?")
            if kind is AnswerKind.LEVELS
            else self.tr("What explains the answer. On the website it goes into the comment.")
        )
        self.blanks.look_again()

    def insert(self, text: str) -> None:
        """Put an example into the note, as one change."""
        insert_into(self.note, text, self.blanks)

    def _on_full(self, longest: int) -> None:
        self._longest = longest
        words = self.tr("A note holds {count} letters. Put longer texts in a document.")
        self.hint.setText(words.format(count=longest))
        self.hint.show()

    def _on_text_changed(self) -> None:
        if len(self.note.toPlainText()) < self._longest:
            self.hint.hide()
