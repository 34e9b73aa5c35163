"""Copies: where they go, what is there, and making, checking and bringing back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.access import WayIn, WayKind
from core.services.backup.backups import BackupService
from core.services.backup.copy_views import CopyHealth, CopyView, MadeCopy, PlaceView
from core.services.locks import LockService
from core.services.store_care import KeptOlder, StoreCareService
from desktop import copy_words
from desktop.changes import Changes
from desktop.copy_chooser import CopyChooser
from desktop.errors import trouble_of
from desktop.pages.settings.copies.list_card import ListCard
from desktop.pages.settings.copies.older_card import OlderCard
from desktop.pages.settings.copies.places_card import PlacesCard
from desktop.pages.settings.copies.summary_card import SummaryCard
from desktop.sections.section import SectionPage
from desktop.tasks import Done, Job, TaskRunner
from desktop.widgets.banner import Banner
from desktop.work import Work

WHOLE = "copy of my records.tar"


@dataclass(frozen=True, slots=True)
class CopiesFacts:
    """What the section shows."""

    places: tuple[PlaceView, ...]
    copies: tuple[CopyView, ...]
    ways: tuple[WayIn, ...]
    older: tuple[KeptOlder, ...]


def read_copies(backups: BackupService, locks: LockService, care: StoreCareService) -> CopiesFacts:
    """Read what the section shows; runs on a reader."""
    return CopiesFacts(backups.places(), backups.copies(), locks.ways(), care.older())


class CopiesSection(SectionPage):
    """What is wrong is said on the card that it is about. *today* tells the date in England."""

    def __init__(
        self,
        *,
        backups: BackupService,
        locks: LockService,
        care: StoreCareService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: CopyChooser,
        go: Callable[[str, str], None],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Copies"))
        self._backups, self._tasks, self._changes = backups, tasks, changes
        self._chooser, self._go, self._today = chooser, go, today
        self._read_facts = partial(read_copies, backups, locks, care)
        self._care = care
        self._work: Work | None = None
        self.summary = self.add(SummaryCard())
        self.places = self.add(PlacesCard())
        self.list = self.add(ListCard())
        self.older = self.add(OlderCard())
        self.list.hide()
        self.older.hide()
        self.finish()
        self.summary.copy_asked.connect(self._on_copy)
        self.summary.file_asked.connect(self._on_file)
        self.summary.stop_asked.connect(self._on_stop)
        self.summary.sheet_asked.connect(self._on_sheet)
        self.places.add_asked.connect(self._on_add)
        self.places.form.given.connect(self._on_label)
        self.places.copy_asked.connect(self._on_copy_there)
        self.places.forget_asked.connect(self._on_forget)
        self.list.check_asked.connect(self._on_check)
        self.list.restore_asked.connect(self._on_restore)
        self.older.delete_asked.connect(self._on_delete)
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read()

    def depart(self) -> None:
        self.places.fold()
        self.older.fold()

    def _read(self) -> None:
        self._tasks.read(self, self._read_facts, self._show)

    def _show(self, facts: CopiesFacts) -> None:
        today = self._today()
        self.places.show_places(facts.places, today)
        names = {place.id: copy_words.place_name(place) for place in facts.places}
        self.list.show_copies(facts.copies, names, today)
        self.older.show_older(facts.older, today)
        self.summary.show_enough(
            only_here=all(way.kind is WayKind.KEYRING for way in facts.ways),
            same_disk=all(place.same_disk for place in facts.places),
        )
        self._show_busy()

    def _on_changed(self, change: Change, _origin: object) -> None:
        # Each change lets every copy fall one further behind.
        if change and self.isVisible():
            self._read()

    def _on_sheet(self) -> None:
        self._go("spare-key", "settings")

    def _on_restore(self, copy_id: str) -> None:
        self._go("restore", copy_id)

    def _on_copy(self) -> None:
        self._begin(self.tr("Making a copy…"), self._backups.create, self._on_made)

    def _on_copy_there(self, place_id: str) -> None:
        job = partial(self._backups.create, place_id)
        self._begin(self.tr("Making a copy…"), job, self._on_made)

    def _on_made(self, made: tuple[MadeCopy, ...]) -> None:
        self._rest()
        good = [copy_words.place_name(one.place) for one in made if one.copy is not None]
        problems = [one.problem for one in made if one.problem is not None]
        missing = [document.words for one in made for document in one.documents_missing]
        title = self.tr("Copied to: {places}").format(places=", ".join(good))
        if problems:
            text = " ".join(f"{problem.what} {problem.next}" for problem in problems)
            self.summary.message.tell("warn", title, text)
        elif missing:
            text = self.tr("Missing already, and so not in the copy: {documents}").format(
                documents=", ".join(dict.fromkeys(missing))
            )
            self.summary.message.tell("warn", title, text)
        else:
            self.summary.message.tell("ok", title, self.tr("It was read back and is good."))
        self._changes.notify(Change(copies=True), origin=self)

    def _on_file(self) -> None:
        title = self.tr("Where should the file go?")
        file = self._chooser.new_file(self, title, WHOLE)
        if file is not None:
            job = partial(self._backups.create_whole, file)
            done = partial(self._on_written, file.name)
            self._begin(self.tr("Writing everything into one file…"), job, done)

    def _on_written(self, name: str, _file: object) -> None:
        self._rest()
        self.summary.message.tell(
            "ok",
            self.tr("Everything is in {name}").format(name=name),
            self.tr(
                "On the other PC choose “I already have records” and this file. You need the "
                "recovery sheet or the passphrase there, too."
            ),
        )

    def _on_check(self, copy_id: str) -> None:
        job = partial(self._backups.check, copy_id)
        failed = partial(self._on_failed, self.list.message)
        self.list.message.hide()
        self._begin(self.tr("Checking the copy…"), job, self._on_checked, failed)

    def _on_checked(self, health: CopyHealth) -> None:
        self._rest()
        when = copy_words.moment(health.copy.made_at, self._today())
        if health.ok:
            self.list.message.tell(
                "ok",
                self.tr("The copy of {moment} is good").format(moment=when),
                self.tr("All of it was opened and read, documents too."),
            )
        else:
            self.list.message.tell(
                "error",
                self.tr("The copy of {moment} is not good").format(moment=when),
                self.tr("{faults}. Make a new copy now.").format(faults="; ".join(health.faults)),
            )
        self._read()

    def _on_add(self) -> None:
        self.summary.message.hide()
        title = self.tr("Choose the stick or the folder")
        folder = self._chooser.folder(self, title)
        if folder is not None:
            self.places.form.begin(folder)

    def _on_label(self, label: str) -> None:
        form = self.places.form
        assert form.folder is not None
        job = partial(self._backups.add_place, form.folder, label)
        form.setEnabled(False)
        self._tasks.run(self, job, self._on_added, self._on_not_added)

    def _on_added(self, place: PlaceView) -> None:
        self.places.form.setEnabled(True)
        self.places.form.hide()
        self._changes.notify(Change(copies=True), origin=self)
        self._on_copy_there(place.id)  # the first copy at once: the stick is in now

    def _on_not_added(self, error: Exception) -> None:
        form = self.places.form
        form.setEnabled(True)
        trouble = trouble_of(error)
        form.label.say(f"{trouble.what} {trouble.next}")

    def _on_forget(self, place_id: str) -> None:
        job = partial(self._backups.forget_place, place_id)
        failed = partial(self._on_failed, self.summary.message)
        self._tasks.run(self, job, self._on_forgotten, failed)

    def _on_delete(self) -> None:
        failed = partial(self._on_failed, self.summary.message)
        self._tasks.run(self, self._care.clear_older, self._on_deleted, failed)

    def _on_deleted(self, _gone: object) -> None:
        self._read()

    def _on_forgotten(self, change: Change) -> None:
        self._changes.notify(change, origin=self)

    def _begin(
        self, words: str, job: Job, done: Done, failed: Callable[[Exception], None] | None = None
    ) -> None:
        self.summary.show_working(words)
        self._work = self._tasks.work(
            self,
            job,
            done,
            failed or partial(self._on_failed, self.summary.message),
            progress=self.summary.show_progress,
            cancelled=self._on_stopped,
        )
        self._show_busy()

    def _on_failed(self, banner: Banner, error: Exception) -> None:
        self._rest()
        trouble = trouble_of(error)
        banner.tell(trouble.tone, trouble.what, trouble.next)
        self._read()

    def _on_stop(self) -> None:
        self.summary.stop.setEnabled(False)
        if self._work is not None:
            self._work.cancel()

    def _on_stopped(self) -> None:
        self._rest()
        self.summary.message.tell("info", self.tr("Stopped. Nothing half-made was left."))
        self._read()

    def _rest(self) -> None:
        self._work = None
        self.summary.show_working("")
        self._show_busy()

    def _show_busy(self) -> None:
        busy = self._work is not None
        self.places.show_busy(busy)
        self.list.show_busy(busy)
