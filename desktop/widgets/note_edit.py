"""A field for some lines of plain text that keeps its half-typed text safe."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.theme import scaled

DRAFT_MS = 600  # typing is durable within a second, the write included
PAUSE_MS = 20_000


class NoteEdit(QPlainTextEdit):
    """``edited(text)``: at most 0.6 s after a key, while typing goes on too: keep a draft.
    ``left(text)``: focus went, or nothing was typed for 20 s: this is now the note.
    ``full(length)``: the text was cut at its greatest length. Tab moves on."""

    edited = Signal(str)
    left = Signal(str)
    full = Signal(int)

    def __init__(
        self, name: str, *, lines: int = 4, longest: int = 20_000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines, self._longest = lines, longest
        self._has_draft = False  # a draft was told that ``left`` has not settled yet
        self._kept = ""  # what ``left`` told last, or what was put in
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._draft.timeout.connect(self._tell_edited)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._fit()

    def set_note(self, text: str) -> None:
        """Show *text* without telling anybody. Text that is just being typed is not touched."""
        if self.has_unsent or text == self.toPlainText():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._kept = text

    def put_draft_back(self, text: str, caret: int | None = None) -> None:
        """Show half-typed *text* of an earlier run, the caret where it was; it is still unsent."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._has_draft = True
        cursor = self.textCursor()
        cursor.setPosition(min(len(text) if caret is None else caret, len(text)))
        self.setTextCursor(cursor)

    @property
    def has_unsent(self) -> bool:
        """True while the field holds text that ``left`` has not told yet."""
        return self.toPlainText() != self._kept

    def flush(self) -> None:
        """Tell ``left`` now, if there is something to tell: before a page goes or the window."""
        self._draft.stop()
        self._pause.stop()
        if self.has_unsent or self._has_draft:
            self._has_draft = False
            self._kept = self.toPlainText()
            self.left.emit(self._kept)

    def forget_typing(self) -> None:
        """What was typed is saved: from now on the window's undo takes it back."""
        self.document().clearUndoRedoStacks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)
        if hasattr(self, "_pause"):
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), self.minimumHeight())

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * self._lines + scaled(18))

    def _on_text_changed(self) -> None:
        if self.document().characterCount() - 1 > self._longest:
            self._cut()
        if not self._draft.isActive():
            self._draft.start()
        self._pause.start()

    def _cut(self) -> None:
        cursor = self.textCursor()
        end = cursor.position()
        excess = self.document().characterCount() - 1 - self._longest
        self.blockSignals(True)
        cursor.setPosition(max(end - excess, 0))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.blockSignals(False)
        self.full.emit(self._longest)

    def _tell_edited(self) -> None:
        if self.has_unsent or self._has_draft:
            self._has_draft = True
            self.edited.emit(self.toPlainText())
