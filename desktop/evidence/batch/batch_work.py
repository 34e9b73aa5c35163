"""Looks through many files and keeps those that were accepted; the task strip shows how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.state import AssessmentState
from core.services.documents.batches import Batch, BatchKept, BatchService, Choice, StagedBatch
from desktop.evidence.batch.basket import Basket
from desktop.evidence.batch.batch_panel import BatchPanel
from desktop.tasks import TaskRunner

MANY = 4  # more files than these, or a folder, are looked through before they are kept


class BatchWork(QObject):
    """``looked`` when the panel is filled, ``kept(BatchKept)``, ``stopped(while_keeping)``."""

    looked = Signal()
    kept = Signal(object)
    stopped = Signal(bool)
    empty = Signal()  # there was no file to look at
    failed = Signal(object)  # Exception

    def __init__(
        self,
        panel: BatchPanel,
        batches: BatchService,
        tasks: TaskRunner,
        state: Callable[[], AssessmentState | None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._batches, self._tasks, self._state = panel, batches, tasks, state
        panel.accepted.connect(self._keep)

    def look_through(self, paths: Sequence[Path]) -> None:
        """Propose what the files at *paths*, and those in folders, serve."""
        self._tasks.work(
            self,
            partial(self._batches.look_through, tuple(paths)),
            self._on_looked,
            self.failed.emit,
            title=self.tr("Looking through the files"),
            cancelled=partial(self.stopped.emit, False),
        )

    def _on_looked(self, batch: Batch) -> None:
        state = self._state()
        if not batch.candidates:
            self.empty.emit()
        elif state is not None:
            self._panel.show_batch(Basket(batch), state)
            self.looked.emit()

    def _keep(self, choices: tuple[Choice, ...]) -> None:
        self._panel.rest(True)
        self._tasks.work(
            self,
            partial(self._batches.stage, choices),
            self._on_staged,
            self._on_failed,
            title=self.tr("Keeping {count} files", None, len(choices)).format(count=len(choices)),
            cancelled=self._on_stopped,
        )

    def _on_staged(self, staged: StagedBatch) -> None:
        job = partial(self._batches.record, staged)
        self._tasks.run(self, job, self._on_kept, self._on_failed)

    def _on_kept(self, kept: BatchKept) -> None:
        self._panel.rest(False)
        self.kept.emit(kept)

    def _on_failed(self, error: Exception) -> None:
        self._panel.rest(False)
        self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._panel.rest(False)
        self.stopped.emit(True)


def is_many(paths: Sequence[Path]) -> bool:
    """Whether *paths* are better looked through first than kept at once."""
    return len(paths) > MANY or any(path.is_dir() for path in paths)
