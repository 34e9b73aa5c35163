"""Draws samples, and saves what was found for the auditor to take away."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.services.people.audits import AuditService, Drawn
from desktop.errors import trouble_of
from desktop.pages.audit.facts import AuditFacts
from desktop.pages.audit.view import AuditView
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner


class SampleDesk(QObject):
    """Emits ``drawn(Drawn)``."""

    drawn = Signal(object)

    def __init__(
        self,
        view: AuditView,
        *,
        audits: AuditService,
        tasks: TaskRunner,
        choose_file: FileChooser,
    ) -> None:
        super().__init__(view)
        self._view, self._audits = view, audits
        self._tasks, self._choose = tasks, choose_file
        view.draw.drawn.connect(self._on_draw)

    def save(self, facts: AuditFacts) -> None:
        """Ask where to, and write the findings as a table."""
        if facts.sample is None:
            return
        whose = facts.state.organisation.ods_code or "records"
        name = f"{whose}-{facts.state.question_set.catalogue.id}-audit-{facts.state.today}.csv"
        target = self._choose.to_save(self._view, self.tr("Save the findings"), name)
        if target is not None:
            job = partial(self._audits.write_report, facts.sample.id, target)
            self._tasks.run(self, job, self._on_saved, self._on_not_saved)

    def _on_draw(self, size: int, word: str) -> None:
        self._view.draw.show_busy(True)
        job = partial(self._audits.draw, size, word or None)
        self._tasks.run(self, job, self._on_drawn, self._on_not_drawn)

    def _on_drawn(self, drawn: Drawn) -> None:
        self._view.draw.show_busy(False)
        self._view.draw.word_field.control.clear()
        self.drawn.emit(drawn)

    def _on_not_drawn(self, error: Exception) -> None:
        self._view.draw.show_busy(False)
        self._view.draw.show_error(sentence_of(error))

    def _on_saved(self, path: Path) -> None:
        self._view.message.tell(
            "ok",
            self.tr("Saved as {name}.").format(name=path.name),
            self.tr(
                "Each point with its documents, their versions and dates, the finding and the "
                "reply."
            ),
        )

    def _on_not_saved(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._view.message.tell(trouble.tone, trouble.what, trouble.next)
