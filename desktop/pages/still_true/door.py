"""Offers the place “Still true?” while something of last year is to be looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.services.assessments import AssessmentService
from core.services.records import NoAssessmentError
from desktop.frame import Frame
from desktop.shell import Shell

KEY = "still-true"


class StillTrueDoor(QObject):
    """One for each time that the records are open. Whoever is at the place may stay to its end."""

    def __init__(
        self, frame: Frame, assessments: AssessmentService, shell: Shell, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame, self._tasks = frame, shell.tasks
        self._read = partial(is_wanted, assessments)
        shell.changes.changed.connect(self._on_changed)
        frame.place_shown.connect(self._on_place_shown)
        self._is_wanted = False
        self._look()

    def _look(self) -> None:
        self._tasks.read(self, self._read, self._on_read)

    def _on_read(self, wanted: bool) -> None:
        self._is_wanted = wanted
        self._show()

    def _show(self) -> None:
        if self._is_wanted or self._frame.key != KEY:
            self._frame.show_place(KEY, self._is_wanted)

    def _on_place_shown(self, _key: str) -> None:
        self._show()

    def _on_changed(self, change: Change, _origin: object) -> None:
        if change.requirements or change.assessment or change.sign_off or change.evidence:
            self._look()


def is_wanted(assessments: AssessmentService) -> bool:
    """Whether anything of last year is still to be looked at."""
    try:
        state = assessments.state()
    except NoAssessmentError:
        return False
    return state.assessment.status is AssessmentStatus.OPEN and bool(state.to_look_at)
