"""Copies as they are shown: places, what was made, what a check found, what a copy would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.errors import KnownError
from core.services.backup.copy_compare import Difference
from core.services.backup.copy_faults import MissingDocument


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy. *changes_behind* counts what was changed since; None where it is of another
    history (from before an older copy was brought back). *place* is a place in the history."""

    id: str
    place_id: str
    name: str
    made_at: datetime
    place: int
    changes_behind: int | None
    size: int
    proved_at: datetime | None
    present: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place for copies. *here* is the one that the program made on this PC by itself.

    *same_disk* tells that a broken disk would take records and copies; None while it is away.
    """

    id: str
    folder: Path
    label: str
    automatic: bool
    here: bool
    present: bool
    same_disk: bool | None
    newest: CopyView | None


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy that was made and proved, or why none was made there."""

    place: PlaceView
    copy: CopyView | None
    documents_copied: int = 0
    documents_missing: tuple[MissingDocument, ...] = ()
    problem: KnownError | None = None


@dataclass(frozen=True, slots=True)
class NewestCopies:
    """The newest copy on this PC and the newest one elsewhere, for the line that always shows."""

    here: CopyView | None
    elsewhere: CopyView | None
    elsewhere_label: str = ""


@dataclass(frozen=True, slots=True)
class CopyHealth:
    """What the check of a copy found. *faults* are parts of a sentence; none: it is good."""

    copy: CopyView
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything in it can be brought back."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What bringing back a copy would change. *lost_words* says it in one sentence."""

    copy: CopyView
    made_at: datetime
    changes_lost: int
    changes_lost_since: datetime | None
    changes_gained: int
    differences: tuple[Difference, ...]
    documents_missing: tuple[MissingDocument, ...]
    lost_words: str
