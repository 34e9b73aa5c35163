"""Opens the chosen document into its card, one page at a time, on a worker."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer

from core.domain.evidence import Evidence, EvidenceVersion
from core.errors import KnownError
from core.services.documents.inside import InsideService, Look, Sheet, Words, look_of
from desktop.errors import trouble_of
from desktop.evidence.preview.preview_card import PreviewCard
from desktop.tasks import TaskRunner

PAUSE_MS = 120  # whoever walks down the list with the arrow keys opens nothing on the way
_KEPT = 6  # pages that are at hand when somebody turns back


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be seen: a page so many pixels wide, or the words (page -1)."""

    piece: str
    version: str
    page: int
    width: int = 0


class PreviewDesk(QObject):
    """At most one page is being painted; what was asked for meanwhile comes next, and only that."""

    def __init__(self, card: PreviewCard, inside: InsideService, tasks: TaskRunner) -> None:
        super().__init__(card)
        self._card, self._inside, self._tasks = card, inside, tasks
        self._version: EvidenceVersion | None = None
        self._piece, self._page, self._count = "", 0, 0
        self._wish: _Wish | None = None
        self._working: _Wish | None = None
        self._pages: OrderedDict[_Wish, Sheet] = OrderedDict()
        self._wait = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._wait.timeout.connect(self._ask)
        card.page_asked.connect(self._on_page_asked)
        card.words_asked.connect(self._on_words_asked)
        card.sheet.width_changed.connect(self._on_width_changed)

    def show_piece(self, piece: Evidence, version: EvidenceVersion | None = None) -> None:
        """Show what stands in *piece*, in an earlier *version* if one is given."""
        shown = version or piece.current
        if shown is not None and self._version is not None and shown.id == self._version.id:
            return
        self._version, self._piece = shown, piece.id
        self._page = self._count = 0
        self._card.setVisible(shown is not None)
        if shown is None:
            self.forget()
            return
        look = look_of(shown.media_type)
        self._card.begin(look)
        self._card.sheet.zoom_by(0)
        self._wish = None
        if look is Look.NOTHING:
            self._card.say(
                self.tr("Files of this kind are not shown here."),
                self.tr("Choose “Open in another program” to see it."),
            )
            self._wait.stop()
        else:
            self._wait.start()

    def forget(self) -> None:
        """Let go of every page: the records are closed, or another place is shown."""
        self._wait.stop()
        self._version = self._wish = None
        self._pages.clear()

    def _on_page_asked(self, step: int) -> None:
        page = self._page + step
        if 0 <= page < self._count:
            self._page = page
            self._card.sheet.top()
            self._ask()

    def _on_words_asked(self, _on: bool) -> None:
        self._ask()

    def _on_width_changed(self) -> None:
        if self._version is not None and not self._card.as_words.isChecked():
            self._wait.start()

    def _ask(self) -> None:
        version = self._version
        if version is None:
            return
        if self._card.as_words.isChecked():
            wish = _Wish(self._piece, version.id, -1)
        else:
            wish = _Wish(self._piece, version.id, self._page, self._card.sheet.wanted_width())
        known = self._pages.get(wish)
        self._wish = wish
        if known is not None:
            self._pages.move_to_end(wish)
            self._show_sheet(wish, known)
        elif self._working is None:
            self._work(wish)

    def _work(self, wish: _Wish) -> None:
        self._working = wish
        look = partial(_look, self._inside, wish)
        self._tasks.read(self, look, partial(self._on_done, wish), partial(self._on_failed, wish))

    def _on_done(self, wish: _Wish, seen: Sheet | Words) -> None:
        self._working = None
        if isinstance(seen, Sheet) and self._version is not None:
            self._pages[wish] = seen
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        if wish == self._wish:
            if isinstance(seen, Sheet):
                self._show_sheet(wish, seen)
            else:
                self._card.show_words(seen)
        else:
            self._next()

    def _on_failed(self, wish: _Wish, error: Exception) -> None:
        self._working = None
        if wish != self._wish:
            self._next()
        elif isinstance(error, KnownError):
            self._card.fail(error.what, error.next)
        else:
            trouble = trouble_of(error)
            self._card.fail(trouble.what, trouble.next)

    def _next(self) -> None:
        if self._wish is not None:
            self._ask()

    def _show_sheet(self, wish: _Wish, sheet: Sheet) -> None:
        self._count = sheet.count
        self._card.show_page(sheet, wish.page)


def _look(inside: InsideService, wish: _Wish) -> Sheet | Words:
    if wish.page < 0:
        return inside.words(wish.piece, version_id=wish.version)
    return inside.sheet(wish.piece, wish.page, wish.width, version_id=wish.version)
