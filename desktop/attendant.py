"""Looks after opened records in the window: status, notices, locking, idling and closing."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from core.services.backup.restoring import PreparedRestore
from core.services.documents.copies import CloseReport
from core.settings import Settings
from desktop.away import AwayWatch
from desktop.caret import Caret, CaretReturn, caret_now
from desktop.choices import ASKED_FOR_SPARE_KEY, GEOMETRY, IDLE_MINUTES, LAST_PLACE, LAST_TARGET
from desktop.commands.command import Command, Menu, shown_keys
from desktop.commands.look_commands import LookCommands
from desktop.evidence.changed_desk import ChangedDesk
from desktop.evidence.copy_watch import CopyWatch
from desktop.idle import IdleWatch
from desktop.notices import Notice, Notices
from desktop.opener import Opener, Session
from desktop.pages.audit.door import AuditDoor
from desktop.pages.still_true.door import StillTrueDoor
from desktop.pages.who.guard import WhoGuard
from desktop.palette.desk import PaletteDesk
from desktop.remembered import PageMemory
from desktop.safekeeping import Safekeeping
from desktop.shell import Navigator
from desktop.standing import StandingKeeper
from desktop.tasks import Job
from desktop.undo_desk import UndoDesk
from desktop.welcome_back import notices_at_start
from desktop.widgets.empty_state import EmptyState

LOCK = "lock"


class Attendant(QObject):
    """One for the window. ``serve`` when records are opened, ``rest`` when they are not."""

    def __init__(self, navigator: Navigator, opener: Opener) -> None:
        super().__init__(navigator)
        self._navigator, self._opener = navigator, opener
        self._shell = shell = navigator.shell
        self._window = window = shell.window
        self._settings = opener.settings
        self.notices = Notices(window.frame.banner)
        self.pages = PageMemory(window.frame, opener.settings, self)
        self._keeper: StandingKeeper | None = None
        self.undo = UndoDesk(
            window.frame, window.commands, shell.tasks, shell.changes, window.go, self
        )
        self.palette = PaletteDesk(window.frame, window.commands, shell.tasks, window.go, self)
        window.hidden.connect(self.palette.close)
        self.safe = Safekeeping(shell, self.notices, opener.settings, opener.today, self)
        self._watch: CopyWatch | None = None
        self._desk: ChangedDesk | None = None
        self._session: Session | None = None
        self._guard: WhoGuard | None = None
        self._doors: tuple[QObject, ...] = ()
        self._caret: Caret | None = None
        self._closing = False
        self._may_close = False
        self.idle = IdleWatch(window.windowHandle(), opener.settings.get(IDLE_MINUTES), self)
        self.idle.idle.connect(self._on_idle)
        self.away = AwayWatch(self)
        self.away.left.connect(self._on_left)
        LookCommands(window.commands, shell.theme, opener.settings, shell.tasks, self)
        window.lock_asked.connect(self.lock)
        self._offer_lock()
        window.frame.status.unsafe_clicked.connect(self._on_unsafe_clicked)
        window.place_shown.connect(self._on_place_shown)
        window.ask_before_close(self._on_closing)

    def serve(self, session: Session) -> CopyWatch:
        """Look after records that were just opened; return what watches their open documents."""
        self._let_go()
        workspace = session.workspace
        assert workspace is not None
        shell, frame = self._shell, self._window.frame
        self._session = session
        frame.status.allow(lock=not session.sample)
        self._window.commands.allow(LOCK, not session.sample)
        self._keeper = StandingKeeper(frame.status, workspace, shell.tasks, shell.changes, self)
        self._keeper.named.connect(self._on_named)
        self._guard = guard = WhoGuard(
            window=self._window,
            people=workspace.people,
            tasks=shell.tasks,
            changes=shell.changes,
            lock=self.lock,
            can_lock=not session.sample,
            parent=self,
        )
        self._keeper.known.connect(guard.show_facts)
        guard.begin(session.asks_who)
        self._doors = (
            AuditDoor(frame, workspace.people, workspace.audits, shell, self),
            StillTrueDoor(frame, workspace.assessments, shell, self),
        )
        self.palette.serve(workspace.search)
        self.undo.serve(workspace.undo, workspace.people, workspace.assessments)
        for notice in notices_at_start(session, self):
            self.notices.add(notice)
        if not session.sample:
            self.idle.start()
            self.away.start()
        self.safe.serve(session)
        watch = CopyWatch(
            evidence=workspace.evidence,
            copies=workspace.copies,
            tasks=shell.tasks,
            changes=shell.changes,
            parent=self,
        )
        self._watch = watch
        self._desk = ChangedDesk(frame.changed, frame.banner, watch, shell.errors.show)
        watch.start()
        return watch

    def rest(self) -> None:
        """Nothing is open: say nothing of anybody, not even in the window's title."""
        self._let_go()
        self._window.name_records("")

    def lock(self) -> None:
        """Close the records and ask for the way in; half-typed text is saved first."""
        if self._session is None or self._session.sample or self._closing:
            return
        if self._window.is_covered:  # first: the keyboard is then where it was before
            self._window.open_gate()
            self._window.uncover()
        frame = self._window.frame
        page = frame.page(frame.key)
        if page is not None:
            self._caret = caret_now(page)
            self._opener.come_back_to(frame.key, place_in(page))
        self._leave(self.tr("Locking…"), self._opener.lock)

    def open_own(self) -> None:
        """Go back from made-up records to the person's own, or to making them."""
        self._leave(self.tr("One moment…"), partial(self._opener.use_sample, None))

    def put_in_place(self, prepared: PreparedRestore) -> None:
        """Close the records, put a copy in their place, and open that."""
        self._leave(self.tr("Bringing the copy back…"), partial(self._opener.restore, prepared))

    def accept_loss(self) -> None:
        """Go on with what is there, once the person was told what is missing."""
        session = self._session
        if session is not None and session.workspace is not None:
            self.notices.remove("missing")
            self.run(session.workspace.care.accept_loss)

    def go(self, place: str, target: str) -> None:
        """Go to a place of the window."""
        self._window.go(place, target)

    def today(self) -> date:
        """Return the date in England."""
        return self._opener.today()

    def run(self, job: Job) -> None:
        """Do something with the records and look again how things stand."""
        self._shell.tasks.run(self, job, self._shell.changes.notify)

    def _offer_lock(self) -> None:
        lock = Command(
            LOCK, Menu.FILE, self.tr("Lock"), ("Ctrl+L",), "lock", 8, always=True, everywhere=True
        )
        self._window.commands.add(lock, self.lock)
        self._window.commands.allow(LOCK, False)
        tip = self.tr("Close and lock your records ({keys})")
        keys = shown_keys(self._window.commands.action(LOCK))
        self._window.frame.status.lock_button.setToolTip(tip.format(keys=keys))

    def _leave(self, words: str, job: Job) -> None:
        """Take everything of these records off the screen, then do *job* when writes are done."""
        waiting = EmptyState("lock", words, button=self.tr("Try again"))
        waiting.button.hide()
        waiting.acted.connect(self._navigator.open)
        self._let_go()
        self._window.show_alone(waiting)
        self._window.name_records("")

        self._shell.tasks.run(
            waiting, job, self._navigator.arrive, partial(self._on_left_badly, waiting)
        )

    def _on_left_badly(self, waiting: EmptyState, error: Exception) -> None:
        self._shell.errors.show(error)
        waiting.button.show()

    def _let_go(self) -> None:
        self.pages.collect()
        self.idle.stop()
        self.away.stop()
        self.notices.clear()
        self.safe.rest()
        self._session = None
        self._window.commands.allow(LOCK, False)
        self.undo.rest()
        self.palette.rest()
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
        for door in self._doors:
            door.deleteLater()
        self._doors = ()
        self._stop_watching()

    def _stop_watching(self) -> None:
        """Look no more at open documents: their records are closed next."""
        if self._desk is not None and self._watch is not None:
            self._desk.stop()
            self._watch.deleteLater()  # and the desk with it
            self._desk = self._watch = None

    def _on_named(self, whose: str) -> None:
        self._window.name_records(whose)

    def _on_place_shown(self, key: str) -> None:
        page = self._window.frame.page(key)
        if self._caret is not None and page is not None:
            CaretReturn(self._caret, page)
            self._caret = None

    def _on_unsafe_clicked(self) -> None:
        self._window.go("spare-key")

    def _on_idle(self) -> None:
        if self._shell.tasks.has_work:  # a long export goes on; look again after as long a time
            self.idle.start()
        else:
            self.lock()

    def _on_left(self) -> None:
        """Nobody can be here: hide at once, also what would be seen on waking, then lock."""
        if self._session is None:
            return
        if self._shell.tasks.has_work:  # it goes on, out of sight; the lock follows it
            self._window.hide_screen()
            QTimer.singleShot(1_000, self, self._on_left)
        else:
            self.lock()
        self._window.repaint()

    def _on_closing(self) -> bool:
        """Whether the window may close now; otherwise clear up first and close it then."""
        if self._may_close or self._closing:
            self.safe.give_up()  # whoever closes twice waits for no copy
            return self._may_close
        self._remember_window()
        if self._session is None:
            return True
        if self._asks_for_spare_key():
            return False
        self._closing = True
        self._shell.tasks.run(
            self, self._opener.close_copies, self._on_copies_closed, self._on_close_failed
        )
        return False

    def _on_copies_closed(self, report: CloseReport | None) -> None:
        if report is None or not report.held:
            self._close_now()
            return
        self._closing = False
        self._shell.changes.notify(report.change)
        titles = ", ".join(dict.fromkeys(copy.title for copy in report.held))
        self.notices.add(
            Notice(
                "held",
                "warn",
                self.tr("Still open in another program: {titles}").format(titles=titles),
                self.tr(
                    "Close it there, then close this window again. If you close anyway, the "
                    "program takes it in at the next start; until then it can be read on this PC."
                ),
                self.tr("Close anyway"),
                self._close_now,
            )
        )

    def _close_now(self) -> None:
        self._closing = True
        self._stop_watching()
        self.safe.before_close(self._close_at_last)

    def _close_at_last(self) -> None:
        self._shell.tasks.run(self, self._opener.close, self._on_closed, self._on_close_failed)

    def _on_close_failed(self, error: Exception) -> None:
        self._closing = False
        self._may_close = True  # the next try closes: nobody is kept in a window that fails
        self._shell.errors.show(error)

    def _on_closed(self, _nothing: object) -> None:
        self._may_close = True
        self._window.close()

    def _asks_for_spare_key(self) -> bool:
        """Ask once for a spare key that was put off; the second close is not held up."""
        session, keeper = self._session, self._keeper
        assert session is not None and session.workspace is not None
        if keeper is None or keeper.has_spare_key is not False:
            return False
        whose = session.workspace.store_id
        if self._settings.get(ASKED_FOR_SPARE_KEY) == whose:
            return False
        self._shell.tasks.run(
            self, partial(self._settings.put, ASKED_FOR_SPARE_KEY, whose), failed=_ignore
        )
        self.notices.add(
            Notice(
                "spare-key",
                "warn",
                self.tr("There is no spare key yet"),
                self.tr(
                    "If this PC breaks or forgets, nobody can open your records. It takes two "
                    "minutes. To leave it for another day, close the window again."
                ),
                self.tr("Make the spare key"),
                self._on_unsafe_clicked,
            )
        )
        return True

    def _remember_window(self) -> None:
        geometry = bytes(self._window.saveGeometry().toHex().data()).decode("ascii")
        frame, where = self._window.frame, ("", "")
        if self._session and not self._session.sample:
            page = frame.page(frame.key)
            keeps = page is None or page.keeps_its_place
            where = (frame.key, "" if keeps else place_in(page))
            self.pages.collect()
        job = partial(_remember, self._settings, self.pages, geometry, where)
        self._shell.tasks.run(self, job, failed=_ignore)


def place_in(page: object) -> str:
    """Return what a page shows, as a target to come back to, where it can tell."""
    where = getattr(page, "where", None)
    return str(where()) if callable(where) else ""


def _remember(settings: Settings, pages: PageMemory, geometry: str, where: tuple[str, str]) -> None:
    settings.put(GEOMETRY, geometry)
    if where[0]:
        settings.put(LAST_PLACE, where[0])
        settings.put(LAST_TARGET, where[1])
        pages.save()


def _ignore(_error: Exception) -> None:
    """A window that is not remembered is no trouble to anybody."""
