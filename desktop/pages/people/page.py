"""People: the staff, what each looks after, and who uses the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.sections.page import SectionsPage
from desktop.sections.section import Section
from desktop.tasks import TaskRunner

USERS = "users"


class PeoplePage(SectionsPage):
    """Who uses the program has a tab only while that is more than one, or while it is shown."""

    def __init__(
        self,
        sections: Sequence[Section],
        *,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        name = QCoreApplication.translate("people", "People")
        super().__init__(name, sections, parent)
        self._keys = [section.key for section in sections]
        self._people, self._tasks = people, tasks
        self._is_shared = False
        self._show_tabs()
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        super().arrive(target)
        self._look()

    def _show(self, key: str) -> None:
        super()._show(key)
        self._show_tabs()

    def _look(self) -> None:
        self._tasks.read(self, self._people.is_shared, self._on_shared)

    def _on_shared(self, is_shared: bool) -> None:
        self._is_shared = is_shared
        self._show_tabs()

    def _on_changed(self, change: Change, _origin: object) -> None:
        if change.people:
            self._look()

    def _show_tabs(self) -> None:
        tab = self.view.tabs.button(self._keys.index(USERS))
        tab.setVisible(self._is_shared or self.where() == USERS)
