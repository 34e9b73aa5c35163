"""Shows the starters beside the list of evidence and does with them what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.services.documents.evidence import Attached
from core.services.starters import StarterOffer, StarterService
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.evidence.messages import Message
from desktop.pages.evidence.view import LIST, EvidenceView
from desktop.pages.finish.file_chooser import FileChooser
from desktop.starters.starter_work import StarterWork
from desktop.tasks import TaskRunner


class StartersDesk(QObject):
    """Emits ``written(change, evidence id)``, and ``left`` when the panel is put away."""

    written = Signal(object, str)
    told = Signal(object)  # Message
    failed = Signal(object)  # Exception
    left = Signal()

    def __init__(
        self,
        view: EvidenceView,
        *,
        starters: StarterService,
        watch: CopyWatch,
        tasks: TaskRunner,
        chooser: FileChooser,
    ) -> None:
        super().__init__(view)
        self._view, self._starters, self._tasks = view, starters, tasks
        self._offers: tuple[StarterOffer, ...] = ()
        self._can_change = False
        self._work = StarterWork(view, starters, watch, tasks, chooser, self._write)
        self._work.serve(view.starters.list)
        self._work.told.connect(self._on_told)
        self._work.failed.connect(self.failed)
        view.begin.clicked.connect(self._on_begin_clicked)
        view.starters.closed.connect(self._on_closed)

    def load(self, *, can_change: bool) -> None:
        """Read what is offered; the way there is away while nothing is."""
        self._can_change = can_change
        self._tasks.read(self, self._starters.all, self._on_read, _nothing)

    def _on_read(self, offers: tuple[StarterOffer, ...]) -> None:
        self._offers = offers
        self._view.begin.setVisible(bool(offers))
        if self._view.side.currentWidget() is self._view.starters:
            self._show()

    def _show(self) -> None:
        self._view.starters.list.show_offers(self._offers, can_change=self._can_change)

    def open(self) -> None:
        """Show the starters, as the button does."""
        self._on_begin_clicked()

    def _on_begin_clicked(self) -> None:
        self._show()
        self._view.show_empty(False)
        self._view.show_side(self._view.starters)
        self._view.starters.close_button.setFocus()

    def _on_closed(self) -> None:
        self._view.show_side(self._view.unchosen, forward=False)
        self._view.panes.show_pane(LIST)
        self.left.emit()
        self._view.begin.setFocus()

    def _write(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._tasks.run(self, job, partial(self._on_written, done), failed)

    def _on_written(self, done: Callable[[Any], None] | None, attached: Attached) -> None:
        if done is not None:
            done(attached)
        change: Change = attached.change
        self.written.emit(change, attached.evidence.id)

    def _on_told(self, tone: str, title: str, text: str) -> None:
        self.told.emit(Message(tone, title, text))


def _nothing(_error: Exception) -> None:
    """Starters that cannot be read are no trouble: the page stands without them."""
