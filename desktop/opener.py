"""Opens, makes and closes the records for the window. No Qt here.

Every method that touches the records runs on the task runner's writer, one after another, so
that closing waits for the writes that were asked for before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.at_start import AtStart, look_at_start
from desktop.opening_damaged import DAMAGE, WhatIsLeft, copies_here, put_in_place, what_is_left
from desktop.sample_records import Sample, folder_of, open_sample
from desktop.shell import Opening, State

if TYPE_CHECKING:
    from datetime import date

    from core.domain.catalogue import Catalogue
    from core.domain.clock import Clock
    from core.domain.long_work import Cancelled, Progress
    from core.errors import KnownError
    from core.services.access import KeyringPlace, Unlock
    from core.services.backup.bring_back import BroughtBack, FoundCopy
    from core.services.backup.restoring import PreparedRestore, RestoreOutcome
    from core.services.documents.copies import CloseReport
    from core.settings import Settings
    from core.workspace import NewStore, Workspace

_ASK_INSTEAD = {"no-key-place", "key-not-remembered", "way-in-missing", "key-does-not-fit"}
"""Troubles of the keyring after which the person is asked for another way in."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the wiring knows of opened or locked records."""

    folder: Path
    sample: Sample | None  # whose made-up records they are
    workspace: Workspace | None = None
    own_exists: bool = False  # for the sample: whether there are records of one's own too
    noun: str = "requirement"  # what one leaf of the set is called
    ways: frozenset[str] = frozenset()  # kinds of WayKind, as they are told without a key
    sets: tuple[Catalogue, ...] = ()  # what new records can begin with
    trouble: KnownError | None = None  # why this PC could not open them by itself
    asks_who: bool = False  # several people share them, and who worked last has a PIN
    unlock: Unlock | None = field(default=None, repr=False)  # of damaged records only
    outcome: RestoreOutcome | None = None  # of a copy that was just brought back
    at_start: AtStart | None = None  # of opened records


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What tests put in place of the computer's own; None takes the real one."""

    clock: Clock | None = None
    keyring: KeyringPlace | None = None


