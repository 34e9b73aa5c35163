"""Locks and seals: every key of the organisation on one page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.errors import KnownError
from core.services.access import WayIn, WayKind
from core.services.exports import ExportService
from core.services.locks import LocksChanged, LockService
from core.services.profile import ProfileService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.settings.locks.change_card import ChangeCard
from desktop.pages.settings.locks.passphrase_form import PassphraseForm
from desktop.pages.settings.locks.seal_card import SealCard
from desktop.pages.settings.locks.seal_desk import SealDesk
from desktop.pages.settings.locks.ways_card import WaysCard
from desktop.sections.section import SectionPage
from desktop.tasks import Job, TaskRunner
from desktop.widgets.banner import Banner


class LocksSection(SectionPage):
    """What is wrong is said on the card that it is about."""

    def __init__(
        self,
        *,
        locks: LockService,
        exports: ExportService,
        profile: ProfileService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: FileChooser,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Locks and seals"))
        self._locks, self._tasks, self._changes, self._go = locks, tasks, changes, go
        self._replaced: WayIn | None = None
        self.ways = self.add(WaysCard())
        self.passphrase = self.add(PassphraseForm())
        self.change = self.add(ChangeCard())
        self.seal = self.add(SealCard())
        self.finish()
        self._desk = SealDesk(
            self.seal, exports=exports, profile=profile, tasks=tasks, chooser=chooser
        )
        self.ways.replace_asked.connect(self._on_replace)
        self.ways.remove_asked.connect(self._on_remove)
        self.ways.passphrase_asked.connect(self._on_add_passphrase)
        self.ways.pc_asked.connect(self._on_remember)
        self.ways.sheet_asked.connect(self._on_sheet)
        self.passphrase.given.connect(self._on_passphrase)
        self.passphrase.begun.connect(self._show_form)
        self.change.change_asked.connect(self._on_change)
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read()
        self._desk.read()
        # The keyring may take its time: the list does not wait for it.
        self._tasks.read(self, self._locks.is_remembered_here, self.ways.show_here, self._on_mute)
        if self._locks.locks_half_changed and self.change.button.isEnabled():
            self.change.show_half_changed()

    def depart(self) -> None:
        self.passphrase.end()
        self.ways.fold()
        self.change.fold()

    def _read(self) -> None:
        self._tasks.read(self, self._locks.ways, self.ways.show_ways)

    def _on_mute(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            trouble_of(error)  # into the log; nobody needs to hear of it
        self.ways.show_here(False)  # trying it says why it cannot

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and change.copies:
            self._read()
        if change.profile:
            self._desk.read()

    def _on_sheet(self) -> None:
        self._go("spare-key", "settings")

    def _on_add_passphrase(self) -> None:
        self._begin_passphrase(None, self.tr("Add this passphrase"))

    def _on_replace(self, way: WayIn) -> None:
        if way.kind is WayKind.SPARE_KEY:
            self._on_sheet()
        else:
            self._begin_passphrase(way, self.tr("Take this one from now on"))

    def _begin_passphrase(self, way: WayIn | None, keep: str) -> None:
        self._replaced = way
        self.ways.message.hide()
        self.passphrase.begin(keep)

    def _show_form(self) -> None:
        # Once it has its place.
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, self.passphrase))

    def _on_passphrase(self, text: str) -> None:
        job: Job
        if self._replaced is None:
            job, said = (
                partial(self._locks.add_passphrase, text),
                self.tr("The passphrase opens your records from now on"),
            )
        else:
            job, said = (
                partial(self._locks.replace_passphrase, text, self._replaced.id),
                self.tr("The new passphrase holds. The one before opens nothing any more"),
            )
        self._do(job, said)

    def _on_remember(self) -> None:
        self._do(
            self._locks.remember_on_this_pc,
            self.tr("This PC opens your records by itself from now on"),
        )

    def _on_remove(self, way: WayIn) -> None:
        said = self.tr("Taken away: {name}").format(name=self.ways.name_of(way))
        self._do(partial(self._locks.remove, way.id), said)

    def _do(self, job: Job, said: str) -> None:
        self.ways.show_busy(True)
        self.passphrase.show_busy(True)
        self.ways.message.hide()
        self._tasks.run(self, job, partial(self._on_done, said), self._on_failed)

    def _on_done(self, said: str, change: Change) -> None:
        self._rest()
        self.passphrase.end()
        self.ways.message.tell("ok", said)
        self._changes.notify(change, origin=self)
        self._tasks.read(self, self._locks.is_remembered_here, self.ways.show_here, self._on_mute)
        self._read()

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        trouble = trouble_of(error)
        if self.passphrase.card is not None:
            self.passphrase.show_error(f"{trouble.what} {trouble.next}")
        else:
            _tell(self.ways.message, error)
        self._read()

    def _rest(self) -> None:
        self.ways.show_busy(False)
        self.passphrase.show_busy(False)

    def _on_change(self) -> None:
        self.change.show_working(True)
        self._tasks.work(
            self,
            self._locks.change_the_locks,
            self._on_locks_changed,
            self._on_change_failed,
            title=self.tr("Changing the locks"),
            cancelled=self._on_change_stopped,
        )

    def _on_locks_changed(self, done: LocksChanged) -> None:
        self.change.show_working(False)
        self.change.show_done(done.documents, done.left)
        self._changes.notify(done.change, origin=self)
        self._read()

    def _on_change_failed(self, error: Exception) -> None:
        self.change.show_working(False)
        _tell(self.change.message, error)

    def _on_change_stopped(self) -> None:
        self.change.show_working(False)
        if self._locks.locks_half_changed:
            self.change.show_half_changed()


def _tell(banner: Banner, error: Exception) -> None:
    trouble = trouble_of(error)
    banner.tell(trouble.tone, trouble.what, trouble.next)
