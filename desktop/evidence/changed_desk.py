"""Asks about documents that were changed in other programs, whichever page is on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.evidence.changed_banner import ChangedBanner
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.pending import Pending
from desktop.evidence.words import breakable
from desktop.widgets.banner import Banner


class ChangedDesk(QObject):
    """Joins the watch to the window's question; *messages* says what came of the answer."""

    def __init__(
        self,
        question: ChangedBanner,
        messages: Banner,
        watch: CopyWatch,
        show_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(watch)
        self._question, self._messages, self._watch = question, messages, watch
        self._show_error = show_error
        question.keep_clicked.connect(watch.keep)
        question.throw_clicked.connect(watch.throw_away)
        question.look_clicked.connect(watch.open)
        watch.news.connect(self._show)
        watch.decided.connect(self._on_decided)
        watch.no_program.connect(self._on_no_program)
        watch.failed.connect(self._on_failed)

    def stop(self) -> None:
        """Ask no more: the records are being closed."""
        self._watch.stop()
        self._question.show_waiting(())
        for asked, answer in (
            (self._question.keep_clicked, self._watch.keep),
            (self._question.throw_clicked, self._watch.throw_away),
            (self._question.look_clicked, self._watch.open),
        ):
            asked.disconnect(answer)

    def _show(self) -> None:
        self._question.show_waiting(self._watch.outside.waiting)

    def _on_decided(self, pending: Pending, kept: bool) -> None:
        if kept:
            text = self.tr("Version {number} of {name} counts now.")
            number = pending.next_number
        else:
            text = self.tr("Version {number} of {name} goes on counting.")
            number = pending.number
        name = breakable(pending.file_name)
        self._messages.tell("ok", text.format(number=number, name=name))

    def _on_no_program(self, path: Path) -> None:
        self._messages.tell(
            "warn",
            self.tr("This computer has no program for {name}.").format(name=breakable(path.name)),
            self.tr("Under Evidence, save a copy to a folder, and open that where there is one."),
        )

    def _on_failed(self, error: Exception) -> None:
        self._show_error(error)
        self._show()  # the buttons can be pressed again
