"""What the window does with damaged records. No Qt here; all of it runs on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.domain.clock import Clock
    from core.domain.long_work import Cancelled, Progress
    from core.services.access import Unlock
    from core.services.backup.bring_back import FoundCopy
    from core.services.backup.copy_views import CopyView
    from core.services.backup.restoring import RestoreOutcome
    from core.workspace import Damage, Workspace

DAMAGE = {"store-damaged", "store-unreadable"}
"""The troubles at opening after which the person is shown what is left."""


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """*damage* is None where nothing can be read. *good* is the newest copy that was proved.

    *lost* counts the changes that it lacks, as far as is known. *elsewhere* are copies of records
    of which nothing can be read, as they lie on this PC; *worse* counts newer copies that are not
    good.
    """

    damage: Damage | None
    good: CopyView | None = None
    good_place: str = ""
    lost: int = 0
    worse: int = 0
    elsewhere: tuple[FoundCopy, ...] = ()


def what_is_left(
    workspace: Workspace,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> WhatIsLeft:
    """Find the newest copy that is good, by opening all of it. Raises PersonCancelledError."""
    from core.domain.long_work import PersonCancelledError
    from core.errors import KnownError

    worse = 0
    places = {place.id: place.label for place in workspace.backups.places()}
    for copy in workspace.backups.copies():
        if not copy.present:
            continue
        try:
            health = workspace.backups.check(copy.id, progress=progress, cancelled=cancelled)
        except PersonCancelledError:
            raise
        except KnownError:
            worse += 1
            continue
        if health.ok:
            lost = workspace.care.loss_against(copy.place)
            return WhatIsLeft(workspace.damage, copy, places.get(copy.place_id, ""), lost, worse)
        worse += 1
    return WhatIsLeft(workspace.damage, worse=worse)


def copies_here(folder: Path, unlock: Unlock) -> WhatIsLeft:
    """Find the copies on this PC of records of which nothing can be read."""
    from core.errors import KnownError
    from core.services.backup.rescue import copies_for

    try:
        return WhatIsLeft(None, elsewhere=copies_for(folder, unlock))
    except KnownError:
        return WhatIsLeft(None)


def put_in_place(
    folder: Path,
    unlock: Unlock,
    found: FoundCopy,
    clock: Clock | None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> RestoreOutcome:
    """Put a copy in place of records that do not open. Raises what ``rescue`` raises."""
    from core.services.backup.rescue import rescue

    return rescue(folder, unlock, found, clock=clock, progress=progress, cancelled=cancelled)
