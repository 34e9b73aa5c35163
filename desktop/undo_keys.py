"""Undo and redo in the whole window, and the undo that a text field has of its own."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.commands.command import Command, Keys, Menu, sequences
from desktop.commands.commands import Commands
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.note_edit import NoteEdit

UNDO, REDO = "undo", "redo"
UNDO_KEYS: tuple[Keys, ...] = ("Ctrl+Z", QKeySequence.StandardKey.Undo)
REDO_KEYS: tuple[Keys, ...] = ("Ctrl+Y", QKeySequence.StandardKey.Redo, "Ctrl+Shift+Z")

Field = QLineEdit | QPlainTextEdit | QTextEdit


class UndoKeys(QObject):
    """Emits ``undo_asked`` and ``redo_asked``, unless the field with the caret in it has
    something of its own to undo or redo. What was typed counts as its own until it is left."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._field: Field | None = None
        self._undo, self._redo = sequences(UNDO_KEYS), sequences(REDO_KEYS)
        translate = QCoreApplication.translate
        undo = Command(UNDO, Menu.EDIT, translate("undo", "Undo"), UNDO_KEYS, "undo-2")
        redo = Command(REDO, Menu.EDIT, translate("undo", "Redo"), REDO_KEYS, "redo-2")
        commands.add(undo, self.undo_asked.emit)
        commands.add(redo, self.redo_asked.emit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._watch(app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination())
        forward = keys in self._redo
        if not (forward or keys in self._undo) or not isinstance(watched, Field):
            return False
        own = _has_own(watched, forward=forward)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(own)  # else it goes on to the shortcut
        elif own and forward:
            watched.redo()
        elif own:
            watched.undo()
        else:
            return False
        return True

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        left = isinstance(old, NoteEdit | DraftLine) and shiboken6.isValid(old)
        if left and now is not None and not old.has_unsent:  # type: ignore[union-attr]
            old.forget_typing()  # type: ignore[union-attr]
        self._watch(now)

    def _watch(self, widget: QWidget | None) -> None:
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None
        if isinstance(widget, Field) and self._window.isAncestorOf(widget):
            self._field = widget
            widget.installEventFilter(self)


def _has_own(field: Field, *, forward: bool) -> bool:
    if field.isReadOnly():
        return False
    able: QObject = field if isinstance(field, QLineEdit) else field.document()
    return bool(able.isRedoAvailable() if forward else able.isUndoAvailable())  # type: ignore[attr-defined]
