"""When the next copy is due: within the hour while there are changes, and at the close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.services.backup.copy_views import PlaceView

EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DueCopies:
    """Where a copy is due now. *missing* are due, too, but their stick has to be put in first."""

    places: tuple[PlaceView, ...]
    missing: tuple[PlaceView, ...]

    def __bool__(self) -> bool:
        """Whether there is something to copy to now."""
        return bool(self.places)


def is_due(view: PlaceView, now: datetime, *, closing: bool) -> bool:
    """Whether a place should get a copy now.

    *closing* asks for one after any change; otherwise one an hour is enough. A clock that was set
    back never stops the copies.
    """
    if not view.automatic:
        return False
    newest = view.newest
    if newest is None:
        return True
    if newest.changes_behind == 0:
        return False
    return closing or not newest.made_at <= now < newest.made_at + EVERY
