"""Lets copies go to a stick right after the records were made, and makes the first one there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.services.backup.copy_views import MadeCopy
from desktop import copy_words
from desktop.errors import trouble_of
from desktop.pages.first_run.copies_card import CopiesCard

if TYPE_CHECKING:
    from core.domain.long_work import Cancelled, Progress
    from core.services.backup.backups import BackupService
    from desktop.copy_chooser import CopyChooser
    from desktop.opener import Opener
    from desktop.tasks import TaskRunner


class FirstCopy(QObject):
    """Works for the card of the fifth screen."""

    def __init__(
        self, card: CopiesCard, opener: Opener, tasks: TaskRunner, chooser: CopyChooser
    ) -> None:
        super().__init__(card)
        self._card, self._opener, self._tasks, self._chooser = card, opener, tasks, chooser
        card.choose_asked.connect(self._on_choose)

    def _on_choose(self) -> None:
        workspace = self._opener.workspace
        folder = self._chooser.folder(self._card, self.tr("Choose the stick or the folder"))
        if folder is None or workspace is None:
            return
        self._card.message.hide()
        self._card.show_busy(True)
        job = partial(_copy_to, workspace.backups, folder)
        self._tasks.work(self, job, self._on_made, self._on_failed)

    def _on_made(self, made: tuple[MadeCopy, ...]) -> None:
        self._card.show_busy(False)
        place = made[0].place
        self._card.message.tell(
            "ok",
            self.tr("Copies go to {place} from now on").format(place=copy_words.place_name(place)),
            self.tr("It is on the same disk as your records, though: a stick is better.")
            if place.same_disk
            else self.tr("The first one is made and was read back."),
        )

    def _on_failed(self, error: Exception) -> None:
        self._card.show_busy(False)
        trouble = trouble_of(error)
        self._card.message.tell(trouble.tone, trouble.what, trouble.next)


def _copy_to(
    backups: BackupService, folder: Path, *, progress: Progress, cancelled: Cancelled
) -> tuple[MadeCopy, ...]:
    place = backups.add_place(folder)
    return backups.create(place.id, progress=progress, cancelled=cancelled)
