"""The part of Settings that starts the next year: the set in use, newer ones, a new file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.organisation import Assessment, AssessmentStatus
from core.services.packs import PackInstalled, PackService
from core.services.years.next_set import NextSetService, SetStanding
from core.services.years.years import YearService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.settings.sets.file_card import FileCard
from desktop.pages.settings.sets.in_use_card import InUseCard
from desktop.pages.settings.sets.looking import Look, look_into
from desktop.pages.settings.sets.newer_card import NewerCard
from desktop.tasks import TaskRunner
from desktop.widgets.banner import Banner
from desktop.widgets.drop_area import paths_in
from desktop.widgets.reading_order import read_as_seen
from desktop.widgets.restyle import restyle

STILL_TRUE = "still-true"


class YearPart(QWidget):
    """Put it into the section; call ``arrive`` and ``depart`` with it. Files drop anywhere on it.

    *go(place, target)* leads to "Still true?" once a year was started.
    """

    def __init__(
        self,
        *,
        next_set: NextSetService,
        years: YearService,
        packs: PackService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: FileChooser,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._next_set, self._years, self._packs = next_set, years, packs
        self._tasks, self._changes, self._chooser, self._go = tasks, changes, chooser, go
        self._standing: SetStanding | None = None
        self._path: Path | None = None
        self._trust = ""
        self._is_new_here = False  # a set was just taken in, and what comes next is its button
        self.message, self.in_use, self.file = Banner(), InUseCard(), FileCard()
        self.newer: list[NewerCard] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._column.addWidget(self.message)
        self._column.addWidget(self.in_use)
        self._column.addLayout(self._cards)
        self._column.addWidget(self.file)
        self.in_use.hide()
        self.setAcceptDrops(True)
        self.file.choose_asked.connect(self._on_choose)
        self.file.trusted.connect(self._on_trusted)
        self.file.install_asked.connect(self._on_install)
        self.file.left.connect(self._on_left)
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        """Read again where the sets stand."""
        self._tasks.read(self, self._next_set.standing, self._on_standing, self._on_failed)

    def depart(self) -> None:
        """Agree to nothing by going away and coming back."""
        for card in self.newer:
            card.fold()

    def look_at(self, path: Path, trust: str = "") -> None:
        """Look into a question-set file; nothing is taken in by that."""
        self._path, self._trust = path, trust
        job = partial(look_into, self._packs, self._next_set, path, trust)
        self._tasks.read(self, job, self._on_looked, self._on_bad_file)

    # The sets that are here

    def _on_standing(self, standing: SetStanding) -> None:
        self.in_use.show_standing(standing)
        self.in_use.show()
        if standing == self._standing:
            return
        self._standing = standing
        for card in self.newer:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        signed = standing.assessment.status is AssessmentStatus.SIGNED
        self.newer = [NewerCard(one, standing.today, signed=signed) for one in standing.newer]
        before: QWidget = self.message.close_button
        for card in self.newer:
            self._cards.addWidget(card)
            card.begin_asked.connect(self._on_begin)
            for widget in (card.button, card.confirm.yes, card.confirm.no,
                           card.differences.fold.head):  # fmt: skip
                self.setTabOrder(before, widget)
                before = widget
        read_as_seen(self._column)
        if self._is_new_here and self.newer and self.isVisible():
            self.newer[0].button.setFocus()
        self._is_new_here = False

    def _on_begin(self, catalogue_id: str) -> None:
        assert self._standing is not None
        self.message.hide()
        old = self._standing.assessment
        if old.status is AssessmentStatus.SIGNED:
            job = partial(self._years.start_from, catalogue_id, old.id)
        else:
            job = partial(self._years.move, catalogue_id, assessment_id=old.id)
        self._tasks.run(self, job, self._on_begun, self._on_failed)

    def _on_begun(self, _new: Assessment) -> None:
        self._changes.notify(Change(assessment=True, evidence=True, sign_off=True), origin=self)
        self._go(STILL_TRUE, "")

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)
        for card in self.newer:
            card.button.setEnabled(True)

    def _on_changed(self, change: Change, origin: object) -> None:
        if (change.assessment or change.sign_off) and origin is not self and self.isVisible():
            self.arrive()

    # A file

    def _on_choose(self) -> None:
        path = self._chooser.to_open(self, self.tr("Choose a question-set file"))
        if path is not None:
            self.look_at(path)

    def _on_trusted(self, fingerprint: str) -> None:
        if self._path is not None:
            self.look_at(self._path, fingerprint)

    def _on_looked(self, look: Look) -> None:
        self.file.show_file(look.view, look.differences, look.standing)

    def _on_bad_file(self, error: Exception) -> None:
        trouble = trouble_of(error)
        name = self._path.name if self._path else ""
        self.file.show_trouble(name, trouble.tone, trouble.what, trouble.next)

    def _on_install(self) -> None:
        if self._path is not None:
            self.file.install.setEnabled(False)
            job = partial(self._packs.install, self._path, trust=self._trust)
            self._tasks.run(self, job, self._on_installed, self._on_bad_file)

    def _on_installed(self, done: PackInstalled) -> None:
        self.file.show_taken_in(done.view)
        self._changes.notify(done.change, origin=self)
        self._path, self._trust, self._is_new_here = None, "", True
        self.arrive()

    def _on_left(self) -> None:
        self._path, self._trust = None, ""
        self.file.show_nothing()
        self.file.drop.button.setFocus()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        restyle(self.file.drop, "over", True)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self.file.drop, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.file.drop, "over", False)
        paths = paths_in(event.mimeData())
        event.acceptProposedAction()
        if paths:
            self.look_at(paths[0])
