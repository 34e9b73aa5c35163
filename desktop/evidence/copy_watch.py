"""Watches the documents that are open in other programs, and carries out what is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change
from core.services.documents.copies import CloseReport, CopyService
from core.services.documents.evidence import EvidenceService
from desktop.changes import Changes
from desktop.evidence import choosers
from desktop.evidence.pending import Pending, keep, pending_of, throw_away
from desktop.tasks import TaskRunner

LOOK_MS = 1500


@dataclass(frozen=True, slots=True)
class Outside:
    """How many documents are open outside, and which changes wait for a decision."""

    count: int = 0
    waiting: tuple[Pending, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The evidence that waits for a decision."""
        return frozenset(one.evidence_id for one in self.waiting)


class CopyWatch(QObject):
    """One for opened records, shared by every page that shows evidence. ``start`` it once.

    It looks every 1.5 s, and only while a document is open outside: this finds what a file
    watcher finds, and also changes on folders that tell nobody (a network drive, a sandbox).
    ``news`` says that ``outside`` differs from before. What is decided goes to all pages as a
    Change with this object as its origin.
    """

    news = Signal()
    no_program = Signal(object)  # Path of a readable copy that no program here opens
    decided = Signal(object, bool)  # Pending, and True when the change was kept
    closed = Signal(object)  # CloseReport
    failed = Signal(object)  # Exception

    def __init__(
        self,
        *,
        evidence: EvidenceService,
        copies: CopyService,
        tasks: TaskRunner,
        changes: Changes,
        open_outside: Callable[[Path], bool] = choosers.open_outside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.outside = Outside()
        self._evidence, self._copies = evidence, copies
        self._tasks, self._changes, self._open_outside = tasks, changes, open_outside
        self._stopped = self._looking = False
        self._again = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        changes.changed.connect(self._on_changed)
        tasks.ending.connect(self.stop)

    def start(self) -> None:
        """Look once; go on looking while something is open outside."""
        self.look()

    def stop(self) -> None:
        """Look no more: the records are being closed."""
        self._stopped = True
        self._timer.stop()

    def look(self) -> None:
        """Look now, on a worker. Asked again while it looks, it looks once more."""
        if self._stopped:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        job = partial(_look, self._evidence, self._copies)
        self._tasks.read(self, job, self._on_looked, self._on_look_failed)

    def open(self, evidence_id: str) -> None:
        """Give a readable copy to the program that the computer has for it."""
        job = partial(self._copies.open, evidence_id)
        self._tasks.run(self, job, self._on_opened, self.failed.emit)

    def keep(self, pending: Pending) -> None:
        """Make the change the present version."""
        self._decide(pending, True)

    def throw_away(self, pending: Pending) -> None:
        """Go on with the version before the change."""
        self._decide(pending, False)

    def close_all(self) -> None:
        """Clear away what is open outside; what was changed is taken in first."""
        self._tasks.run(self, self._copies.close_all, self._on_closed, self.failed.emit)

    def _decide(self, pending: Pending, kept: bool) -> None:
        job = partial(keep if kept else throw_away, self._copies, pending)
        done = partial(self._on_decided, pending, kept)
        self._tasks.run(self, job, done, self._on_failed)

    def _on_opened(self, path: Path) -> None:
        self._changes.notify(Change(copies=True), origin=self)
        self.look()
        if not self._open_outside(path):
            self.no_program.emit(path)

    def _on_decided(self, pending: Pending, kept: bool, change: Change) -> None:
        left = tuple(w for w in self.outside.waiting if w.evidence_id != pending.evidence_id)
        self.outside = Outside(self.outside.count, left)
        self.news.emit()
        self._changes.notify(change.merge(Change(copies=True)), origin=self)
        self.decided.emit(pending, kept)
        self.look()

    def _on_closed(self, report: CloseReport) -> None:
        self._changes.notify(report.change.merge(Change(copies=True)), origin=self)
        self.closed.emit(report)
        self.look()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.look()

    def _on_looked(self, outside: Outside) -> None:
        self._looking = False
        if self._stopped:
            return
        if outside.count and not self._timer.isActive():
            self._timer.start()
        elif not outside.count:
            self._timer.stop()
        if outside != self.outside:
            self.outside = outside
            self.news.emit()
        if self._again:
            self._again = False
            self.look()

    def _on_look_failed(self, error: Exception) -> None:
        # Once is told; then it waits to be asked, instead of failing again every second.
        self._looking = self._again = False
        self._timer.stop()
        if not self._stopped:
            self.failed.emit(error)

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and (change.copies or change.evidence):
            self.look()


def _look(evidence: EvidenceService, copies: CopyService) -> Outside:
    return Outside(copies.open_count(), pending_of(evidence.all(), copies.changed()))
