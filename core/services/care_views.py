"""What looking after the records tells: health, the look at the start, the end of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.services.documents.document_check import EvidenceFault
from core.store.witness import WitnessState


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What a check found. *faults* are sentences; none means that all is well.

    *worth_a_look* are sentences too, about what is no damage: a clock that was set back, a folder
    on a network drive.
    """

    faults: tuple[str, ...]
    changes: int
    stamp: str
    worth_a_look: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the records are whole."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class LookOver:
    """What the look at the start found. *documents* counts those that were read this time."""

    health: StoreHealth
    at: datetime
    documents: int
    faulty: tuple[EvidenceFault, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.health.ok and not self.faulty


@dataclass(frozen=True, slots=True)
class LastLook:
    """When the records were last looked over to the end, and how many faults there were."""

    at: datetime
    faults: int


@dataclass(frozen=True, slots=True)
class WitnessView:
    """What the file that watches the history said at the start. *missing* counts lost changes."""

    ok: bool
    state: WitnessState
    missing: int
    is_fresh: bool  # whether the last change could be told to it


@dataclass(frozen=True, slots=True)
class HistoryEnd:
    """How far the history goes: the last change that is there, and how many behind it are gone."""

    place: int
    missing: int

    @property
    def furthest(self) -> int:
        """The place of the last change that was ever acknowledged, as far as is known."""
        return self.place + self.missing
