"""Stands before the content while it must first be said who is working."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.domain.change import Change
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.main_window import MainWindow
from desktop.pages.who.facts import WhoFacts
from desktop.pages.who.page import WhoPage
from desktop.tasks import TaskRunner


class WhoGuard(QObject):
    """One for each time that the records are open.

    Where several people share the PC and whoever works has a PIN, coming back from a hidden
    screen asks for it, and so does a start. ``ask`` also lets somebody else work at any time.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        lock: Callable[[], None],
        can_lock: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._people = window, people
        self._tasks, self._changes = tasks, changes
        self._lock, self._can_lock = lock, can_lock
        self._asks = False
        self.page: WhoPage | None = None
        window.hidden.connect(self._on_hidden)
        window.frame.status.who_clicked.connect(self.ask)

    def begin(self, asks: bool) -> None:
        """Take over; *asks* whether the question comes before anything is shown."""
        self._asks = asks
        if asks:
            self.ask(must=True)

    def show_facts(self, facts: WhoFacts) -> None:
        """Know what has become of people and PINs."""
        self._asks = facts.asks

    def ask(self, must: bool = False) -> None:
        """Ask who is working; *must*: there is no way past the question."""
        self.page = page = WhoPage(self._people, self._tasks, must=must, can_lock=self._can_lock)
        page.passed.connect(self._on_passed)
        page.left.connect(self._end)
        page.lock_asked.connect(self._lock)
        page.altered.connect(self._changes.notify)
        self._window.show_gate(page)

    def stop(self) -> None:
        """Ask no more: the records are being closed."""
        self._end()
        self.deleteLater()

    def _on_hidden(self) -> None:
        if self._asks and not (self.page is not None and self.page.must):
            self.ask(must=True)

    def _on_passed(self, change: Change) -> None:
        self._end()
        self._changes.notify(change, origin=self)

    def _end(self) -> None:
        self.page = None
        self._window.open_gate()
