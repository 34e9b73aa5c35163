"""What somebody looks after: questions, steps of the plan, regular jobs, and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ThingKind(StrEnum):
    """What sort of thing has an owner."""

    QUESTION = "question"
    ACTION = "action"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an owner. *is_open*: there is something to do about it.

    *id* is that of the action or job; of a question it is that of its assessment, and *ref* says
    which.
    """

    kind: ThingKind
    id: str
    ref: str
    title: str
    is_open: bool = True
    due: date | None = None

    @property
    def words(self) -> str:
        """What it is called in a list."""
        return f"{self.ref}  {self.title}" if self.ref else self.title


@dataclass(frozen=True, slots=True)
class OwnedPiece:
    """Evidence that shows an answer which somebody looks after, to be checked again by a day."""

    evidence_id: str
    title: str
    review_by: date
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What somebody looks after: in the open assessments, in the plan, and again and again."""

    name: str
    questions: tuple[Thing, ...] = ()
    actions: tuple[Thing, ...] = ()
    jobs: tuple[Thing, ...] = ()
    evidence: tuple[OwnedPiece, ...] = ()

    @property
    def things(self) -> tuple[Thing, ...]:
        """Everything that can be given to somebody else."""
        return self.questions + self.actions + self.jobs


@dataclass(frozen=True, slots=True)
class Heir:
    """Who looks after a thing from now on; an empty name means nobody yet."""

    id: str
    ref: str
    name: str
    kind: ThingKind = ThingKind.QUESTION


def heir_of(thing: Thing, name: str) -> Heir:
    """Return that *name* looks after *thing* from now on."""
    return Heir(thing.id, thing.ref, name, thing.kind)
