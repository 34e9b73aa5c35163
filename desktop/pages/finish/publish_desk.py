"""What happens when somebody says that it is published: the confirmation is kept, the day noted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.services.documents.evidence import EvidenceService
from core.services.documents.staging import Staged
from core.services.publications import PublicationService
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.finish.publish_card import PublishCard
from desktop.pages.finish.requests import PublishRequest
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner


class PublishDesk(QObject):
    """Emits ``altered(Change)`` after each write."""

    altered = Signal(object)

    def __init__(
        self,
        card: PublishCard,
        *,
        publications: PublicationService,
        evidence: EvidenceService,
        tasks: TaskRunner,
        choose_file: FileChooser,
    ) -> None:
        super().__init__(card)
        self._card, self._tasks, self._choose = card, tasks, choose_file
        self._publications, self._evidence = publications, evidence
        card.form.asked.connect(self._on_asked)
        card.form.file_asked.connect(self._on_file)
        card.taken_back.connect(self._on_taken_back)

    def show_facts(self, facts: Facts) -> None:
        """Show what *facts* say."""
        self._card.show_facts(facts)

    def _on_file(self) -> None:
        title = self.tr("Choose what shows that it is published")
        path = self._choose.to_open(self._card, title)
        if path is not None:
            self._card.form.show_file(path)

    def _on_asked(self, request: PublishRequest) -> None:
        self._card.show_busy(True)
        if request.file is None:
            self._keep(request, None)
            return
        self._tasks.work(
            self,
            partial(self._evidence.stage, request.file),
            partial(self._keep, request),
            self._on_failed,
            title=self.tr("Keeping the confirmation"),
            cancelled=self._on_stopped,
        )

    def _keep(self, request: PublishRequest, staged: Staged | None) -> None:
        job = partial(self._publications.record, request.on, request.status, confirmation=staged)
        self._tasks.run(self, job, self._on_kept, self._on_failed)

    def _on_kept(self, change: Change) -> None:
        self._card.show_busy(False)
        self._card.form.clear()
        self.altered.emit(change)

    def _on_stopped(self) -> None:
        self._card.show_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self._card.show_busy(False)
        self._card.form.show_error(sentence_of(error))

    def _on_taken_back(self) -> None:
        self._tasks.run(self, self._publications.take_back, self.altered.emit)