class Opener:
    """Knows where the records are and holds them while they are open."""

    def __init__(
        self,
        store: Path | None,
        *,
        sample: Sample | None = None,
        around: Surroundings | None = None,
    ) -> None:
        self._chosen = store
        self.sample = sample
        self.around = around or Surroundings()
        self.workspace: Workspace | None = None
        self._settings: Settings | None = None
        self._back_to = ("", "")

    @property
    def settings(self) -> Settings:
        """The choices of this computer. Read on the worker, at the first look."""
        assert self._settings is not None
        return self._settings

    def today(self) -> date:
        """Return the date in England."""
        from core.domain.clock import SystemClock, london_date

        return london_date((self.around.clock or SystemClock()).now())

    def come_back_to(self, place: str, target: str) -> None:
        """Begin there when the records are opened the next time."""
        self._back_to = (place, target)

    @property
    def folder(self) -> Path:
        """The folder of the records that are meant now."""
        return folder_of(self.sample) if self.sample else self.own_folder

    @property
    def own_folder(self) -> Path:
        """The folder of the person's own records, also while the sample is shown."""
        from core import places

        return self._chosen or places.store_folder()

    def look(self) -> Opening:
        """Find the records and open them where that needs nobody's help."""
        from core.services.access import WayKind, ways_in
        from core.services.first_run import question_sets, remove_sheet
        from core.settings import Settings
        from core.workspace import Workspace
        from desktop.choices import LAST_PLACE, LAST_TARGET

        self.close()
        remove_sheet()  # a crash may have left it
        if self._settings is None:
            self._settings = Settings()
            if not self.sample:
                self._back_to = (
                    self._settings.get(LAST_PLACE),
                    self._settings.get(LAST_TARGET),
                )
        if self.sample:
            return self._opened(open_sample(self.sample, self.around.clock))
        if not Workspace.exists(self.folder):
            return Opening(State.FIRST_RUN, Session(self.folder, None, sets=question_sets()))
        if WayKind.KEYRING not in {way.kind for way in ways_in(self.folder)}:
            return self.locked()
        return self.open_by_keyring()

    def open_by_keyring(self) -> Opening:
        """Open with what this PC remembers; where it does not, say why and ask."""
        from core.errors import KnownError
        from core.services.access import KeyringPlace, KeyringUnlock

        try:
            return self.unlock(KeyringUnlock(self.around.keyring or KeyringPlace()))
        except KnownError as error:
            if error.code not in _ASK_INSTEAD:
                raise
            return self.locked(error)

    def locked(self, trouble: KnownError | None = None) -> Opening:
        """Return the state in which a person is asked to open the records."""
        from core.services.access import ways_in

        ways = frozenset(way.kind.value for way in ways_in(self.folder))
        return Opening(State.LOCKED, Session(self.folder, self.sample, ways=ways, trouble=trouble))

    def unlock(self, unlock: Unlock) -> Opening:
        """Open the records, or say that they are damaged. Raises what ``Workspace.open`` raises."""
        from core.errors import KnownError
        from core.workspace import Workspace

        self.close()
        try:
            return self._opened(Workspace.open(self.folder, unlock, clock=self.around.clock))
        except KnownError as error:
            if error.code not in DAMAGE:
                raise
            self.close()
            session = Session(self.folder, self.sample, trouble=error, unlock=unlock)
            return Opening(State.DAMAGED, session)

    def open_damaged(self, unlock: Unlock) -> WhatIsLeft | None:
        """Open damaged records for reading; where nothing can be read, return what there is."""
        from core.errors import KnownError
        from core.workspace import Workspace

        self.close()
        try:
            self.workspace = Workspace.open_damaged(self.folder, unlock, clock=self.around.clock)
        except KnownError as error:
            if error.code not in DAMAGE:
                raise
            return copies_here(self.folder, unlock)
        return None

    def what_is_left(self, *, progress: Progress, cancelled: Cancelled) -> WhatIsLeft:
        """Look for the newest good copy of the damaged records that are open."""
        assert self.workspace is not None
        return what_is_left(self.workspace, progress=progress, cancelled=cancelled)

    def open_to_read(self, place: str, target: str) -> Opening:
        """Show the damaged records that are open, beginning at *place*."""
        assert self.workspace is not None
        self._back_to = (place, target)
        return self._opened(self.workspace)

    def rescue(
        self, unlock: Unlock, found: FoundCopy, *, progress: Progress, cancelled: Cancelled
    ) -> RestoreOutcome:
        """Put a copy in place of records that do not open. Raises what ``rescue`` raises."""
        self.close()
        clock = self.around.clock
        return put_in_place(
            self.folder, unlock, found, clock, progress=progress, cancelled=cancelled
        )

    def open_rescued(self, unlock: Unlock, outcome: RestoreOutcome) -> Opening:
        """Open records in whose place a copy was just put."""
        from core.workspace import Workspace

        opened = Workspace.open(self.folder, unlock, clock=self.around.clock)
        return self._opened(opened, outcome)

    def restore(self, prepared: PreparedRestore) -> Opening:
        """Put a copy in place of the open records and open it. Raises what ``restore`` raises."""
        assert self.workspace is not None
        restored = self.workspace.restore(prepared)
        self._back_to = ("home", "")
        return self._opened(restored.workspace, restored.outcome)

    def bring_back(
        self, found: FoundCopy, unlock: Unlock, *, progress: Progress, cancelled: Cancelled
    ) -> BroughtBack:
        """Make the records of a copy on this PC, which has none. Raises what that raises."""
        from core.services.backup.bring_back import bring_back

        return bring_back(
            found,
            unlock,
            self.own_folder,
            clock=self.around.clock,
            progress=progress,
            cancelled=cancelled,
        )

    def open_brought_back(self, unlock: Unlock, remember: bool) -> Opening:
        """Open records that were brought back; *remember* lets this PC open them from now on."""
        opening = self.unlock(unlock)
        if remember and self.workspace is not None:
            self.workspace.locks.remember_on_this_pc(self.around.keyring)
        return opening

    def create(self, setup: NewStore) -> Opening:
        """Make new records and open them. Raises what ``Workspace.create`` raises."""
        from core.workspace import Workspace

        self._back_to = ("", "")
        made = Workspace.create(
            self.folder, setup, clock=self.around.clock, keyring=self.around.keyring
        )
        return self._opened(made.workspace)

    def use_sample(self, sample: Sample | None) -> Opening:
        """Go over to made-up records, or back to the person's own."""
        self.close()
        before, self.sample = self.sample, sample
        self._back_to = ("", "")
        try:
            return self.look()
        except BaseException:
            self.sample = before
            raise

    def close(self) -> None:
        """Close the records; what stays open outside is dealt with at the next start."""
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def close_copies(self) -> CloseReport | None:
        """Clear readable copies away, changed ones taken in first; say which are held."""
        return self.workspace.copies.close_all() if self.workspace is not None else None

    def lock(self) -> Opening:
        """Close the records and return what opens them again."""
        self.close()
        return self.locked()

    def _opened(self, workspace: Workspace, outcome: RestoreOutcome | None = None) -> Opening:
        self.workspace = workspace
        own_exists = type(workspace).exists(self.own_folder)
        noun = workspace.assessments.noun()
        asks = workspace.people.is_shared() and workspace.people.working().has_pin
        session = Session(
            self.folder,
            self.sample,
            workspace,
            own_exists,
            noun,
            asks_who=asks,
            outcome=outcome,
            at_start=look_at_start(workspace),
        )
        half_typed = next(iter(workspace.answers.drafts()), None)
        if half_typed is not None and not workspace.read_only:
            # a power cut: back to what was being typed
            return Opening(State.OPEN, session, "questions", half_typed[0])
        place, target = self._back_to
        return Opening(State.OPEN, session, place, target)
