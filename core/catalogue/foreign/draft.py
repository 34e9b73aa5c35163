"""A question set on the way into our form: what was read, before names and lengths are fitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.catalogue.source import Where
from core.domain.catalogue import AnswerKind


@dataclass
class Leaf:
    """Something that is asked.

    *label* is how people call it, *id* how the file does; *address* says where that stands.
    """

    where: Where
    address: Where
    label: str
    id: str
    title: str
    asks: str
    answer: AnswerKind = AnswerKind.YES_NO
    why: str = ""
    good: str = ""
    steps: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    law: list[str] = field(default_factory=list)


@dataclass
class Branch:
    """A group of things that are asked, and of further groups."""

    where: Where
    address: Where | None  # None where the file has no such group
    label: str
    id: str
    title: str
    holds: list[Branch | Leaf] = field(default_factory=list)

    def leaves(self) -> Iterator[Leaf]:
        """Yield what is asked in this group and below it, in order."""
        for held in self.holds:
            if isinstance(held, Branch):
                yield from held.leaves()
            else:
                yield held


@dataclass
class Draft:
    """The whole set. *source* names the file's origin, *note* whose wording it is."""

    title: str
    edition: str
    purpose: str
    source: str
    note: str
    branches: list[Branch]


def without_empty(branches: list[Branch], empty: Callable[[Branch], None]) -> list[Branch]:
    """Return *branches* without those that hold nothing, at any depth; each is told to *empty*."""
    kept = []
    for branch in branches:
        inner: list[Branch | Leaf] = []
        for held in branch.holds:
            inner += [held] if isinstance(held, Leaf) else without_empty([held], empty)
        branch.holds = inner
        if inner:
            kept.append(branch)
        else:
            empty(branch)
    return kept


def holding(leaf: Leaf, below: list[Branch | Leaf]) -> Branch | Leaf:
    """Return *leaf*, or a group of its name with it in front of what stands *below* it."""
    if not below:
        return leaf
    return Branch(leaf.where, None, leaf.label, leaf.id, leaf.title, [leaf, *below])
