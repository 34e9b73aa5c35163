"""Shows a document that was just made: its pages, or its lines where it is a table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from core.services.documents.inside import Look, Sheet, Words
from core.services.papers.papers import PaperService
from desktop.errors import trouble_of
from desktop.evidence.preview.preview_card import PreviewCard
from desktop.tasks import TaskRunner

PAUSE_MS = 120  # while a window is made wider, pages are painted when it stops
LONGEST = 20_000  # characters of a table


class PaperPreview(QObject):
    """Emits ``counted(pages)`` once it is known. One page is painted at a time, the newest wish
    next."""

    counted = Signal(int)

    def __init__(self, card: PreviewCard, papers: PaperService, tasks: TaskRunner) -> None:
        super().__init__(card)
        self._card, self._papers, self._tasks = card, papers, tasks
        self._made = b""
        self._page = self._count = 0
        self._turn = 0  # of the document: an answer for an older one is dropped
        self._is_busy = self._again = False
        self._wait = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._wait.timeout.connect(self._ask)
        card.page_asked.connect(self._on_page_asked)
        card.sheet.width_changed.connect(self._on_width_changed)

    def wait_for(self, *, printed: bool) -> None:
        """Show that a document is being made."""
        self.forget()
        self._card.begin(Look.PAGES if printed else Look.TEXT)
        self._card.as_words.hide()

    def show_pages(self, made: bytes) -> None:
        """Show the pages of *made*, the one that was shown before where there is one."""
        self._made = made
        self._card.begin(Look.PAGES)
        self._card.as_words.hide()
        self._ask()

    def show_lines(self, made: bytes) -> None:
        """Show the text of *made*, its beginning where it is long."""
        text = made.decode("utf-8-sig", errors="replace")
        self._card.begin(Look.TEXT)
        self._card.as_words.hide()
        self._card.show_words(Words(text[:LONGEST], len(text) > LONGEST))

    def fail(self, what: str, next_step: str) -> None:
        """Say why there is nothing to see."""
        self._card.fail(what, next_step)

    def forget(self) -> None:
        """Let go of the document."""
        self._turn += 1
        self._made = b""
        self._wait.stop()
        self._is_busy = self._again = False

    def first_page(self) -> None:
        """Begin at the first page again: another document is shown."""
        self._page = 0

    def _on_page_asked(self, step: int) -> None:
        if self._made and 0 <= self._page + step < self._count:
            self._page += step
            self._card.sheet.top()
            self._ask()

    def _on_width_changed(self) -> None:
        if self._made:
            self._wait.start()

    def _ask(self) -> None:
        if not self._made:
            return
        if self._is_busy:
            self._again = True
            return
        self._is_busy = True
        width = self._card.sheet.wanted_width()
        job = partial(self._papers.sheet, self._made, self._page, width)
        turn = self._turn
        self._tasks.read(self, job, partial(self._on_sheet, turn), partial(self._on_failed, turn))

    def _on_sheet(self, turn: int, sheet: Sheet) -> None:
        if turn != self._turn:
            return
        self._is_busy = False
        self._count = sheet.count
        self._card.show_page(sheet, self._page)
        self.counted.emit(sheet.count)
        if self._again:
            self._again = False
            self._ask()

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self._is_busy = False
        if self._page:  # it became shorter: begin again
            self._page = 0
            self._ask()
            return
        trouble = trouble_of(error)
        self._card.fail(trouble.what, trouble.next)
