"""What happens when the checklist is printed: it is saved, then opened in a reader of PDFs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from core.services.reports import ReportService
from desktop.errors import trouble_of
from desktop.pages.finish.checklist_card import ChecklistCard
from desktop.pages.finish.facts import Facts, file_name
from desktop.pages.finish.file_chooser import FileChooser
from desktop.tasks import TaskRunner


class ChecklistDesk(QObject):
    """Works for one card."""

    def __init__(
        self,
        card: ChecklistCard,
        *,
        reports: ReportService,
        tasks: TaskRunner,
        choose_file: FileChooser,
        open_outside: Callable[[Path], None],
    ) -> None:
        super().__init__(card)
        self._card, self._reports, self._tasks = card, reports, tasks
        self._choose, self._open_outside = choose_file, open_outside
        self._printed: Path | None = None
        self.facts: Facts | None = None
        card.print_asked.connect(self._on_print)
        card.news.acted.connect(self._on_open)

    def _on_print(self) -> None:
        name = file_name(self.facts, "checklist", "pdf")
        target = self._choose.to_save(self._card, self.tr("Print the checklist"), name)
        if target is not None:
            job = partial(self._reports.checklist, target)
            self._tasks.read(self, job, self._on_printed, self._on_failed)

    def _on_printed(self, path: Path) -> None:
        self._printed = path
        self._card.news.tell(
            "ok",
            self.tr("Saved as {name}.").format(name=path.name),
            self.tr("Open it and print it."),
            button=self.tr("Open it"),
        )

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._card.news.tell(trouble.tone, trouble.what, trouble.next)

    def _on_open(self) -> None:
        if self._printed is not None:
            self._open_outside(self._printed)
