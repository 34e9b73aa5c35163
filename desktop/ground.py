"""What stands under the places of opened records; ``desktop/places/`` hands each page its part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.services.backup.restoring import PreparedRestore
    from core.settings import Settings
    from core.workspace import Workspace
    from desktop.changes import Changes
    from desktop.commands.commands import Commands
    from desktop.evidence.copy_watch import CopyWatch
    from desktop.page import Place
    from desktop.tasks import TaskRunner
    from desktop.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Ground:
    """Opened records and the parts of the window.

    Only the functions of ``desktop/places/`` see all of it; a page is given the few services that
    it needs.
    """

    workspace: Workspace
    sample: bool  # the made-up organisation
    noun: str  # what one leaf of the set is called
    tasks: TaskRunner
    changes: Changes
    settings: Settings
    theme: Theme
    watch: CopyWatch
    commands: Commands
    places: Callable[[], tuple[Place, ...]]  # all of them, once they are there
    today: Callable[[], date]
    go: Callable[[str, str], None]
    lock_after: Callable[[int], None]  # minutes
    put_in_place: Callable[[PreparedRestore], None]
    accept_loss: Callable[[], None]
