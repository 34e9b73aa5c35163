"""Which pieces of evidence the list shows, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from core.domain.evidence import Evidence, EvidenceKind
from desktop.evidence.words import Dating, dating_of, refs_of


class Filter(StrEnum):
    """What the list can be narrowed to, by how a piece stands."""

    ALL = "all"
    FILES = "files"
    PAPER = "paper"
    PAST = "past"
    SOON = "soon"
    UNUSED = "unused"
    CHANGED = "changed"


class Kind(StrEnum):
    """What sort of thing a piece is, as people call it."""

    ANY = "any"
    PDF = "pdf"
    WRITTEN = "written"
    TABLE = "table"
    PICTURE = "picture"
    MAIL = "mail"
    OTHER = "other"
    PAPER = "paper"


class Sort(StrEnum):
    """What stands on top."""

    TITLE = "title"
    NEWEST = "newest"
    CHECK = "check"
    DATED = "dated"
    USES = "uses"
    KIND = "kind"
    SIZE = "size"
    PLACE = "place"


_KINDS = (
    ("application/pdf", Kind.PDF),
    ("message/rfc822", Kind.MAIL),
    ("application/vnd.ms-outlook", Kind.MAIL),
    ("image/", Kind.PICTURE),
    ("text/csv", Kind.TABLE),
    ("application/vnd.ms-excel", Kind.TABLE),
    ("application/vnd.openxmlformats-officedocument.spreadsheet", Kind.TABLE),
    ("application/vnd.oasis.opendocument.spreadsheet", Kind.TABLE),
    ("text/", Kind.WRITTEN),
    ("application/rtf", Kind.WRITTEN),
    ("application/msword", Kind.WRITTEN),
    ("application/vnd.openxmlformats-officedocument.wordprocessing", Kind.WRITTEN),
    ("application/vnd.oasis.opendocument.text", Kind.WRITTEN),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked to see; *place* is a shelf or folder that papers are kept in."""

    text: str = ""
    filter: Filter = Filter.ALL
    sort: Sort = Sort.TITLE
    kind: Kind = Kind.ANY
    place: str = ""


def kind_of(piece: Evidence) -> Kind:
    """Return what sort of thing *piece* is."""
    if piece.kind is EvidenceKind.PAPER or piece.current is None:
        return Kind.PAPER
    told = piece.current.media_type
    return next((kind for start, kind in _KINDS if told.startswith(start)), Kind.OTHER)


def place_of(piece: Evidence) -> str:
    """Return the shelf or folder of a paper: what its place begins with, up to the first comma."""
    return " ".join(piece.place.partition(",")[0].split())


@dataclass(frozen=True)
class Shelf:
    """All evidence with what is needed to find and sort it."""

    pieces: tuple[Evidence, ...] = ()
    today: date = date.min
    titles: Mapping[str, str] = field(default_factory=dict)  # of requirements, by ref
    waiting: Collection[str] = ()  # ids of what was changed and waits for a decision

    def fits(self, piece: Evidence, kind: Filter) -> bool:
        """Whether *piece* belongs under a filter."""
        return kind in self._standing[piece.id] or kind is Filter.ALL

    def count(self, kind: Filter) -> int:
        """How many pieces a filter shows."""
        return len(self.pieces) if kind is Filter.ALL else self._counts[kind]

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """How many there are of each sort."""
        return Counter(kind_of(piece) for piece in self.pieces)

    @cached_property
    def places(self) -> Counter[str]:
        """How many papers lie in each place."""
        return Counter(place for piece in self.pieces if (place := place_of(piece)))

    def shown(self, wish: Wish) -> list[Evidence]:
        """Return what *wish* asks for; every word of its text must be found somewhere."""
        words = wish.text.casefold().split()
        found: Iterable[Evidence] = self._sorted(wish.sort)
        if wish.filter is not Filter.ALL:
            found = (piece for piece in found if self.fits(piece, wish.filter))
        if wish.kind is not Kind.ANY:
            found = (piece for piece in found if kind_of(piece) is wish.kind)
        if wish.place:
            found = (piece for piece in found if place_of(piece) == wish.place)
        if words:
            haystacks = self._haystacks
            found = (p for p in found if all(word in haystacks[p.id] for word in words))
        return list(found)

    @cached_property
    def _standing(self) -> dict[str, frozenset[Filter]]:
        return {piece.id: self._stands(piece) for piece in self.pieces}

    def _stands(self, piece: Evidence) -> frozenset[Filter]:
        dating = dating_of(piece, self.today)
        told = {
            Filter.FILES: piece.kind is EvidenceKind.FILE,
            Filter.PAPER: piece.kind is EvidenceKind.PAPER,
            Filter.PAST: dating is Dating.PAST,
            Filter.SOON: dating is Dating.SOON,
            Filter.UNUSED: not piece.links,
            Filter.CHANGED: piece.id in self.waiting,
        }
        return frozenset(kind for kind, fits in told.items() if fits)

    @cached_property
    def _counts(self) -> Counter[Filter]:
        return Counter(kind for kinds in self._standing.values() for kind in kinds)

    @cached_property
    def _haystacks(self) -> dict[str, str]:
        return {piece.id: self._haystack(piece) for piece in self.pieces}

    def _haystack(self, piece: Evidence) -> str:
        refs = refs_of(piece)
        name = piece.current.file_name if piece.current else ""
        titles = (self.titles.get(ref, "") for ref in refs)
        return " ".join((piece.title, name, piece.place, *refs, *titles)).casefold()

    @cached_property
    def _orders(self) -> dict[Sort, list[Evidence]]:
        return {Sort.TITLE: sorted(self.pieces, key=lambda piece: piece.title.casefold())}

    def _sorted(self, sort: Sort) -> list[Evidence]:
        """Return all pieces in an order that is made once and kept."""
        if sort not in self._orders:
            self._orders[sort] = sorted(self._orders[Sort.TITLE], key=_KEYS[sort])
        return self._orders[sort]


_KEYS: Mapping[Sort, Callable[[Evidence], Any]] = {
    Sort.NEWEST: lambda piece: -piece.added_at.timestamp(),
    Sort.CHECK: lambda piece: piece.review_by or date.max,
    Sort.DATED: lambda piece: piece.dated or date.max,
    Sort.USES: lambda piece: -len(refs_of(piece)),
    Sort.KIND: lambda piece: list(Kind).index(kind_of(piece)),
    Sort.SIZE: lambda piece: -(piece.current.size if piece.current else -1),
    Sort.PLACE: lambda piece: (not piece.place, piece.place.casefold()),
}
