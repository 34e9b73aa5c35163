"""What somebody is sent here for: photos, a pasted picture, a folder of papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from core.domain.evidence import EvidenceLink
from desktop.pages.evidence.batch_desk import BatchDesk
from desktop.pages.evidence.photo_desk import PhotoDesk

PASTE, PHOTOS, FOLDER = "paste", "photos", "folder"
LOOK = "look"  # and the path of a folder: first run asks for it


class Errand(QObject):
    """A target such as ``photos/10-114`` begins one; the question is shown again afterwards."""

    def __init__(self, photos: PhotoDesk, batch: BatchDesk, go: Callable[[str, str], None]) -> None:
        super().__init__(photos)
        self._photos, self._batch, self._go = photos, batch, go
        self._ref = ""
        photos.written.connect(self._on_done)
        photos.left.connect(self._on_done)

    @staticmethod
    def knows(target: str) -> bool:
        """Whether *target* is an errand, and not a piece of evidence."""
        return target.partition("/")[0] in (PASTE, PHOTOS, FOLDER, LOOK)

    def take(self, target: str) -> None:
        """Begin what *target* asks for."""
        what, _, rest = target.partition("/")
        if what == FOLDER:
            self._batch.choose()
        elif what == LOOK:
            self._batch.look_through([Path(rest)])
        else:
            self._ref = rest
            links = [EvidenceLink(rest)] if rest else []
            begun = self._photos.paste(links) if what == PASTE else self._photos.choose(links)
            if not begun:
                self._on_done()

    def _on_done(self, *_: object) -> None:
        ref, self._ref = self._ref, ""
        if ref:
            self._go("questions", ref)
