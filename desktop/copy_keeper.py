"""Makes copies by themselves while the records are open, and asks for a stick that is away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.domain.change import Change
from core.domain.clock import london_date
from core.services.backup.copy_schedule import DueCopies
from core.services.backup.copy_views import MadeCopy, PlaceView
from desktop import copy_words
from desktop.choices import STICK_LATER
from desktop.errors import trouble_of
from desktop.notices import Notice

if TYPE_CHECKING:
    from core.services.backup.backups import BackupService
    from core.settings import Settings
    from desktop.changes import Changes
    from desktop.notices import Notices
    from desktop.tasks import TaskRunner
    from desktop.work import Work

FIRST_MS = 15_000  # after opening: nobody waits for it
LOOK_MS = 60_000
CLOSING_MS = 8_000  # at most so long is a window kept open for its last copy
MISSED = timedelta(days=1)  # a stick is asked for once its newest copy is older than this


class CopyKeeper(QObject):
    """One for each time that the records are open. *today* tells the date in England."""

    def __init__(
        self,
        backups: BackupService,
        tasks: TaskRunner,
        changes: Changes,
        notices: Notices,
        settings: Settings,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._backups, self._tasks, self._changes = backups, tasks, changes
        self._notices, self._settings, self._today = notices, settings, today
        self._work: Work | None = None
        self._told = ""  # the trouble that was told already
        self._day = today()
        self._asked = ""  # the sticks that are being asked for
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(self.look)
        self._last = QTimer(self, singleShot=True, interval=CLOSING_MS)
        self._last.timeout.connect(self.give_up)

    def start(self) -> None:
        """Look whether a copy is due soon after this, and then every minute."""
        self._first.start()
        self._timer.start()

    def stop(self) -> None:
        """Look no more; a copy under way is stopped and leaves nothing half-made."""
        self._first.stop()
        self._timer.stop()
        self._last.stop()
        self._then = None
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def look(self) -> None:
        """Look now whether a copy is due, and make it."""
        if self._day != self._today():  # "yesterday" and "3 days ago" are other words now
            self._day = self._today()
            self._changes.notify(Change(copies=True), origin=self)
        if self._work is None and self._then is None:
            self._tasks.read(self, self._backups.due, self._on_due, self._on_failed)

    def close(self, then: Callable[[], None]) -> None:
        """Make the last copies, then call *then*; at the latest when ``give_up`` is called."""
        self._first.stop()
        self._timer.stop()
        if self._work is not None:  # the one under way would lack the newest changes
            self._work.cancel()
        self._then = then
        self._tasks.read(
            self, partial(self._backups.due, closing=True), self._on_due_at_close, self._on_failed
        )

    def give_up(self) -> None:
        """Close without waiting for the copy that is being made."""
        if self._work is not None:
            self._work.cancel()
        self._finish_closing()

    def _on_due(self, due: DueCopies) -> None:
        self._ask_for(due.missing)
        if due and self._work is None and self._then is None:
            self._begin(self._backups.run_due)

    def _on_due_at_close(self, due: DueCopies) -> None:
        if self._then is None:
            return
        if not due:
            self._finish_closing()
            return
        self._notices.add(
            Notice(
                "last-copy",
                "info",
                self.tr("Making a copy before the window closes…"),
                self.tr("It takes a moment. If you close now, the next start makes it."),
                self.tr("Close now"),
                self.give_up,
                can_close=False,
            )
        )
        self._last.start()
        self._begin(partial(self._backups.run_due, closing=True))

    def _begin(self, job: Callable[..., object]) -> None:
        work = self._work = self._tasks.work(
            self,
            job,
            self._on_made,
            self._on_failed,
            title=self.tr("Making a copy of your records"),
            cancelled=self._on_stopped,
        )
        work.ended.connect(partial(self._on_ended, work))

    def _on_ended(self, work: Work) -> None:
        if self._work is work:
            self._work = None

    def _on_made(self, made: tuple[MadeCopy, ...]) -> None:
        problem = next((one.problem for one in made if one.problem is not None), None)
        if problem is None:
            self._told = ""
            self._notices.remove("copy-trouble")
        else:
            self._tell(problem)
        self._changes.notify(Change(copies=True), origin=self)
        self._finish_closing()

    def _on_failed(self, error: Exception) -> None:
        if self._then is not None:
            trouble_of(error)  # into the log if it is a bug; the next start tries again
            self._finish_closing()
        else:
            self._tell(error)

    def _on_stopped(self) -> None:
        """The person stopped it: it is due again at the next look in an hour, or at the close."""
        if self._then is None:
            self._timer.start(60 * LOOK_MS)

    def _tell(self, error: Exception) -> None:
        trouble = trouble_of(error)
        if trouble.code != self._told:  # once, not every minute
            self._told = trouble.code
            self._notices.add(
                Notice(
                    "copy-trouble",
                    "warn",
                    self.tr("No copy could be made: {what}").format(what=trouble.what),
                    trouble.next,
                )
            )

    def _ask_for(self, missing: tuple[PlaceView, ...]) -> None:
        """Ask kindly for the sticks that have waited for a copy for over a day."""
        today = self._today()
        wanted = [place for place in missing if self._has_waited(place, today)]
        if not wanted or self._settings.get(STICK_LATER) == today.isoformat():
            self._asked = ""
            self._notices.remove("stick")
            return
        names = ", ".join(copy_words.place_name(place) for place in wanted)
        if names == self._asked:  # it stands there, perhaps below something weightier
            return
        self._asked = names
        self._notices.add(
            Notice(
                "stick",
                "info",
                self.tr("A copy is due: please put in {stick}").format(stick=names),
                self.tr("It is made by itself as soon as the stick is there."),
                self.tr("Later"),
                self._on_later,
                can_close=False,
            )
        )

    def _has_waited(self, place: PlaceView, today: date) -> bool:
        return place.newest is None or london_date(place.newest.made_at) + MISSED < today

    def _on_later(self) -> None:
        self._asked = ""
        self._notices.remove("stick")
        job = partial(self._settings.put, STICK_LATER, self._today().isoformat())
        self._tasks.run(self, job, failed=_ignore)

    def _finish_closing(self) -> None:
        then, self._then = self._then, None
        self._last.stop()
        if then is not None:
            self._notices.remove("last-copy")
            then()


def _ignore(_error: Exception) -> None:
    """Being asked once more is no harm."""
