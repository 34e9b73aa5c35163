"""What happens when a document is saved or printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from core.services.papers.declared import Document
from core.services.papers.papers import PaperService
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.print_share.document_pane import DocumentPane
from desktop.pages.print_share.printer_chooser import PrinterChooser
from desktop.pages.print_share.printing import Printing
from desktop.tasks import TaskRunner


class PrintDesk(QObject):
    """``hold`` what was made; without it nothing is offered."""

    def __init__(
        self,
        pane: DocumentPane,
        papers: PaperService,
        tasks: TaskRunner,
        files: FileChooser,
        printers: PrinterChooser,
    ) -> None:
        super().__init__(pane)
        self._pane, self._papers, self._tasks = pane, papers, tasks
        self._files, self._printers = files, printers
        self._document: Document | None = None
        self._made = b""
        self._pages = 0
        self.printing = Printing(papers, tasks, self)
        pane.save_asked.connect(self._on_save)
        pane.print_asked.connect(self._on_print)
        pane.news.acted.connect(self.printing.stop)
        pane.news.acted.connect(self._on_stopped)
        self.printing.reached.connect(self._on_reached)
        self.printing.done.connect(self._on_printed)
        self.printing.refused.connect(self._on_refused)
        self.printing.failed.connect(self._on_failed)
        self._offer()

    def hold(self, document: Document, made: bytes) -> None:
        """Offer *document* as it was *made* to be saved, and printed once its pages are known."""
        self._document, self._made, self._pages = document, made, 0
        self._offer()

    def set_pages(self, pages: int) -> None:
        """Know how long it is."""
        self._pages = pages
        self._offer()

    def forget(self) -> None:
        """Let go of the document; what is being printed is printed."""
        self._document, self._made, self._pages = None, b"", 0
        self._offer()

    def _offer(self) -> None:
        self._pane.show_ready(bool(self._made))
        ready = bool(self._made and self._pages) and not self.printing.is_busy
        self._pane.print_button.setEnabled(ready)

    def _on_save(self) -> None:
        document, made = self._document, self._made
        if document is None:
            return
        name = self._papers.file_name(document)
        target = self._files.to_save(self._pane, document.name, name)
        if target is not None:
            job = partial(self._papers.write, made, target)
            self._tasks.run(self, job, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._pane.news.tell("ok", self.tr("Saved as {name}.").format(name=path.name))

    def _on_print(self) -> None:
        document, made, pages = self._document, self._made, self._pages
        if document is None or not pages:
            return
        printer = self._printers.choose(self._pane, document.name, pages)
        if printer is not None:
            self.printing.begin(made, printer, pages)
            self._offer()

    def _on_reached(self, page: int, of: int) -> None:
        words = self.tr("Printing page {page} of {of}").format(page=page, of=of)
        self._pane.news.tell("info", words, button=self.tr("Stop"), can_close=False)

    def _on_printed(self, pages: int) -> None:
        one, many = (
            self.tr("1 page is with the printer."),
            self.tr("{pages} pages are with the printer."),
        )
        self._pane.news.tell("ok", one if pages == 1 else many.format(pages=pages))
        self._offer()

    def _on_stopped(self) -> None:
        self._pane.news.tell("info", self.tr("Stopped. What the printer has, it may still print."))
        self._offer()

    def _on_refused(self) -> None:
        self._pane.news.tell(
            "warn",
            self.tr("The printer did not take it."),
            self.tr("Look whether it is on and has paper, or save the document for later."),
        )
        self._offer()

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._pane.news.tell(trouble.tone, trouble.what, trouble.next)
        self._offer()
