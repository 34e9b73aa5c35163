"""Keeps what is dropped or chosen, and records what stays on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.services.documents.evidence import Attached, EvidenceService
from desktop.evidence.adding import Added, Adding
from desktop.evidence.batch.batch_work import is_many
from desktop.evidence.paper_form import Paper
from desktop.pages.evidence.messages import Message, added_message
from desktop.pages.evidence.view import EvidenceView
from desktop.tasks import TaskRunner


class AddingDesk(QObject):
    """``written(Change, id)`` names the piece to show next; ``left`` when the form is put away."""

    told = Signal(object)  # Message, or None
    failed = Signal(object)  # Exception
    written = Signal(object, str)
    left = Signal()
    many = Signal(object)  # Sequence[Path]

    def __init__(
        self,
        view: EvidenceView,
        *,
        evidence: EvidenceService,
        tasks: TaskRunner,
        choose_files: Callable[[QWidget], Sequence[Path]],
    ) -> None:
        super().__init__(view)
        self._view, self._evidence, self._tasks = view, evidence, tasks
        self._choose_files = choose_files
        self._adding = Adding(evidence=evidence, tasks=tasks, parent=self)
        view.list.drop.dropped.connect(self.add)
        view.list.drop.without_file.connect(self._on_drop_without_file)
        view.list.drop.choose_clicked.connect(self.choose)
        view.first.acted.connect(self.choose)
        view.paper.clicked.connect(self._on_paper_clicked)
        view.form.recorded.connect(self._on_paper_typed)
        view.form.closed.connect(self.left)
        self._adding.finished.connect(self._on_added)
        self._adding.stopped.connect(self._on_stopped)
        self._adding.failed.connect(self.failed)

    def add(self, paths: Sequence[Path]) -> None:
        """Keep the files at *paths*; many are looked through first."""
        if is_many(paths):
            self.many.emit(paths)
            return
        self.told.emit(None)
        self._adding.start(paths)

    def paste(self) -> None:
        """Keep the files that were copied in a file manager."""
        self._view.list.drop.take(QGuiApplication.clipboard().mimeData())

    def choose(self) -> None:
        """Let the person choose files to keep."""
        paths = self._choose_files(self._view)
        if paths:
            self.add(paths)

    def _on_drop_without_file(self) -> None:
        self._tell(
            "info",
            self.tr("There was no file in what you dropped."),
            self.tr("Save the attachment first, then drop it here."),
        )

    def _on_added(self, added: Added) -> None:
        self.told.emit(added_message(added))
        wanted = (added.new or added.attached)[:1]
        self.written.emit(added.change, wanted[0].evidence.id if wanted else "")

    def _on_stopped(self) -> None:
        self._tell("info", self.tr("Stopped. None of the files was kept."))

    def _on_paper_clicked(self) -> None:
        self._view.show_empty(False)
        self._view.show_side(self._view.form_area)
        self._view.form.begin()

    def _on_paper_typed(self, paper: Paper) -> None:
        job = partial(
            self._evidence.add_paper,
            paper.place,
            paper.title,
            dated=paper.dated,
            review_by=paper.review_by,
        )
        self._tasks.run(self, job, self._on_paper_recorded, self.failed.emit)

    def _on_paper_recorded(self, attached: Attached) -> None:
        self._view.form.clear()
        self._view.show_side(self._view.unchosen, forward=False)
        self.written.emit(attached.change, attached.evidence.id)

    def _tell(self, tone: str, title: str, text: str = "") -> None:
        self.told.emit(Message(tone, title, text))
