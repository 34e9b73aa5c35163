"""Opens every kept document once, when somebody wants to be sure of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.services.documents.evidence import EvidenceCheck, EvidenceService
from desktop.pages.evidence.messages import Message, check_message
from desktop.tasks import TaskRunner
from desktop.widgets.button import Button


class CheckDesk(QObject):
    """Emits ``told(Message)`` at the end; the button rests meanwhile."""

    told = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(self, button: Button, evidence: EvidenceService, tasks: TaskRunner) -> None:
        super().__init__(button)
        self._button, self._evidence, self._tasks = button, evidence, tasks
        button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._button.setEnabled(False)
        self._tasks.work(
            self,
            self._evidence.check,
            self._on_checked,
            self._on_failed,
            title=self.tr("Reading all kept documents"),
            cancelled=self._on_stopped,
        )

    def _on_checked(self, check: EvidenceCheck) -> None:
        self._button.setEnabled(True)
        self.told.emit(check_message(check))

    def _on_failed(self, error: Exception) -> None:
        self._button.setEnabled(True)
        self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._button.setEnabled(True)
        self.told.emit(Message("info", self.tr("Stopped. Nothing was changed.")))
