"""Reads whether the open question is known to be on the website, and writes what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.services.amending.amendments import AmendmentService
from core.services.amending.comparison import Comparison
from desktop.pages.questions.set_notice import SetNotice
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner

COMPARE = "compare"


class SetDesk(QObject):
    """One for the page; ``show`` it each question that is opened or read again."""

    def __init__(
        self,
        notice: SetNotice,
        amendments: AmendmentService,
        tasks: TaskRunner,
        writes: Writes,
        go: Callable[..., None],
    ) -> None:
        super().__init__(notice)
        self._notice, self._amendments = notice, amendments
        self._tasks, self._writes = tasks, writes
        self._ref, self._can_change = "", False
        notice.seen.connect(self._on_seen)
        notice.taken_back.connect(self._on_taken_back)
        notice.again_asked.connect(self._on_again)
        notice.compare_asked.connect(lambda: go(COMPARE, self._ref))

    def show(self, ref: str, *, can_change: bool) -> None:
        """Show what is known of *ref*."""
        if ref != self._ref:
            self._notice.hide()  # what it says is of another question
        self._ref, self._can_change = ref, can_change
        self._tasks.read(self, self._amendments.compare, partial(self._on_read, ref), _ignore)

    def _on_read(self, ref: str, comparison: Comparison) -> None:
        if ref == self._ref:
            row = comparison.by_ref.get(ref)
            has_website = comparison.takes_questions  # the old toolkit's was closed
            can_change = self._can_change and (
                has_website or (row is not None and bool(row.reason))
            )
            self._notice.show_row(row, can_change=can_change)

    def _on_seen(self) -> None:
        self._writes.do(partial(self._amendments.check, [self._ref]))

    def _on_taken_back(self) -> None:
        self._writes.do(partial(self._amendments.uncheck, [self._ref]))

    def _on_again(self) -> None:
        self._writes.do(partial(self._amendments.bring_back, self._ref))


def _ignore(_error: Exception) -> None:
    """The page, which reads the same records, says what is wrong with them."""
