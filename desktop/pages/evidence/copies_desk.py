"""Gives documents to other programs and folders, and asks about what was changed there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.services.copies import CloseReport
from core.services.evidence import EvidenceService
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.pending import Pending
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
        open_outside: Callable[[Path], bool],
    ) -> None:
        super().__init__(view)
        self._view, self._watch, self._evidence, self._tasks = view, watch, evidence, tasks
        self._choose_folder, self._open_outside = choose_folder, open_outside
        self._opening = False  # whether this page asked for the copy that is being made
        view.detail.head.open_clicked.connect(self._on_open_clicked)
        view.detail.head.save_clicked.connect(self._on_save_clicked)
        view.changed.keep_clicked.connect(watch.keep)
        view.changed.throw_clicked.connect(watch.throw_away)
        view.changed.look_clicked.connect(self.open)
        view.outside.close_clicked.connect(watch.close_all)
        watch.opened.connect(self._on_copy_made)
        watch.decided.connect(self._on_decided)
        watch.closed.connect(self._on_closed)
        watch.failed.connect(self._on_failed)

    def open(self, evidence_id: str) -> None:
        """Open a document in another program."""
        self._opening = True
        self._watch.open(evidence_id)

    def _on_open_clicked(self) -> None:
        piece = self._view.detail.piece
        if piece is not None:
            self.open(piece.id)

    def _on_copy_made(self, path: Path) -> None:
        if not self._opening:
            return  # another page asked for it
        self._opening = False
        if not self._open_outside(path):
            self._tell(
                "warn",
                self.tr("This computer has no program for {name}.").format(
                    name=breakable(path.name)
                ),
                self.tr("Save a copy to a folder, and open that where there is one."),
            )

    def _on_save_clicked(self) -> None:
        piece = self._view.detail.piece
        folder = self._choose_folder(self._view) if piece is not None else None
        if piece is not None and folder is not None:
            job = partial(self._evidence.save, piece.id, folder)
            self._tasks.read(self, job, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._tell(
            "ok",
            self.tr("{name} is saved.").format(name=breakable(path.name)),
            self.tr("It lies in {folder}. Anybody who can open that folder can read it.").format(
                folder=breakable(str(path.parent))
            ),
        )

    def _on_decided(self, pending: Pending, kept: bool) -> None:
        name = breakable(pending.file_name)
        if kept:
            text = self.tr("Version {number} of {name} counts now.")
            number = pending.next_number
        else:
            text = self.tr("Version {number} of {name} goes on counting.")
            number = pending.number
        self._tell("ok", text.format(number=number, name=name))

    def _on_closed(self, report: CloseReport) -> None:
        self.told.emit(closed_message(report))

    def _on_failed(self, error: Exception) -> None:
        self._opening = False
        self.failed.emit(error)

    def _tell(self, tone: str, title: str, text: str = "") -> None:
        self.told.emit(Message(tone, title, text))
