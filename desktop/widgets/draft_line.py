"""A field for one line of text that keeps its half-typed text safe, like NoteEdit."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.widgets.note_edit import DRAFT_MS, PAUSE_MS


class DraftLine(QLineEdit):
    """``edited(text)``: at most 0.6 s after a key, keep a draft. ``left(text)``: focus went,
    Enter was pressed, or nothing was typed for 20 s: this is now the text."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, name: str, *, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self._kept = ""
        self._has_draft = False  # a draft was told that ``left`` has not settled yet
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._draft.timeout.connect(self._tell_edited)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self.flush)

    def set_note(self, text: str) -> None:
        """Show *text* without telling anybody. Text that is just being typed is not touched."""
        if not self.has_unsent and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._kept = self.text()

    def put_draft_back(self, text: str) -> None:
        """Show half-typed *text* of an earlier run, the caret at its end; it is still unsent."""
        self.setText(text)
        self._has_draft = True

    @property
    def has_unsent(self) -> bool:
        """True while the field holds text that ``left`` has not told yet."""
        return self.text() != self._kept

    def flush(self) -> None:
        """Tell ``left`` now, if there is something to tell."""
        self._draft.stop()
        self._pause.stop()
        if self.has_unsent or self._has_draft:
            self._has_draft = False
            self._kept = self.text()
            self.left.emit(self._kept)

    def forget_typing(self) -> None:
        """What was typed is saved: from now on the window's undo takes it back."""
        place = self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def _on_text_edited(self) -> None:
        if not self._draft.isActive():
            self._draft.start()
        self._pause.start()

    def _tell_edited(self) -> None:
        if self.has_unsent or self._has_draft:
            self._has_draft = True
            self.edited.emit(self.text())
