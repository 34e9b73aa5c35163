"""What happens to the evidence of the open requirement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState, RequirementState
from core.services.copies import CopyService
from core.services.evidence import EvidenceService
from desktop.errors import trouble_of
from desktop.pages.questions.attaching import (
    Collected,
    Recorded,
    put_back,
    record_all,
    serve_all,
    serve_each,
    stage_all,
    take_off,
)
from desktop.pages.questions.criterion_row import FILES, KEPT
from desktop.pages.questions.evidence_view import EvidenceView
from desktop.pages.questions.outside import OpenFile, Outside
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner
from desktop.work import Work

ChooseFiles = Callable[[QWidget], list[Path]]


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files with the platform's own dialog."""
    title = parent.tr("Choose the files to attach")
    names, _ = QFileDialog.getOpenFileNames(parent, title)
    return [Path(name) for name in names]


class EvidenceDesk(QObject):
    """Attaches, links, edits, opens, and watches what is changed in other programs."""

    def __init__(
        self,
        view: EvidenceView,
        evidence: EvidenceService,
        copies: CopyService,
        tasks: TaskRunner,
        writes: Writes,
        choose: ChooseFiles,
        open_outside: OpenFile,
    ) -> None:
        super().__init__(view)
        self.view = view
        self._evidence, self._choose = evidence, choose
        self._tasks, self._writes = tasks, writes
        self._state: AssessmentState | None = None
        self._requirement: RequirementState | None = None
        self._can_change = False
        self._link: EvidenceLink | None = None
        self._back: Callable[[], Any] | None = None
        self.work: Work | None = None
        self.outside = Outside(copies, tasks, writes, open_outside, view)
        self.outside.changed_known.connect(self._on_outside_changed)
        self.outside.told.connect(view.banner.tell)
        self.outside.failed.connect(self.show_error)
        view.add_button.clicked.connect(lambda: self.attach(FILES))
        view.drop.choose_clicked.connect(lambda: self.attach(FILES))
        view.drop.dropped.connect(self.take_files)
        view.drop.without_file.connect(self.say_save_first)
        view.paper_button.clicked.connect(lambda: self.attach("paper"))
        view.kept_button.clicked.connect(lambda: self.attach(KEPT))
        view.paper.recorded.connect(self._on_paper_recorded)
        view.paper.left.connect(self._on_paper_left)
        view.kept.picked.connect(self._on_picked)
        view.kept.left.connect(self._on_kept_left)
        view.banner.acted.connect(self._on_banner_acted)
        view.open_clicked.connect(self.outside.open)
        view.decided.connect(self.outside.decide)
        view.edited.connect(self._on_edited)
        view.linked.connect(self._on_linked)
        view.taken_off.connect(self._on_taken_off)

    def show(
        self, requirement: RequirementState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show the evidence of *requirement*."""
        self._requirement, self._state, self._can_change = requirement, state, can_change
        self.view.show_evidence(requirement, state, self.outside.changed, can_change=can_change)
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

    def take_files(self, paths: list[Path], criterion: str | None = None) -> None:
        """Attach *paths*, with progress and a way to stop at the foot of the window."""
        if self._requirement is None or not self._can_change:
            return
        link = EvidenceLink(self._requirement.ref, criterion)
        self.view.banner.hide()
        self.work = self._tasks.work(
            self,
            partial(stage_all, self._evidence, tuple(paths)),
            partial(self._on_staged, link),
            self.show_error,
            title=self.tr("Attaching evidence"),
            cancelled=self._on_stopped,
        )

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

    def _on_staged(self, link: EvidenceLink, collected: Collected) -> None:
        self.work = None
        if collected.refused:
            first = collected.refused[0]
            what = " ".join(error.what for error in collected.refused)
            self.view.banner.tell("warn", what, first.next)
        if collected.staged:
            job = partial(record_all, self._evidence, collected.staged, link)
            self._writes.do(
                job, partial(self._on_recorded, bool(collected.refused)), self.show_error
            )

    def _on_recorded(self, some_refused: bool, recorded: Recorded) -> None:
        if some_refused:
            return  # what is wrong stays on screen; what was attached stands in the list
        if recorded.again:
            words = self.tr("Kept already, so no second copy was made: {titles}")
            title = words.format(titles=", ".join(recorded.again))
            self.view.banner.tell("info", title, self.tr("It now serves this requirement too."))
        elif recorded.titles:
            words = self.tr("Attached: {titles}")
            title = words.format(titles=", ".join(recorded.titles))
            next_step = self.tr("Under Details you can say when to check it again.")
            self.view.banner.tell("ok", title, next_step)

    def _on_stopped(self) -> None:
        self.work = None
        self.view.banner.tell("info", self.tr("Stopped. Nothing was attached."))

    def _on_paper_recorded(self, place: str, title: str, dated: object, review_by: object) -> None:
        assert self._link is not None
        job = partial(
            self._evidence.add_paper, place, title, [self._link], dated=dated, review_by=review_by
        )
        self._writes.do(job, self._on_paper_kept, self._on_paper_failed)

    def _on_paper_kept(self, _attached: object) -> None:
        self.view.paper.clear()
        self._on_paper_left()

    def _on_paper_failed(self, error: Exception) -> None:
        if trouble_of(error).code == "paper-incomplete":
            self.view.paper.show_error(error)
        else:
            self.show_error(error)

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
        ref, links = self._requirement.ref, self._links_of(evidence_id)
        if criterion is None and on:
            job = partial(serve_all, self._evidence, evidence_id, ref, links)
        elif criterion is None:
            every = tuple(c.criterion.id for c in self._requirement.criteria)
            job = partial(serve_each, self._evidence, evidence_id, ref, every)
        elif not on and len(links) == 1:
            self._on_taken_off(evidence_id)
            return
        else:
            service = self._evidence.link if on else self._evidence.unlink
            job = partial(service, evidence_id, EvidenceLink(ref, criterion))
        self._writes.do(job, failed=self.show_error)

    def _on_taken_off(self, evidence_id: str) -> None:
        links = self._links_of(evidence_id)
        job = partial(take_off, self._evidence, evidence_id, links)
        self._back = partial(put_back, self._evidence, evidence_id, links)
        self._writes.do(job, self._on_off, self.show_error)

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

    def _links_of(self, evidence_id: str) -> tuple[EvidenceLink, ...]:
        """Return by which links a piece serves the open requirement."""
        assert self._requirement is not None
        ref = self._requirement.ref
        return tuple(
            link
            for piece in self._requirement.evidence
            for link in piece.links
            if piece.id == evidence_id and link.ref == ref
        )

    def _on_outside_changed(self) -> None:
        if self._requirement is not None and self._state is not None:
            self.show(self._requirement, self._state, can_change=self._can_change)
