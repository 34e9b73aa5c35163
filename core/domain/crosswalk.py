"""How the questions of two sets meet: what is answered in one hints at an answer in the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind, Asked
from core.domain.evidence import Evidence
from core.domain.scoring import level_of


class Strength(StrEnum):
    """How much of an answer carries from one question to the other."""

    SAME = "same"  # the same thing is asked
    CLOSE = "close"  # most of an answer serves
    PART = "part"  # a piece of it helps


@dataclass(frozen=True, slots=True)
class Place:
    """One requirement or question of one set."""

    catalogue_id: str
    ref: str


@dataclass(frozen=True, slots=True)
class CrossLink:
    """That two questions of different sets meet, how strongly and why. In our own judgement."""

    one: Place
    other: Place
    strength: Strength
    reason: str

    def from_(self, place: Place) -> Place | None:
        """Return the other end, seen from *place*; None where the link does not touch it."""
        if place == self.one:
            return self.other
        return self.one if place == self.other else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a link leads, seen from one of its ends."""

    place: Place
    strength: Strength
    reason: str


def meetings(links: Iterable[CrossLink], place: Place) -> tuple[Meeting, ...]:
    """Return what *place* meets in other sets, the strongest first."""
    order = list(Strength)
    found = [
        Meeting(other, link.strength, link.reason)
        for link in links
        if (other := link.from_(place)) is not None
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.strength)))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was answered in another set to a question that this one meets. Never an answer."""

    meeting: Meeting
    set_title: str
    title: str
    level: int | None  # of a requirement that is answered by levels
    said: str  # an item's answer as it was given, or where its document is kept
    note: str
    evidence: tuple[Evidence, ...]


def suggestion(
    meeting: Meeting, set_title: str, asked: Asked, answer: Answer, evidence: Iterable[Evidence]
) -> Suggestion | None:
    """Return what *answer* in the other set suggests; None where nothing was said there."""
    linked = tuple(
        piece
        for piece in evidence
        if not piece.withdrawn and any(link.ref == asked.ref for link in piece.links)
    )
    if answer.is_untouched and not linked:
        return None
    by_levels = asked.requirement.answer is AnswerKind.LEVELS
    return Suggestion(
        meeting=meeting,
        set_title=set_title,
        title=asked.requirement.title,
        level=level_of(asked.requirement, answer.met) if by_levels else None,
        said=answer.item or answer.place,
        note=answer.note or answer.not_relevant or "",
        evidence=linked,
    )
