"""Keeps the facts of the fifth screen as they are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import trouble_of
from desktop.pages.first_run.facts_card import FactsCard

if TYPE_CHECKING:
    from desktop.opener import Opener
    from desktop.tasks import TaskRunner


class FirstFacts(QObject):
    """Works for the card. Writes follow one another, so the last one told is the one kept."""

    def __init__(self, card: FactsCard, opener: Opener, tasks: TaskRunner) -> None:
        super().__init__(card)
        self._card, self._opener, self._tasks = card, opener, tasks
        card.told.connect(self._on_told)

    def after_all(self, done: Callable[[], None]) -> None:
        """Call *done* once everything told is kept; not while a date cannot be read."""
        if self._card.flush():
            self._tasks.run(self, _nothing_more, lambda _done: done())

    def _on_told(self, key: str, value: str) -> None:
        workspace = self._opener.workspace
        if workspace is None:
            return
        self._card.say("")
        self._tasks.run(
            self, partial(workspace.profile.set, key, value), self._on_kept, self._on_failed
        )

    def _on_kept(self, _change: object) -> None:
        """Nothing to show: what was typed stands there, and it is kept."""

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._card.say(f"{trouble.what} {trouble.next}")


def _nothing_more() -> None:
    """Take its turn among the writes."""
