"""What is looked up about records right when they are opened, before the window may tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.services.backup.copy_views import CopyView
    from core.services.store_care import WitnessView
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AtStart:
    """Whether changes are missing, how far the history goes, and which copies are within reach.

    Copies are looked for, newest first, only where there is trouble.
    """

    witness: WitnessView
    place: int = 0
    copies: tuple[CopyView, ...] = ()

    @property
    def furthest(self) -> CopyView | None:
        """The copy that goes furthest in the history."""
        return max(self.copies, key=lambda one: (one.place, one.made_at), default=None)


def look_at_start(workspace: Workspace) -> AtStart:
    """Look at opened records; reads files and a stick, so it runs on a worker."""
    witness = workspace.care.witness()
    if witness.ok and not workspace.read_only:
        return AtStart(witness)
    within_reach = tuple(one for one in workspace.backups.copies() if one.present)
    return AtStart(witness, workspace.care.history_end().place, within_reach)
