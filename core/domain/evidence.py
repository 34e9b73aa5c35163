"""Evidence: kept documents and paper kept elsewhere, and what they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LARGEST_FILE = 100 * 1024 * 1024  # bytes; a larger one is refused in words


class EvidenceKind(StrEnum):
    """A copy kept here, or paper kept in a named place."""

    FILE = "file"
    PAPER = "paper"


class Standing(StrEnum):
    """What stands behind a met criterion."""

    SHOWN = "shown"
    ON_WORD = "on-word"
    OUT_OF_DATE = "out-of-date"


class VersionState(StrEnum):
    """Whether a version is kept, still to be decided about, or thrown away."""

    KEPT = "kept"
    UNDECIDED = "undecided"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """Evidence serves one criterion, or with ``criterion=None`` every criterion of *ref*."""

    ref: str
    criterion: str | None = None

    def serves(self, ref: str, criterion: str) -> bool:
        """Whether this link stands behind *criterion* of *ref*."""
        return self.ref == ref and self.criterion in (None, criterion)


@dataclass(frozen=True, slots=True)
class EvidenceVersion:
    """One kept copy of a document. *size* in bytes; *sha256* of the content in the clear."""

    id: str
    number: int
    file_name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    state: VersionState = VersionState.KEPT


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence with everything that a list of evidence shows."""

    id: str
    kind: EvidenceKind
    title: str
    added_at: datetime
    added_by: str
    links: tuple[EvidenceLink, ...] = ()
    place: str = ""  # where paper is kept
    dated: date | None = None  # the date it speaks for
    review_by: date | None = None  # check again by
    withdrawn: bool = False
    current: EvidenceVersion | None = None  # None for paper
    undecided: EvidenceVersion | None = None  # a changed copy waiting for a decision
    unfinished: bool = False  # begun with a starter that has blanks, and never changed since

    @property
    def counts(self) -> bool:
        """Whether it may stand behind an answer."""
        return not self.withdrawn and not self.unfinished

    def is_in_date(self, today: date) -> bool:
        """Whether it need not be checked again yet. The check-again-by day itself is in date."""
        return self.review_by is None or self.review_by >= today


def standing_of(ref: str, criterion: str, evidence: Iterable[Evidence], today: date) -> Standing:
    """Return what stands behind a met criterion: evidence in date, evidence out of date, a word."""
    serving = [
        piece
        for piece in evidence
        if piece.counts and any(link.serves(ref, criterion) for link in piece.links)
    ]
    if not serving:
        return Standing.ON_WORD
    if any(piece.is_in_date(today) for piece in serving):
        return Standing.SHOWN
    return Standing.OUT_OF_DATE
