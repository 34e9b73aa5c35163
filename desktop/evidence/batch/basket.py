"""What is to become of each file of a batch, as the person decides it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from core.domain.evidence import EvidenceLink
from core.services.documents.batches import Batch, Candidate, Choice


class Fate(StrEnum):
    """What happens to a file when the batch is kept."""

    SERVES = "serves"  # kept, and linked to something
    ALONE = "alone"  # kept, and used for nothing yet
    LEFT = "left"  # left out
    TWIN = "twin"  # left out by itself: the same content comes before it
    REFUSED = "refused"  # cannot be kept


class Basket:
    """Begins with what is likely ticked, twins left out, and all else kept."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._files = {str(one.path): one for one in batch.candidates}
        self._links = {key: list(one.likely) for key, one in self._files.items()}
        self._left = {key for key, one in self._files.items() if one.twin_of or one.trouble}

    def __iter__(self) -> Iterator[tuple[str, Candidate]]:
        return iter(self._files.items())

    def __getitem__(self, key: str) -> Candidate:
        return self._files[key]

    def links(self, key: str) -> tuple[EvidenceLink, ...]:
        """Return what a file is to serve."""
        return tuple(self._links[key])

    def is_kept(self, key: str) -> bool:
        """Whether a file is to be kept."""
        return key not in self._left

    def keep(self, key: str, kept: bool) -> None:
        """Keep a file or leave it out; what cannot be kept stays out."""
        if self._files[key].trouble is None:
            (self._left.discard if kept else self._left.add)(key)

    def use(self, key: str, link: EvidenceLink, used: bool) -> None:
        """Let a file serve something, or not; one that serves something is kept."""
        links = self._links[key]
        if used and link not in links:
            links.append(link)
            self.keep(key, True)
        elif not used and link in links:
            links.remove(link)

    def fate(self, key: str) -> Fate:
        """Return what happens to a file."""
        one = self._files[key]
        if one.trouble is not None:
            return Fate.REFUSED
        if key in self._left:
            return Fate.TWIN if one.twin_of else Fate.LEFT
        return Fate.SERVES if self._links[key] else Fate.ALONE

    def count(self, *fates: Fate) -> int:
        """How many files have one of these fates."""
        return sum(self.fate(key) in fates for key in self._files)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is to be kept."""
        return tuple(Choice(one.path, self.links(key)) for key, one in self if self.is_kept(key))
