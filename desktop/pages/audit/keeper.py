"""Keeps what is typed into a finding's note or a reply, from the first letter on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.services.people.audits import AuditService
from desktop.pages.audit.facts import Drafts
from desktop.tasks import TaskRunner
from desktop.widgets.note_edit import NoteEdit


class FindingKeeper(QObject):
    """A draft within a second of typing. What becomes of the text is the page's."""

    failed = Signal(object)

    def __init__(
        self, field: str, widget: NoteEdit, audits: AuditService, tasks: TaskRunner
    ) -> None:
        super().__init__(widget)
        self.field, self.widget = field, widget
        self._audits, self._tasks = audits, tasks
        self._where = ("", "")
        widget.edited.connect(self._on_edited)

    def show(self, sample_id: str, point: str, value: str, drafts: Drafts) -> None:
        """Show *value* of a point, and over it what was half typed before."""
        is_new = (sample_id, point) != self._where
        self._where = (sample_id, point)
        self.widget.set_note(value)  # what was typed at another point was handed over before
        draft = drafts.get((point, self.field))
        if is_new and draft is not None and draft != value:
            self.widget.put_draft_back(draft)

    def keep(self, text: str, done: Callable[[object], None] | None = None) -> None:
        """Keep *text* as a draft of the point on screen."""
        sample_id, point = self._where
        if point:
            job = partial(self._audits.save_draft, sample_id, point, self.field, text)
            self._tasks.run(self, job, done, self.failed.emit)

    def _on_edited(self, text: str) -> None:
        self.keep(text)
