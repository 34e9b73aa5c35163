"""Writes what is changed in the panel of the chosen piece."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.errors import UserError
from core.services.documents.evidence import EvidenceService
from desktop.pages.evidence.detail_panel import DetailPanel
from desktop.tasks import TaskRunner


class PieceEditor(QObject):
    """What a field does not take is said below that field."""

    written = Signal(object)  # Change
    failed = Signal(object)  # Exception
    removed = Signal()  # it was taken off all answers

    def __init__(self, panel: DetailPanel, evidence: EvidenceService, tasks: TaskRunner) -> None:
        super().__init__(panel)
        self._panel, self._evidence, self._tasks = panel, evidence, tasks
        panel.head.title_typed.connect(self._on_title_typed)
        panel.details.place_typed.connect(self._on_place_typed)
        panel.details.dated_changed.connect(self._on_dated_changed)
        panel.details.review_changed.connect(self._on_review_changed)
        panel.uses.use_clicked.connect(self._on_use)
        panel.uses.take_off_clicked.connect(self._on_take_off)
        panel.remove.confirmed.connect(self._on_remove)

    def _write(
        self, job: Callable[..., Change], failed: Callable[[Exception], None], *plain: object
    ) -> None:
        piece = self._panel.piece
        if piece is not None:
            self._tasks.run(self, partial(job, piece.id, *plain), self.written.emit, failed)

    def _edit(self, failed: Callable[[Exception], None], **details: object) -> None:
        self._write(partial(self._evidence.edit, **details), failed)

    def _on_title_typed(self, title: str) -> None:
        show = self._panel.head.show_error
        show("")
        self._edit(partial(self._on_field_failed, show), title=title)

    def _on_place_typed(self, place: str) -> None:
        show = self._panel.details.show_error
        show("")
        self._edit(partial(self._on_field_failed, show), place=place)

    def _on_field_failed(self, show: Callable[[str], None], error: Exception) -> None:
        if isinstance(error, UserError):
            show(f"{error.what} {error.next}")
        else:
            self.failed.emit(error)

    def _on_dated_changed(self, day: date | None) -> None:
        self._edit(self.failed.emit, dated=day or "")

    def _on_review_changed(self, day: date | None) -> None:
        self._edit(self.failed.emit, review_by=day or "")

    def _on_use(self, link: EvidenceLink) -> None:
        self._write(self._evidence.link, self.failed.emit, link)

    def _on_take_off(self, link: EvidenceLink) -> None:
        self._write(self._evidence.unlink, self.failed.emit, link)

    def _on_remove(self) -> None:
        self._write(self._evidence.withdraw, self.failed.emit)
        self.removed.emit()
