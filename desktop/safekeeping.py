"""Keeps opened records safe in the background: copies by themselves, and a look over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.services.store_care import LookOver
from core.services.surroundings import doubtful_folder
from desktop.copy_keeper import CopyKeeper
from desktop.notices import Notice

if TYPE_CHECKING:
    from core.settings import Settings
    from core.workspace import Workspace
    from desktop.notices import Notices
    from desktop.opener import Session
    from desktop.shell import Shell
    from desktop.work import Work

LOOK_OVER_MS = 20_000  # after opening: nobody waits for it


class Safekeeping(QObject):
    """One for the window. ``serve`` when records are opened, ``rest`` when they are let go."""

    def __init__(
        self,
        shell: Shell,
        notices: Notices,
        settings: Settings,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._notices = shell, notices
        self._settings, self._today = settings, today
        self._workspace: Workspace | None = None
        self._look: Work | None = None
        self._doubtful: str | None = None
        self._serving: QObject | None = None
        self.keeper: CopyKeeper | None = None
        self._timer = QTimer(self, singleShot=True, interval=LOOK_OVER_MS)
        self._timer.timeout.connect(self.look_over)
        shell.tasks.ending.connect(self.rest)

    def serve(self, session: Session) -> None:
        """Begin with records that were just opened. The made-up pharmacy is not copied."""
        self.rest()
        workspace = self._workspace = session.workspace
        if workspace is None or session.sample or workspace.read_only:
            return
        self._serving = QObject(self)
        self.keeper = CopyKeeper(
            workspace.backups,
            self._shell.tasks,
            self._shell.changes,
            self._notices,
            self._settings,
            self._today,
            self,
        )
        self.keeper.start()
        if session.outcome is not None:  # the list of copies may be gone with what was there
            self.keeper.look()
        self._timer.start()
        self._shell.tasks.read(
            self._serving, partial(doubtful_folder, session.folder), self._on_place
        )

    def rest(self) -> None:
        """Let go of the records; what is under way is stopped."""
        self._timer.stop()
        self._workspace = None
        if self._look is not None:
            self._look.cancel()
            self._look = None
        if self.keeper is not None:
            self.keeper.stop()
            self.keeper.deleteLater()
            self.keeper = None
        if self._serving is not None:
            self._serving.deleteLater()
            self._serving = None

    def before_close(self, then: Callable[[], None]) -> None:
        """Make the last copy, for a moment at most, then call *then*."""
        self._timer.stop()
        if self._look is not None:
            self._look.cancel()
        if self.keeper is None:
            then()
        else:
            self.keeper.close(then)

    def give_up(self) -> None:
        """Wait no longer for the last copy."""
        if self.keeper is not None:
            self.keeper.give_up()

    def look_over(self) -> None:
        """Look the records over now, beside everything else; only findings are told."""
        if self._workspace is not None and self._serving is not None:
            care = self._workspace.care
            work = self._look = self._shell.tasks.work(
                self._serving, care.look_over, self._on_looked, self._on_not_looked
            )
            work.ended.connect(self._on_look_ended)

    def _on_look_ended(self) -> None:
        self._look = None

    def _on_place(self, words: str | None) -> None:
        self._doubtful = words
        if words:
            self._notices.add(
                Notice("doubtful", "warn", self.tr("This is no good place for records"), words)
            )

    def _on_looked(self, found: LookOver) -> None:
        if self._workspace is None:
            return
        if self._workspace.read_only:
            self._tell_damage(found.health.faults)
        elif not found.ok:
            self._notices.add(
                Notice(
                    "look-over",
                    "warn",
                    self.tr("Something in your records is not as it should be"),
                    _sentence(found.health.faults),
                    self.tr("See the copies"),
                    self._go_to_copies,
                )
            )
        else:
            worth = [one for one in found.health.worth_a_look if one != self._doubtful]
            if worth:
                text = _sentence(worth)
                self._notices.add(Notice("look-over", "info", self.tr("Worth a look"), text))

    def _tell_damage(self, faults: Iterable[str] = ()) -> None:
        if self.keeper is not None:
            self.keeper.stop()
        self._notices.add(
            Notice(
                "look-over",
                "error",
                self.tr("Read only: your records are damaged, nothing can be changed"),
                self.tr("{what} What was saved before is in the copies.")
                .format(what=_sentence(faults))
                .strip(),
                self.tr("See the copies"),
                self._go_to_copies,
                can_close=False,
            )
        )

    def _on_not_looked(self, error: Exception) -> None:
        """Damage stops the look half-way. Else they were closed meanwhile: the next start looks."""
        from core.errors import KnownError
        from desktop.errors import trouble_of

        if not isinstance(error, KnownError):
            trouble_of(error)  # into the log
        if self._workspace is not None and self._workspace.read_only:
            self._tell_damage()

    def _go_to_copies(self) -> None:
        self._shell.window.go("settings", "copies")


def _sentence(parts: Iterable[str]) -> str:
    """Join parts of a sentence into one."""
    text = "; ".join(part.rstrip(".") for part in parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
