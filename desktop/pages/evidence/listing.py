"""Which pieces of evidence the list shows, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.domain.evidence import Evidence, EvidenceKind
from desktop.evidence.words import refs_of


class Filter(StrEnum):
    """What the list can be narrowed to."""

    ALL = "all"
    FILES = "files"
    PAPER = "paper"
    PAST = "past"
    UNUSED = "unused"
    CHANGED = "changed"


class Sort(StrEnum):
    """What stands on top."""

    TITLE = "title"
    NEWEST = "newest"
    CHECK = "check"
    DATED = "dated"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked to see."""

    text: str = ""
    filter: Filter = Filter.ALL
    sort: Sort = Sort.TITLE


@dataclass(frozen=True, slots=True)
class Shelf:
    """All evidence with what is needed to find and sort it."""

    pieces: tuple[Evidence, ...] = ()
    today: date = date.min
    titles: Mapping[str, str] = field(default_factory=dict)  # of requirements, by ref
    waiting: Collection[str] = ()  # ids of what was changed and waits for a decision

    def fits(self, piece: Evidence, kind: Filter) -> bool:
        """Whether *piece* belongs under a filter."""
        if kind is Filter.FILES:
            return piece.kind is EvidenceKind.FILE
        if kind is Filter.PAPER:
            return piece.kind is EvidenceKind.PAPER
        if kind is Filter.PAST:
            return not piece.is_in_date(self.today)
        if kind is Filter.UNUSED:
            return not piece.links
        if kind is Filter.CHANGED:
            return piece.id in self.waiting
        return True

    def count(self, kind: Filter) -> int:
        """How many pieces a filter shows."""
        return sum(self.fits(piece, kind) for piece in self.pieces)

    def shown(self, wish: Wish) -> list[Evidence]:
        """Return what *wish* asks for; every word of its text must be found somewhere."""
        words = wish.text.casefold().split()
        found = [
            piece
            for piece in self.pieces
            if self.fits(piece, wish.filter)
            and (not words or all(word in self._haystack(piece) for word in words))
        ]
        return _sorted(found, wish.sort)

    def _haystack(self, piece: Evidence) -> str:
        refs = refs_of(piece)
        name = piece.current.file_name if piece.current else ""
        titles = (self.titles.get(ref, "") for ref in refs)
        return " ".join((piece.title, name, piece.place, *refs, *titles)).casefold()


def _sorted(pieces: Iterable[Evidence], sort: Sort) -> list[Evidence]:
    by_title = sorted(pieces, key=lambda piece: piece.title.casefold())
    if sort is Sort.NEWEST:
        return sorted(by_title, key=lambda piece: piece.added_at, reverse=True)
    if sort is Sort.CHECK:
        return sorted(by_title, key=lambda piece: piece.review_by or date.max)
    if sort is Sort.DATED:
        return sorted(by_title, key=lambda piece: piece.dated or date.max)
    if sort is Sort.USES:
        return sorted(by_title, key=lambda piece: -len(refs_of(piece)))
    return by_title
