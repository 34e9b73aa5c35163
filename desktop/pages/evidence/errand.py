"""What a question sends somebody here for: photos, a pasted picture, a folder of papers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.domain.evidence import EvidenceLink
from desktop.pages.evidence.batch_desk import BatchDesk
from desktop.pages.evidence.photo_desk import PhotoDesk

PASTE, PHOTOS, FOLDER = "paste", "photos", "folder"


class Errand(QObject):
    """A target such as ``photos/10-114`` begins one; the question is shown again afterwards."""

    def __init__(self, photos: PhotoDesk, batch: BatchDesk, go: Callable[[str, str], None]) -> None:
        super().__init__(photos)
        self._photos, self._batch, self._go = photos, batch, go
        self._ref = ""
        photos.written.connect(self._on_done)
        photos.left.connect(self._on_done)

    def take(self, target: str) -> bool:
        """Begin what *target* asks for; False when it names a piece of evidence."""
        what, _, ref = target.partition("/")
        if what == FOLDER:
            self._batch.choose()
        elif what in (PASTE, PHOTOS):
            self._ref = ref
            links = [EvidenceLink(ref)] if ref else []
            begun = self._photos.paste(links) if what == PASTE else self._photos.choose(links)
            if not begun:
                self._on_done()
        else:
            return False
        return True

    def _on_done(self, *_: object) -> None:
        ref, self._ref = self._ref, ""
        if ref:
            self._go("questions", ref)
