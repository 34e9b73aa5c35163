"""Offers the place Audit to an auditor, and to the others once there is a sample."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from core.domain.change import Change
from core.domain.roles import Deed
from core.services.people.audits import AuditService
from core.services.people.people import PeopleService
from desktop.frame import Frame
from desktop.shell import Shell

KEY = "audit"


class AuditDoor(QObject):
    """One for each time that the records are open; looks again when people or samples change."""

    def __init__(
        self,
        frame: Frame,
        people: PeopleService,
        audits: AuditService,
        shell: Shell,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame, self._tasks = frame, shell.tasks
        self._read = partial(is_wanted, people, audits)
        shell.changes.changed.connect(self._on_changed)
        self._look()

    def _look(self) -> None:
        self._tasks.read(self, self._read, partial(self._frame.show_place, KEY))

    def _on_changed(self, change: Change, _origin: object) -> None:
        if change.people or change.audit or change.assessment:
            self._look()


def is_wanted(people: PeopleService, audits: AuditService) -> bool:
    """Whether anybody here has to do with an audit."""
    return people.may(Deed.SAMPLE) or bool(audits.samples())
