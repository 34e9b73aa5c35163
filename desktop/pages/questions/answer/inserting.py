"""Puts an example into a field, as one change that undo takes back."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from desktop.pages.questions.answer.blanks_line import BlanksLine
from desktop.widgets.note_edit import NoteEdit


def insert_into(edit: NoteEdit, text: str, blanks: BlanksLine) -> None:
    """Put *text* after what stands in *edit* and mark its first blank.

    What was typed before is recorded first, so that undoing the example takes nothing else away.
    """
    edit.flush()
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    place = cursor.position()
    gap = "\n\n" if edit.toPlainText().strip() else ""
    cursor.insertText(gap + text)
    edit.flush()
    cursor.setPosition(place + len(gap))
    edit.setTextCursor(cursor)
    edit.setFocus()
    blanks.go_to_next()
