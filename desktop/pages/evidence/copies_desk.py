"""Gives documents to other programs and folders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.services.documents.copies import CloseReport
from core.services.documents.evidence import EvidenceService
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.words import breakable
from desktop.pages.evidence.messages import Message, closed_message
from desktop.pages.evidence.view import EvidenceView
from desktop.tasks import TaskRunner


class CopiesDesk(QObject):
    """Emits ``told(Message)`` for what is to be said, None when nothing is left to say."""

    told = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(
        self,
        view: EvidenceView,
        *,
        watch: CopyWatch,
        evidence: EvidenceService,
        tasks: TaskRunner,
        choose_folder: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__(view)
        self._view, self._watch, self._evidence, self._tasks = view, watch, evidence, tasks
        self._choose_folder = choose_folder
        view.detail.head.open_clicked.connect(self._on_open_clicked)
        view.detail.head.save_clicked.connect(self._on_save_clicked)
        view.outside.close_clicked.connect(watch.close_all)
        watch.closed.connect(self._on_closed)

    def _on_open_clicked(self) -> None:
        piece = self._view.detail.piece
        if piece is not None:
            self._watch.open(piece.id)

    def _on_save_clicked(self) -> None:
        piece = self._view.detail.piece
        folder = self._choose_folder(self._view) if piece is not None else None
        if piece is not None and folder is not None:
            job = partial(self._evidence.save, piece.id, folder)
            self._tasks.read(self, job, self._on_saved, self.failed.emit)

    def _on_saved(self, path: Path) -> None:
        self._tell(
            "ok",
            self.tr("{name} is saved.").format(name=breakable(path.name)),
            self.tr("It lies in {folder}. Anybody who can open that folder can read it.").format(
                folder=breakable(str(path.parent))
            ),
        )

    def _on_closed(self, report: CloseReport) -> None:
        self.told.emit(closed_message(report))

    def _tell(self, tone: str, title: str, text: str = "") -> None:
        self.told.emit(Message(tone, title, text))
