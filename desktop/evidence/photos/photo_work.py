"""Reads photos into the panel and makes one document of them, beside other work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from core.domain.evidence import EvidenceLink
from core.domain.long_work import PersonCancelledError
from core.errors import EnvironmentProblem, KnownError
from core.services.documents.evidence import Attached, EvidenceService
from core.services.documents.inside import Sheet
from core.services.documents.photos import PhotoService, Shot
from core.services.documents.staging import Staged
from desktop.evidence.photos.album import Page
from desktop.evidence.photos.photo_panel import PhotoPanel
from desktop.tasks import TaskRunner

LOOK_WIDTH = 1000  # pixels; enough to see where to cut, little enough for forty of them


@dataclass(frozen=True, slots=True)
class _Seen:
    """A photo that was read, or why it could not be."""

    page: Page
    sheet: Sheet | None = None
    error: KnownError | None = None


class PhotoWork(QObject):
    """``kept(Attached)``; ``refused(error)`` for a photo that cannot be read."""

    kept = Signal(object)
    refused = Signal(object)  # KnownError
    stopped = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self,
        panel: PhotoPanel,
        photos: PhotoService,
        evidence: EvidenceService,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(panel)
        self._panel, self._photos, self._evidence, self._tasks = panel, photos, evidence, tasks
        self._links: tuple[EvidenceLink, ...] = ()
        panel.kept.connect(self._keep)

    def begin(self, links: Sequence[EvidenceLink] = ()) -> None:
        """Start anew; what is made will serve *links*."""
        self._links = tuple(links)
        self._panel.begin()

    def add(self, shots: Sequence[Shot]) -> None:
        """Read more photos."""
        pages = self._panel.album.add(shots)
        self._tasks.work(
            self,
            partial(_look, self._photos, pages),
            self._on_looked,
            self.failed.emit,
            title=self.tr("Reading the photos"),
            cancelled=partial(self._on_look_stopped, pages),
        )

    def _on_looked(self, seen: tuple[_Seen, ...]) -> None:
        for one in seen:
            if one.sheet is not None:
                self._panel.put(one.page, _image(one.sheet))
            else:
                self._panel.drop(one.page)
        for one in seen:
            if one.error is not None:
                self.refused.emit(one.error)
        if not self._panel.album.pages:
            self._panel.left.emit()

    def _on_look_stopped(self, pages: tuple[Page, ...]) -> None:
        for page in pages:
            self._panel.drop(page)
        if not self._panel.album.pages:
            self._panel.left.emit()
        self.stopped.emit()

    def _keep(self, shots: tuple[Shot, ...], title: str) -> None:
        self._panel.rest(True)
        self._tasks.work(
            self,
            partial(self._photos.stage, shots, title),
            partial(self._on_staged, title),
            self._on_failed,
            title=self.tr("Making one document of {count} pictures", None, len(shots)).format(
                count=len(shots)
            ),
            cancelled=self._on_stopped,
        )

    def _on_staged(self, title: str, staged: Staged) -> None:
        job = partial(self._evidence.record, staged, self._links, title=title)
        self._tasks.run(self, job, self._on_kept, self._on_failed)

    def _on_kept(self, attached: Attached) -> None:
        self._panel.rest(False)
        self.kept.emit(attached)

    def _on_failed(self, error: Exception) -> None:
        self._panel.rest(False)
        if isinstance(error, KnownError) and not isinstance(error, EnvironmentProblem):
            self._panel.show_error(f"{error.what} {error.next}")
        else:
            self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._panel.rest(False)
        self.stopped.emit()


def pasted(image: QImage) -> Shot:
    """Return what was on the clipboard as a photo; it lies in memory only."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Shot(content=bytes(buffer.data().data()))


def _look(
    photos: PhotoService,
    pages: Sequence[Page],
    *,
    progress: Callable[..., None],
    cancelled: Callable[[], bool],
) -> tuple[_Seen, ...]:
    seen = []
    for number, page in enumerate(pages):
        if cancelled():
            raise PersonCancelledError()
        progress(number, len(pages), page.shot.name)
        try:
            seen.append(_Seen(page, photos.look(page.shot, LOOK_WIDTH)))
        except EnvironmentProblem:
            raise
        except KnownError as error:
            seen.append(_Seen(page, error=error))
    return tuple(seen)


def _image(sheet: Sheet) -> QImage:
    return QImage(
        sheet.pixels, sheet.width, sheet.height, 3 * sheet.width, QImage.Format.Format_RGB888
    ).copy()
