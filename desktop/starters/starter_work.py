"""What is done with a starter, from whatever page: keep it and open it, or save it as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.services.documents.evidence import Attached
from core.services.documents.file_names import safe_name
from core.services.starters import StarterOffer, StarterService
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.words import breakable, refs_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.starters.starter_list import StarterList
from desktop.tasks import TaskRunner


class Write(Protocol):
    """Runs what changes the records, and tells the page."""

    def __call__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None: ...


class StarterWork(QObject):
    """Emits ``told(tone, title, text)`` for what is to be said. *ref* is the open question."""

    told = Signal(str, str, str)
    failed = Signal(object)  # Exception

    def __init__(
        self,
        parent: QWidget,
        starters: StarterService,
        watch: CopyWatch,
        tasks: TaskRunner,
        chooser: FileChooser,
        write: Write,
    ) -> None:
        super().__init__(parent)
        self._page, self._starters, self._watch = parent, starters, watch
        self._tasks, self._chooser, self._write = tasks, chooser, write
        self.ref = ""

    def serve(self, shown: StarterList) -> None:
        """Do what is asked for in *shown*."""
        shown.keep_wanted.connect(self._on_keep_wanted)
        shown.open_wanted.connect(self._watch.open)
        shown.save_wanted.connect(self._on_save_wanted)

    def _on_keep_wanted(self, offer: StarterOffer) -> None:
        if offer.kept is None:
            refs = tuple(dict.fromkeys((*offer.serves, *((self.ref,) if self.ref else ()))))
        else:
            refs = (self.ref,)
        job = partial(self._starters.keep, offer.starter.id, refs)
        self._write(job, partial(self._on_kept, offer), self.failed.emit)

    def _on_kept(self, offer: StarterOffer, attached: Attached) -> None:
        refs = ", ".join(refs_of(attached.evidence))
        if attached.was_kept:
            title = self.tr("What you have begun now serves {refs}.").format(refs=refs)
            self.told.emit("ok", title, self.tr("No second one was made."))
            return
        title = self.tr("Kept, and used for {refs}.").format(refs=refs)
        if offer.blanks:
            text = self.tr(
                "It opens in your word processor. Fill in what is marked yellow and save it there: "
                "it proves nothing before. Then you are asked here whether to keep the change."
            )
        else:
            text = self.tr(
                "It opens in your word processor. Read it, make it true and save it there. Then "
                "you are asked here whether to keep the change."
            )
        self.told.emit("ok", title, text)
        self._watch.open(attached.evidence.id)

    def _on_save_wanted(self, offer: StarterOffer, ending: str) -> None:
        name = safe_name(offer.starter.title + ending)
        target = self._chooser.to_save(self._page, self.tr("Save the starter"), name)
        if target is not None:
            job = partial(self._starters.save, offer.starter.id, target)
            self._tasks.read(self, job, self._on_saved, self.failed.emit)

    def _on_saved(self, path: Path) -> None:
        title = self.tr("{name} is saved.").format(name=breakable(path.name))
        words = self.tr("It lies in {folder}. Attach it here when it is finished and approved.")
        self.told.emit("ok", title, words.format(folder=breakable(str(path.parent))))
