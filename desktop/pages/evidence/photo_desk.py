"""Photos of a paper, and what is pasted, become one document of the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.domain.evidence import EvidenceLink
from core.errors import KnownError
from core.services.documents.evidence import Attached, EvidenceService
from core.services.documents.photos import PhotoService, Shot
from desktop.evidence.photos.photo_work import PhotoWork, pasted
from desktop.evidence.words import breakable
from desktop.pages.evidence.messages import Message, error_message
from desktop.pages.evidence.view import EvidenceView
from desktop.tasks import TaskRunner


class PhotoDesk(QObject):
    """``written(Change, id)`` names the piece to show next; ``left`` when the list comes back."""

    told = Signal(object)  # Message, or None
    failed = Signal(object)  # Exception
    written = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        view: EvidenceView,
        *,
        photos: PhotoService,
        evidence: EvidenceService,
        tasks: TaskRunner,
        choose_photos: Callable[[QWidget], Sequence[Path]],
    ) -> None:
        super().__init__(view)
        self._view, self._choose = view, choose_photos
        self._work = PhotoWork(view.photos, photos, evidence, tasks)
        self._work.kept.connect(self._on_kept)
        self._work.refused.connect(self._on_refused)
        self._work.stopped.connect(self._on_stopped)
        self._work.failed.connect(self.failed)
        view.photos.left.connect(self._on_left)
        view.photos.more_clicked.connect(self._on_more_clicked)
        view.list.photos.clicked.connect(self._on_photos_clicked)

    def paste(self, links: Sequence[EvidenceLink] = ()) -> bool:
        """Begin with the picture on the clipboard; False where there is none.

        While a document is being made it is added to that one.
        """
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            return False
        self._add([pasted(image)], links)
        return True

    def begin(self, paths: Sequence[Path], links: Sequence[EvidenceLink] = ()) -> None:
        """Begin with the photos at *paths*."""
        self._add([Shot(path) for path in paths], links)

    def _add(self, shots: Sequence[Shot], links: Sequence[EvidenceLink]) -> None:
        if not self._view.photos.isVisible():
            self.told.emit(None)
            self._work.begin(links)
            self._view.show_photos(True)
        self._work.add(shots)
        self._view.photos.name.setFocus()

    def choose(self, links: Sequence[EvidenceLink] = ()) -> bool:
        """Let the person choose photos; False when they choose none."""
        paths = self._choose(self._view)
        if paths:
            self.begin(paths, links)
        return bool(paths)

    def _on_photos_clicked(self) -> None:
        self.choose()

    def _on_more_clicked(self) -> None:
        paths = self._choose(self._view)
        if paths:
            self._work.add([Shot(path) for path in paths])

    def _on_left(self) -> None:
        self._view.show_photos(False)
        self.left.emit()

    def _on_kept(self, attached: Attached) -> None:
        self._view.show_photos(False)
        title = self.tr("{title} is kept now.").format(title=breakable(attached.evidence.title))
        self.told.emit(Message("ok", title, self.tr("The photos themselves stay where they are.")))
        self.written.emit(attached.change, attached.evidence.id)

    def _on_refused(self, error: KnownError) -> None:
        self.told.emit(error_message(error))

    def _on_stopped(self) -> None:
        self.told.emit(Message("info", self.tr("Stopped. Nothing was changed.")))
