"""I already have records: from a stick or a file and a key to open records, step by step."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.services.access import Unlock
from core.services.backup.bring_back import BroughtBack, FoundCopy
from desktop.copy_chooser import CopyChooser, PlatformCopyChooser
from desktop.errors import trouble_of
from desktop.opener import Opener
from desktop.pages.bring_back.view import BringBackView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill
from desktop.work import Progress, Work

SHOWN_FIRST_MS = 40


class BringBackPage(QWidget):
    """Emits ``opened(Opening)`` with the records open, or ``left``."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        opener: Opener,
        tasks: TaskRunner,
        today: date,
        chooser: CopyChooser | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opener, self._tasks, self._today = opener, tasks, today
        self._work: Work | None = None
        self._unlock: Unlock | None = None
        self.view = view = BringBackView(chooser or PlatformCopyChooser(), tasks, today)
        fill(self, view)
        view.finder.chosen.connect(self._on_chosen)
        view.key.submitted.connect(self._on_act)
        view.act.clicked.connect(self._on_act)
        view.stop.clicked.connect(self._on_stop)
        view.back.clicked.connect(self._on_back)
        view.result.open_asked.connect(self._on_open)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.finder.folder_button.setFocus()

    def _on_chosen(self) -> None:
        copy = self.view.finder.copy
        self.view.say("")
        if copy is not None:
            self.view.key.offer(
                passphrase=copy.opens_by_passphrase, spare_key=copy.opens_by_spare_key
            )

    def _on_back(self) -> None:
        self.view.key.clear()
        self.left.emit()

    def _on_act(self) -> None:
        view, copy, unlock = self.view, self.view.finder.copy, self.view.key.unlock
        view.say("")
        view.key.say("")
        if copy is None:
            view.finder.say(self.tr("Choose first where the copy is."))
            view.finder.folder_button.setFocus()
        elif unlock is None:
            view.key.say_missing()
        elif self._work is None:
            view.show_working(self.tr("Bringing your records back…"))
            self._unlock = unlock
            # The words first: a passphrase takes over a second, in which nothing can be drawn.
            QTimer.singleShot(SHOWN_FIRST_MS, self, partial(self._run, copy, unlock))

    def _run(self, copy: FoundCopy, unlock: Unlock) -> None:
        self._work = self._tasks.work(
            self,
            partial(self._opener.bring_back, copy, unlock),
            self._on_back_again,
            self._on_failed,
            progress=self._on_progress,
            cancelled=self._on_stopped,
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.view.bar.show_count(progress.done, progress.total)

    def _on_back_again(self, back: BroughtBack) -> None:
        self._work = None
        self.view.key.clear()
        self.view.result.show_result(back, self._today)
        self.view.show_result()
        self.view.result.open_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._work = self._unlock = None
        self.view.show_working("")
        trouble = trouble_of(error)
        words = f"{trouble.what} {trouble.next}"
        if trouble.code in _OF_THE_KEY:
            self.view.key.say(words)
        else:
            self.view.say(words)

    def _on_stop(self) -> None:
        self.view.stop.setEnabled(False)
        if self._work is not None:
            self._work.cancel()

    def _on_stopped(self) -> None:
        self._work = self._unlock = None
        self.view.show_working("")
        self.view.say(self.tr("Stopped. Nothing was left half-made."))

    def _on_open(self) -> None:
        assert self._unlock is not None
        result = self.view.result
        result.say("")
        result.setEnabled(False)
        job = partial(self._opener.open_brought_back, self._unlock, result.remember)
        QTimer.singleShot(
            SHOWN_FIRST_MS,
            self,
            partial(self._tasks.run, self, job, self.opened.emit, self._on_not_opened),
        )

    def _on_not_opened(self, error: Exception) -> None:
        result = self.view.result
        result.setEnabled(True)
        trouble = trouble_of(error)
        result.say(f"{trouble.what} {trouble.next}")


_OF_THE_KEY = {
    "wrong-passphrase",
    "key-does-not-fit",
    "copy-key-does-not-fit",
    "way-in-missing",
    "not-a-spare-key",
    "spare-key-is-an-address",
    "spare-key-length",
    "spare-key-slip",
}
