"""The place Evidence: what is kept, what it is used for, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.evidence import Evidence
from core.domain.state import AssessmentState
from core.errors import KnownError
from core.services.assessments import AssessmentService
from core.services.documents.batches import BatchService
from core.services.documents.evidence import EvidenceService
from core.services.documents.inside import InsideService
from core.services.documents.photos import PhotoService
from core.services.people.people import PeopleService
from core.services.starters import StarterService
from desktop.allowed import Allowed, read_allowed
from desktop.changes import Changes
from desktop.commands.page_keys import bind_keys
from desktop.errors import trouble_of
from desktop.evidence import choosers
from desktop.evidence.choosers import Choosers
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.paste_keys import PictureKeys
from desktop.evidence.preview.preview_desk import PreviewDesk
from desktop.page import Page
from desktop.pages.evidence.adding_desk import AddingDesk
from desktop.pages.evidence.batch_desk import BatchDesk
from desktop.pages.evidence.check_desk import CheckDesk
from desktop.pages.evidence.copies_desk import CopiesDesk
from desktop.pages.evidence.errand import Errand
from desktop.pages.evidence.keys import KEYS
from desktop.pages.evidence.listing import Shelf
from desktop.pages.evidence.messages import (
    Message,
    error_message,
    summary_words,
)
from desktop.pages.evidence.photo_desk import PhotoDesk
from desktop.pages.evidence.piece_editor import PieceEditor
from desktop.pages.evidence.starters_desk import StartersDesk
from desktop.pages.evidence.versions_card import VersionsDesk
from desktop.pages.evidence.view import LIST, EvidenceView
from desktop.pages.finish.file_chooser import FileChooser, PlatformChooser
from desktop.tasks import TaskRunner
from desktop.undo_desk import UndoDesk
from desktop.widgets.fill import fill

STARTERS = "starters"  # as a target: what can be begun with


class EvidencePage(Page):
    """*go(place, target)* leads to another place. *watch* is the window's. Tests put something in
    place of the dialogs."""

    def __init__(
        self,
        *,
        evidence: EvidenceService,
        batches: BatchService,
        inside: InsideService,
        photos: PhotoService,
        assessments: AssessmentService,
        people: PeopleService,
        starters: StarterService,
        watch: CopyWatch,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        choose: Choosers = choosers.PLATFORM,
        chooser: FileChooser | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assessments, self._watch = assessments, watch
        self._tasks, self._changes, self._go = tasks, changes, go
        self._people = people
        self._allowed = Allowed()
        self._state: AssessmentState | None = None
        self._pieces: tuple[Evidence, ...] = ()
        self._wanted = ""  # the piece to show as soon as it is known
        self._to_do = ""  # the errand to begin then
        self.view = view = EvidenceView(self._today)
        preview = PreviewDesk(view.detail.preview, inside, tasks)
        self._seen = VersionsDesk(view.detail.versions, preview, inside, tasks)
        self._editor = PieceEditor(view.detail, evidence, tasks)
        self._check = CheckDesk(view.check, evidence, tasks)
        self._desk = CopiesDesk(
            view, watch=watch, evidence=evidence, tasks=tasks, choose_folder=choose.folder
        )
        self._adding = AddingDesk(view, evidence=evidence, tasks=tasks, choose_files=choose.files)
        self._batch = BatchDesk(
            view, batches=batches, tasks=tasks, state=self._present, choose_folder=choose.papers
        )
        self._photos = PhotoDesk(
            view, photos=photos, evidence=evidence, tasks=tasks, choose_photos=choose.photos
        )
        self._starters = StartersDesk(
            view, starters=starters, watch=watch, tasks=tasks, chooser=chooser or PlatformChooser()
        )
        self._errand = Errand(self._photos, self._batch, go)
        fill(self, view)
        self.setAcceptDrops(True)
        self._connect()

    def arrive(self, target: str = "") -> None:
        """Show what there is now; *target* is the id of a piece, an errand (see ``Errand``), or
        ``starters``."""
        if self._errand.knows(target):
            self._to_do = target
        else:
            self._wanted = target or self._wanted
        self._reload()

    def depart(self) -> None:
        """Hand over what is half typed, and let go of what was opened to be looked at."""
        self.view.detail.flush()
        self._seen.forget()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.view.list.drop.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.view.list.drop.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.view.list.drop.dropEvent(event)

    def _connect(self) -> None:
        view = self.view
        view.list.opened.connect(self._on_opened)
        view.list.entered_row.connect(self._on_entered)
        view.detail.uses.go_clicked.connect(partial(self._go, "questions"))
        self._editor.written.connect(self._after)
        self._editor.failed.connect(self._on_failed)
        self._editor.removed.connect(self._on_removed)
        makers = (self._adding, self._batch, self._photos, self._starters)
        for desk in (*makers, self._desk, self._check):
            desk.told.connect(self._on_told)
            desk.failed.connect(self._on_failed)
        for desk in makers:
            desk.written.connect(self._on_written)
            desk.left.connect(self._on_paper_left if desk is self._adding else self._show)
        self._adding.many.connect(self._batch.look_through)
        self._watch.news.connect(self._show)
        acts = {
            "find": partial(view.list.search.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "add": self._if_allowed(self._adding.choose),
            "folder": self._if_allowed(self._batch.choose),
            "paste": self._if_allowed(self._on_pasted),
        }
        bind_keys(self, KEYS, acts)
        PictureKeys(view.list.search, view.photos.name)
        self._changes.changed.connect(self._on_changed)

    # What there is

    def _present(self) -> AssessmentState | None:
        return self._state

    def _today(self) -> date:
        return self._state.today if self._state is not None else date.today()  # noqa: DTZ011

    def _reload(self) -> None:
        job = partial(_load, self._assessments, self._people)
        self._tasks.read(self, job, self._on_loaded, self._on_failed)

    def _on_loaded(self, loaded: tuple[AssessmentState, Allowed]) -> None:
        self._state, self._allowed = state, _ = loaded
        self.setAcceptDrops(self._allowed.change)
        self.view.show_allowed(self._allowed)
        self._starters.load(can_change=self._allowed.change)
        self._pieces = tuple(piece for piece in state.evidence if not piece.withdrawn)
        self._show()
        to_do, self._to_do = self._to_do, ""
        if to_do and self._allowed.change:
            self._errand.take(to_do)

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        view, pieces = self.view, self._pieces
        ids = self._watch.outside.ids
        titles = {ref: requirement.title for ref, requirement in state.by_ref.items()}
        asking = view.side.currentWidget() in (view.form_area, view.starters)
        view.show_empty(not pieces and not asking)
        view.summary.setText(summary_words(pieces) if pieces else "")
        view.check.setVisible(bool(pieces))
        view.outside.show_count(self._watch.outside.count)
        view.list.show_shelf(Shelf(pieces, state.today, titles, ids))
        if self._wanted and any(piece.id == self._wanted for piece in pieces):
            view.list.show_key(self._wanted)
            self._wanted = ""
            if not asking:
                view.show_side(view.detail)
        self._show_piece()

    def _show_piece(self) -> None:
        view, state, piece = self.view, self._state, self._chosen()
        asking = view.side.currentWidget() in (view.form_area, view.starters)
        if piece is not None and state is not None:
            waits = piece.id in self._watch.outside.ids
            view.detail.show_piece(piece, state, waits=waits, may_change=self._allowed.change)
            self._seen.show_piece(piece)
        if not asking:
            shown = view.detail if piece is not None else view.unchosen
            view.show_side(shown, forward=False)
        if self._wanted == STARTERS:
            self._wanted = ""
            self._starters.open()

    def _chosen(self) -> Evidence | None:
        key = self.view.list.list.key
        return next((piece for piece in self._pieces if piece.id == key), None)

    def _on_opened(self, _key: str) -> None:
        self.view.show_side(self.view.detail, forward=False)
        self._show_piece()

    def _on_entered(self, _key: str) -> None:
        self.view.show_side(self.view.detail)

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and change != Change(profile=True):
            if isinstance(origin, UndoDesk):
                self.view.message.hide()  # it speaks of what is undone by now
            self._reload()

    def _on_paper_left(self) -> None:
        view = self.view
        view.show_side(view.detail if self._chosen() else view.unchosen, forward=False)
        view.panes.show_pane(LIST)
        self._show()
        view.paper.setFocus()

    def _on_pasted(self) -> None:
        if not self._photos.paste():
            self._adding.paste()

    def _if_allowed(self, act: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            if self._allowed.change:
                act()

        return do

    # After writing

    def _on_written(self, change: Change, evidence_id: str) -> None:
        self._wanted = evidence_id or self._wanted
        self._after(change)

    def _after(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._reload()

    def _on_removed(self) -> None:
        self.view.panes.show_pane(LIST)
        self.view.list.search.setFocus()

    # Messages

    def _tell(self, message: Message) -> None:
        self.view.message.tell(message.tone, message.title, message.text)

    def _on_told(self, message: Message | None) -> None:
        if message is None:
            self.view.message.hide()
        else:
            self._tell(message)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._tell(error_message(error))
        else:
            trouble = trouble_of(error)
            self.view.message.tell(trouble.tone, trouble.what, trouble.next)
        self._show()


def _load(assessments: AssessmentService, people: PeopleService) -> tuple[AssessmentState, Allowed]:
    return assessments.state(), read_allowed(people)
