"""An answer in words: the field, how much of it fits, and the blanks that are left."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.questions.answer.blanks_line import BlanksLine
from desktop.pages.questions.answer.inserting import insert_into
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle

LONGEST = 100_000  # what the records hold; the website may take far less


class WordsField(QWidget):
    """``edit`` has drafts of its own. Nothing is cut to the website's limit; it is only said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = NoteEdit(self.tr("Your answer in words"), lines=7, longest=LONGEST)
        self.edit.setPlaceholderText(
            self.tr("Type here, or put in an example from the guidance and make it yours.")
        )
        self.edit.setAcceptDrops(False)  # a file dropped here belongs to the question
        self.count = PlainLabel(role="small")
        self.blanks = BlanksLine(self.edit)
        self._limit: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.count)
        column.addWidget(self.blanks)
        self.edit.textChanged.connect(self._show_count)

    def show_limit(self, limit: int | None, *, can_change: bool) -> None:
        """Say how much the website takes, where that is known, and look at what stands there."""
        self._limit = limit
        self.edit.setReadOnly(not can_change)
        restyle(self.edit, "readOnly", not can_change)
        self._show_count()
        self.blanks.look_again()

    def insert(self, text: str) -> None:
        """Put *text* in, after what stands there; it is kept at once, as one change."""
        insert_into(self.edit, text, self.blanks)

    def _show_count(self) -> None:
        self.count.setVisible(self._limit is not None)
        if self._limit is None:
            return
        count = len(self.edit.toPlainText())
        too_many = count - self._limit
        if too_many > 0:
            words = self.tr(
                "{count} characters too many: the website takes {limit}.", None, too_many
            ).format(count=too_many, limit=self._limit)
        else:
            words = self.tr("{count} of {limit} characters", None, count).format(
                count=count, limit=self._limit
            )
        self.count.setText(words)
        restyle(self.count, "role", "error" if too_many > 0 else "small")
