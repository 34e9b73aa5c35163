"""The place Print and share: every document by whom it is for, seen before it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.papers.declared import Document
from core.services.papers.papers import Offer, PaperService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.print_share.entry_list import Entry
from desktop.pages.print_share.paper_preview import PaperPreview
from desktop.pages.print_share.print_desk import PrintDesk
from desktop.pages.print_share.printer_chooser import PrinterChooser
from desktop.pages.print_share.signposts import Signpost
from desktop.pages.print_share.view import PrintShareView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill


class PrintSharePage(Page):
    """``arrive`` takes the key of a document. *more* gives documents that the window itself has.

    What is printed or saved is what was shown, byte for byte.
    """

    def __init__(
        self,
        *,
        papers: PaperService,
        signposts: Sequence[Signpost],
        more: Callable[[], Sequence[Document]],
        tasks: TaskRunner,
        changes: Changes,
        files: FileChooser,
        printers: PrinterChooser,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers, self._tasks, self._go, self._more = papers, tasks, go, more
        self._signposts = tuple(signposts)
        self._offers: dict[str, Offer] = {}
        self._key = self._shown = ""
        self._missing = ""  # why the one on screen cannot be had
        self._wish = 0  # only the newest document that was asked for is shown
        self.view = PrintShareView()
        fill(self, self.view)
        self.view.hide()
        pane = self.view.pane
        self.preview = PaperPreview(pane.preview, papers, tasks)
        self.desk = PrintDesk(pane, papers, tasks, files, printers)
        self.preview.counted.connect(pane.show_length)
        self.preview.counted.connect(self.desk.set_pages)
        self.view.list.chosen.connect(self._on_chosen)
        pane.choice_made.connect(self._make)
        pane.way_asked.connect(self._on_way)
        changes.changed.connect(self._on_changed)

    def where(self) -> str:
        """Return the open document, as a target to come back to."""
        return self._key

    def arrive(self, target: str = "") -> None:
        self._key = target or self._key
        self._load()

    def depart(self) -> None:
        self._wish += 1
        self.preview.forget()
        self.desk.forget()

    def _load(self) -> None:
        self._tasks.read(self, partial(self._papers.offers, tuple(self._more())), self._on_offers)

    def _on_offers(self, offers: tuple[Offer, ...]) -> None:
        self._offers = {offer.document.key: offer for offer in offers}
        entries: list[Entry] = [*(offer.document for offer in offers), *self._signposts]
        readers = list(type(entries[0].reader))
        entries.sort(key=lambda one: readers.index(one.reader))
        self.view.list.show_entries(entries)
        known = {entry.key for entry in entries}
        key = self._key if self._key in known else entries[0].key
        offer = self._offers.get(key)
        if key == self._shown and offer is not None and offer.missing == self._missing:
            if not offer.missing:
                self._make()  # what was chosen for it holds
        else:
            self._show(key)
        self.view.show()

    def _on_chosen(self, key: str) -> None:
        self._show(key)
        self.view.show_pane()

    def _show(self, key: str) -> None:
        self._key = self._shown = key
        self.view.list.mark(key)
        self.preview.first_page()
        self.desk.forget()
        offer = self._offers.get(key)
        self._missing = offer.missing if offer is not None else ""
        if offer is None:
            self.preview.forget()
            self.view.pane.show_signpost(self._signpost)
        else:
            self.view.pane.show_document(offer.document, offer.missing)
            if not offer.missing:
                self._make()

    @property
    def _signpost(self) -> Signpost:
        return next(one for one in self._signposts if one.key == self._key)

    def _make(self) -> None:
        document = self._offers[self._key].document
        self._wish += 1
        self.desk.forget()
        self.preview.wait_for(printed=document.is_printed)
        self._tasks.read(
            self,
            partial(self._papers.make, document, dict(self.view.pane.chosen)),
            partial(self._on_made, self._wish, document),
            partial(self._on_failed, self._wish),
        )

    def _on_made(self, wish: int, document: Document, made: bytes) -> None:
        if wish != self._wish:
            return
        self.desk.hold(document, made)
        if document.is_printed:
            self.preview.show_pages(made)
        else:
            self.preview.show_lines(made)

    def _on_failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            trouble = trouble_of(error)
            self.preview.fail(trouble.what, trouble.next)

    def _on_way(self) -> None:
        self._go(self._signpost.place, self._signpost.target)

    def _on_changed(self, change: Change, _origin: object) -> None:
        if self.isVisible() and replace(change, copies=False):  # no paper tells of copies
            self._load()
