"""Keeps what is typed into one field of the answers, from the first letter on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.services.answers import AnswerService
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.note_edit import NoteEdit

Drafts = Mapping[tuple[str, str], str]


def keep_text(answers: AnswerService, ref: str, field: str, text: str) -> Change:
    """Make *text* the field's value; on trouble it stays at least as a draft."""
    answers.save_draft(ref, field, text)
    return answers.settle_draft(ref, field)


class DraftKeeper(QObject):
    """A draft within a second of typing; the value itself when the field is left.

    Text that could not be saved stays in the field, and ``retry`` tries again.
    """

    failed = Signal(object)

    def __init__(
        self,
        field: str,
        widget: NoteEdit | DraftLine,
        answers: AnswerService,
        tasks: TaskRunner,
        writes: Writes,
    ) -> None:
        super().__init__(widget)
        self.field, self.widget, self.ref = field, widget, ""
        self._answers, self._tasks, self._writes = answers, tasks, writes
        self._handed: dict[str, str] = {}  # by ref: given to the writer, not read back yet
        self._kept: set[str] = set()
        widget.edited.connect(self._on_edited)
        widget.left.connect(self._on_left)

    def show(self, ref: str, value: str, drafts: Drafts) -> None:
        """Show *value* of *ref*, and over it what was half typed when the program last ended."""
        is_new = ref != self.ref
        if is_new:
            self.widget.flush()  # it belongs to the requirement that was open until now
            self.ref = ref
        self.widget.set_note(self._handed.get(ref, value))
        draft = drafts.get((ref, self.field))
        if is_new and draft is not None and draft != value and ref not in self._handed:
            self.widget.put_draft_back(draft)

    def forget_kept(self) -> None:
        """What was saved has been read back: from now on the records' word counts."""
        for ref in self._kept:
            self._handed.pop(ref, None)
        self._kept.clear()

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        for ref, text in self._handed.items():
            if ref not in self._kept:
                self._hand_over(ref, text)

    def _on_edited(self, text: str) -> None:
        job = partial(self._answers.save_draft, self.ref, self.field, text)
        self._tasks.run(self, job, failed=self.failed.emit)

    def _on_left(self, text: str) -> None:
        self._handed[self.ref] = text
        self._kept.discard(self.ref)
        self._hand_over(self.ref, text)

    def _hand_over(self, ref: str, text: str) -> None:
        job = partial(keep_text, self._answers, ref, self.field, text)
        self._writes.do(job, partial(self._on_kept, ref, text), self.failed.emit)

    def _on_kept(self, ref: str, text: str, _change: Change) -> None:
        if self._handed.get(ref) == text:
            self._kept.add(ref)


def half_typed(
    keepers: Iterable[DraftKeeper], ref: str, drafts: Drafts
) -> NoteEdit | DraftLine | None:
    """Return the field of *ref* that was being typed in, the newest one, or None."""
    by_field = {keeper.field: keeper.widget for keeper in keepers}
    fields = (by_field.get(field) for one, field in drafts if one == ref)
    return next((field for field in fields if field is not None and field.has_unsent), None)
