"""The versions of the chosen document, and a look at an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.clock import london_date
from core.domain.evidence import Evidence, EvidenceVersion
from core.domain.home import long_date
from core.services.documents.inside import InsideService
from desktop.evidence.preview.preview_desk import PreviewDesk
from desktop.evidence.words import breakable, size_words
from desktop.tasks import TaskRunner
from desktop.widgets.action_list import ActionItem, ActionList
from desktop.widgets.card import Card


class VersionsCard(Card):
    """``look_asked(id)`` of a version. It is away while there is one version only."""

    look_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("Versions"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.list = self.add(ActionList())
        self.list.acted.connect(self.look_asked)
        self.hide()

    def show_versions(self, versions: Sequence[EvidenceVersion], seen: str) -> None:
        """Show *versions*, the newest first; *seen* is the id of the one that is looked at."""
        self.list.show_items([self._item(one, one is versions[0], seen) for one in versions])
        self.setVisible(len(versions) > 1)

    def _item(self, one: EvidenceVersion, is_present: bool, seen: str) -> ActionItem:
        day = long_date(london_date(one.added_at))
        words = (
            self.tr("Version {number}, of {day}: the present one")
            if is_present
            else self.tr("Version {number}, of {day}")
        ).format(number=one.number, day=day)
        detail = f"{breakable(one.file_name)}  ·  {size_words(one.size)}"
        if one.id == seen:
            return ActionItem(one.id, words, f"{detail}  ·  {self.tr('seen above')}")
        spoken = self.tr("Look at version {number}").format(number=one.number)
        return ActionItem(one.id, words, detail, self.tr("Look at it"), spoken)


class VersionsDesk(QObject):
    """Reads the versions of a document that has several, and shows the one that is asked for."""

    def __init__(
        self, card: VersionsCard, preview: PreviewDesk, inside: InsideService, tasks: TaskRunner
    ) -> None:
        super().__init__(card)
        self._card, self._preview, self._inside, self._tasks = card, preview, inside, tasks
        self._piece: Evidence | None = None
        self._versions: tuple[EvidenceVersion, ...] = ()
        card.look_asked.connect(self._on_look_asked)

    def show_piece(self, piece: Evidence) -> None:
        """Show what there is of *piece*, its present version in sight."""
        before, self._piece = self._piece, piece
        if before is not None and (before.id, before.current) == (piece.id, piece.current):
            return
        self._versions = ()
        self._card.hide()
        self._preview.show_piece(piece)
        if piece.current is not None and piece.current.number > 1:
            job = partial(self._inside.versions, piece.id)
            self._tasks.read(self, job, partial(self._on_read, piece.id), _leave_out)

    def forget(self) -> None:
        """Let go of what was opened."""
        self._piece = None
        self._preview.forget()

    def _on_read(self, piece_id: str, versions: tuple[EvidenceVersion, ...]) -> None:
        if self._piece is not None and self._piece.id == piece_id and versions:
            self._versions = versions
            self._card.show_versions(versions, versions[0].id)

    def _on_look_asked(self, key: str) -> None:
        wanted = next((one for one in self._versions if one.id == key), None)
        if wanted is not None and self._piece is not None:
            self._preview.show_piece(self._piece, wanted)
            self._card.show_versions(self._versions, wanted.id)


def _leave_out(_error: Exception) -> None:
    """Versions that cannot be read are no trouble: the present one is shown all the same."""
