"""What happens to the evidence of the open requirement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState, RequirementState
from core.services.documents.evidence import EvidenceService
from desktop.errors import trouble_of
from desktop.evidence.adding import Added, Adding
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.paper_form import Paper
from desktop.evidence.paste_keys import holds_picture
from desktop.pages.questions.criterion_row import FILES, KEPT
from desktop.pages.questions.evidence_view import EvidenceView
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner
from desktop.widgets.drop_area import paths_in

ChooseFiles = Callable[[QWidget], Sequence[Path]]


class EvidenceDesk(QObject):
    """Attaches, links, edits and opens. ``elsewhere(target)``: the place Evidence goes on."""

    elsewhere = Signal(str)

    def __init__(
        self,
        view: EvidenceView,
        evidence: EvidenceService,
        watch: CopyWatch,
        tasks: TaskRunner,
        writes: Writes,
        choose: ChooseFiles,
    ) -> None:
        super().__init__(view)
        self.view = view
        self._evidence, self._choose = evidence, choose
        self._watch, self._writes = watch, writes
        self._state: AssessmentState | None = None
        self._requirement: RequirementState | None = None
        self._can_change = False
        self._link: EvidenceLink | None = None
        self._back: Callable[[], Any] | None = None
        self._adding = Adding(evidence=evidence, tasks=tasks, parent=self)
        self._adding.finished.connect(self._on_added)
        self._adding.stopped.connect(self._on_stopped)
        self._adding.failed.connect(self.show_error)
        watch.news.connect(self._on_news)
        view.add_button.clicked.connect(lambda: self.attach(FILES))
        view.drop.choose_clicked.connect(lambda: self.attach(FILES))
        view.drop.dropped.connect(self.take_files)
        view.drop.without_file.connect(self.say_save_first)
        view.paper_button.clicked.connect(lambda: self.attach("paper"))
        view.photo_button.clicked.connect(lambda: self._go_on("photos"))
        view.folder_button.clicked.connect(lambda: self._go_on("folder"))
        view.kept_button.clicked.connect(lambda: self.attach(KEPT))
        view.paper.recorded.connect(self._on_paper_recorded)
        view.paper.closed.connect(self._on_paper_left)
        view.kept.picked.connect(self._on_picked)
        view.kept.left.connect(self._on_kept_left)
        view.banner.acted.connect(self._on_banner_acted)
        view.open_clicked.connect(watch.open)
        view.edited.connect(self._on_edited)
        view.linked.connect(self._on_linked)
        view.taken_off.connect(self._on_taken_off)

    def show(
        self, requirement: RequirementState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show the evidence of *requirement*."""
        self._requirement, self._state, self._can_change = requirement, state, can_change
        self.view.show_evidence(requirement, state, self._watch.outside.ids, can_change=can_change)
        if self.view.kept.isVisible():
            self.view.kept.offer(self._offered())

    def attach(self, how: str, criterion: str | None = None) -> None:
        """Attach something to the open requirement, or to one of its points."""
        if self._requirement is None or not self._can_change:
            return
        self._link = EvidenceLink(self._requirement.ref, criterion)
        if how == FILES:
            paths = self._choose(self.view)
            if paths:
                self.take_files(paths, criterion)
            return
        self.view.put_away()
        if how == KEPT:
            words = self.tr("Use evidence already kept {target}")
            self.view.kept.begin(words.format(target=self._target()), self._offered())
        else:
            words = self.tr("Kept on paper {target}")
            self.view.paper.begin(words.format(target=self._target()))

    def take_files(self, paths: Sequence[Path], criterion: str | None = None) -> None:
        """Attach *paths*, with progress and a way to stop at the foot of the window."""
        if self._requirement is None or not self._can_change:
            return
        link = EvidenceLink(self._requirement.ref, criterion)
        self.view.banner.hide()
        self._adding.start(paths, [link])

    def paste(self) -> None:
        """Make a document of the picture on the clipboard, or attach the files that are there."""
        if holds_picture():
            self._go_on("paste")
        else:
            paths = paths_in(QGuiApplication.clipboard().mimeData())
            if paths:
                self.take_files(paths)

    def _go_on(self, what: str) -> None:
        if self._requirement is not None and self._can_change:
            self.elsewhere.emit(f"{what}/{self._requirement.ref}")

    def say_save_first(self) -> None:
        """A drop carried no file: say what to do instead."""
        self.view.banner.tell(
            "info",
            self.tr("There was no file in what you dropped."),
            self.tr("Save the attachment first, then drop it here."),
        )

    def show_error(self, error: Exception) -> None:
        """Say in the panel what went wrong and what to do next."""
        trouble = trouble_of(error)
        self.view.banner.tell(trouble.tone, trouble.what, trouble.next)

    def _target(self) -> str:
        assert self._requirement is not None and self._link is not None
        for criterion in self._requirement.criteria:
            if criterion.criterion.id == self._link.criterion:
                what = criterion.criterion.short or criterion.criterion.text
                return self.tr("– for: {what}").format(what=what)
        return self.tr("– for all points of {ref}").format(ref=self._requirement.ref)

    def _offered(self) -> list[Any]:
        assert self._state is not None and self._link is not None
        return [
            piece
            for piece in self._state.evidence
            if not piece.withdrawn and self._link not in piece.links
        ]

    def _on_added(self, added: Added) -> None:
        again = [one.evidence.title for one in added.attached if one.was_kept]
        titles = ", ".join(one.evidence.title for one in added.new)
        if added.refused:  # what was attached stands in the list
            what = " ".join(refusal.what for refusal in added.refused)
            self.view.banner.tell("warn", what, added.refused[0].next)
        elif again:
            words = self.tr("Kept already, so no second copy was made: {titles}")
            title = words.format(titles=", ".join(again))
            self.view.banner.tell("info", title, self.tr("It now serves this requirement too."))
        elif titles:
            title = self.tr("Attached: {titles}").format(titles=titles)
            next_step = self.tr("Under Details you can say when to check it again.")
            self.view.banner.tell("ok", title, next_step)
        self._writes.wrote.emit(added.change)

    def _on_stopped(self) -> None:
        self.view.banner.tell("info", self.tr("Stopped. Nothing was attached."))

    def _on_paper_recorded(self, paper: Paper) -> None:
        assert self._link is not None
        job = partial(
            self._evidence.add_paper,
            paper.place,
            paper.title,
            [self._link],
            dated=paper.dated,
            review_by=paper.review_by,
        )
        self._writes.do(job, self._on_paper_kept, self.show_error)

    def _on_paper_kept(self, _attached: object) -> None:
        self.view.paper.clear()
        self._on_paper_left()

    def _on_paper_left(self) -> None:
        self.view.paper.hide()
        self.view.paper_button.setFocus()

    def _on_picked(self, evidence_id: str) -> None:
        assert self._link is not None
        self._writes.do(
            partial(self._evidence.link, evidence_id, self._link), failed=self.show_error
        )
        self._on_kept_left()

    def _on_kept_left(self) -> None:
        self.view.kept.hide()
        self.view.kept_button.setFocus()

    def _on_edited(self, evidence_id: str, values: dict[str, Any]) -> None:
        self._writes.do(partial(self._evidence.edit, evidence_id, **values), failed=self.show_error)

    def _on_linked(self, evidence_id: str, criterion: str | None, on: bool) -> None:
        assert self._requirement is not None
        points = self._points_of(evidence_id)
        if criterion is None:
            every = [one.criterion.id for one in self._requirement.criteria]
            self._serve(evidence_id, [None] if on else every)
        elif on:
            self._serve(evidence_id, [*points, criterion])
        elif points == (criterion,):
            self._on_taken_off(evidence_id)
        else:
            self._serve(evidence_id, [point for point in points if point != criterion])

    def _serve(self, evidence_id: str, points: Sequence[str | None]) -> None:
        assert self._requirement is not None
        job = partial(self._evidence.relink, evidence_id, self._requirement.ref, tuple(points))
        self._writes.do(job, failed=self.show_error)

    def _on_taken_off(self, evidence_id: str) -> None:
        assert self._requirement is not None
        relink = partial(self._evidence.relink, evidence_id, self._requirement.ref)
        self._back = partial(relink, self._points_of(evidence_id))
        self._writes.do(partial(relink, ()), self._on_off, self.show_error)

    def _on_off(self, _change: object) -> None:
        self.view.banner.tell(
            "info",
            self.tr("Taken off this answer."),
            self.tr("The document is still kept, under Evidence."),
            button=self.tr("Put it back"),
        )

    def _on_banner_acted(self) -> None:
        self.view.banner.hide()
        if self._back is not None:
            self._writes.do(self._back, failed=self.show_error)
            self._back = None

    def _points_of(self, evidence_id: str) -> tuple[str | None, ...]:
        """Return which points of the open requirement a piece serves; None stands for all."""
        assert self._requirement is not None
        return tuple(
            link.criterion
            for piece in self._requirement.evidence
            for link in piece.links
            if piece.id == evidence_id and link.ref == self._requirement.ref
        )

    def _on_news(self) -> None:
        if self._requirement is not None and self._state is not None:
            self.show(self._requirement, self._state, can_change=self._can_change)
