"""Takes in many files or a folder: looked through first, and kept as the person ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.state import AssessmentState
from core.services.documents.batches import BatchKept, BatchService
from desktop.evidence.batch.batch_words import kept_words
from desktop.evidence.batch.batch_work import BatchWork
from desktop.pages.evidence.messages import Message
from desktop.pages.evidence.view import EvidenceView
from desktop.tasks import TaskRunner


class BatchDesk(QObject):
    """``written(Change, id)`` names the piece to show next; ``left`` when the list comes back."""

    told = Signal(object)  # Message, or None
    failed = Signal(object)  # Exception
    written = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        view: EvidenceView,
        *,
        batches: BatchService,
        tasks: TaskRunner,
        state: Callable[[], AssessmentState | None],
        choose_folder: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__(view)
        self._view, self._choose_folder = view, choose_folder
        self._work = BatchWork(view.batch, batches, tasks, state)
        self._work.looked.connect(self._on_looked)
        self._work.kept.connect(self._on_kept)
        self._work.stopped.connect(self._on_stopped)
        self._work.empty.connect(self._on_empty)
        self._work.failed.connect(self.failed)
        view.batch.left.connect(self._on_left)
        view.list.folder.clicked.connect(self.choose)
        view.first_folder.acted.connect(self.choose)

    def look_through(self, paths: Sequence[Path]) -> None:
        """Propose what the files at *paths* serve."""
        self.told.emit(None)
        self._work.look_through(paths)

    def choose(self) -> None:
        """Let the person point at a folder."""
        folder = self._choose_folder(self._view)
        if folder is not None:
            self.look_through([folder])

    def _on_looked(self) -> None:
        self._view.show_batch(True)

    def _on_left(self) -> None:
        self._view.show_batch(False)
        self.left.emit()
        self._tell("info", self.tr("None of the files was kept."))

    def _on_kept(self, kept: BatchKept) -> None:
        self._view.show_batch(False)
        self._tell(*kept_words(kept))
        self.written.emit(kept.change, kept.new[0] if kept.new else "")

    def _on_stopped(self, while_keeping: bool) -> None:
        if while_keeping:
            self._tell("info", self.tr("Stopped. None of the files was kept."))
        else:
            self._tell("info", self.tr("Stopped. Nothing was changed."))

    def _on_empty(self) -> None:
        self._tell("info", self.tr("There is no file in that folder."))

    def _tell(self, tone: str, title: str, text: str = "") -> None:
        self.told.emit(Message(tone, title, text))
