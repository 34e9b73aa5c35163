"""Keeps what is half typed in a form, and puts it back into its fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.services.drafts import DraftService
from desktop.tasks import TaskRunner
from desktop.widgets.note_edit import DRAFT_MS, NoteEdit

Field = QLineEdit | QPlainTextEdit


class FormDrafts(QObject):
    """What stands in *fields* is durable within a second, and gone once they are emptied.

    A form empties its fields when it was recorded. Emits ``found`` when text of an earlier run
    was put back; a field in which something stands already keeps that.
    """

    found = Signal()

    def __init__(
        self,
        form: str,
        fields: Mapping[str, Field],
        *,
        drafts: DraftService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form, self._fields = form, dict(fields)
        self._drafts, self._tasks = drafts, tasks
        self._kept: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._timer.timeout.connect(self.flush)
        for field in self._fields.values():
            field.textChanged.connect(self._on_changed)
            field.installEventFilter(self)
        tasks.read(self, partial(drafts.texts, form), self._on_read, _ignore)

    def flush(self) -> None:
        """Keep what stands in the fields now."""
        self._timer.stop()
        for name, field in self._fields.items():
            text = _text(field)
            if text != self._kept.get(name, ""):
                self._kept[name] = text
                job = partial(self._drafts.keep, self._form, name, text)
                self._tasks.run(self, job, failed=partial(self._on_failed, name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self._timer.isActive():
            self.flush()
        return False

    def _on_changed(self) -> None:
        if not any(_text(field) for field in self._fields.values()):
            self.flush()  # recorded: what was half typed must not come back
        elif not self._timer.isActive():
            self._timer.start()

    def _on_read(self, texts: Mapping[str, str]) -> None:
        put_back = False
        for name, text in texts.items():
            field = self._fields.get(name)
            if field is not None and not _text(field):
                self._kept[name] = text
                _put(field, text)
                put_back = True
        if put_back:
            self.found.emit()

    def _on_failed(self, name: str, _error: Exception) -> None:
        self._kept.pop(name, None)  # the next key tries again; the line on top says "Not saved"


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _put(field: Field, text: str) -> None:
    if isinstance(field, NoteEdit):
        field.put_draft_back(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def _ignore(_error: Exception) -> None:
    """Nothing half typed is shown then; whatever is in the way tells itself elsewhere."""
