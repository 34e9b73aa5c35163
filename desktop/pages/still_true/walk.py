"""The way through last year's answers: which comes next, and which came before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Walk:
    """*refs* in their order; *to_go* is what this pass has still to ask; *at* is on screen.

    *at* is empty once nothing is left to ask.
    """

    refs: tuple[str, ...]
    to_go: frozenset[str]
    at: str = ""

    @property
    def number(self) -> int:
        """The place of what is on screen, counted from 1."""
        return self.refs.index(self.at) + 1 if self.at else 0

    def begin(self) -> Walk:
        """Return the walk at the first that is to be asked."""
        return self.show(next((ref for ref in self.refs if ref in self.to_go), ""))

    def show(self, ref: str) -> Walk:
        """Return the walk at *ref*."""
        return replace(self, at=ref)

    def done(self, ref: str) -> Walk:
        """Return the walk with *ref* answered, and still on screen."""
        return replace(self, to_go=self.to_go - {ref})

    def on(self) -> Walk:
        """Return the walk at the next that is to be asked: after this one, then from the top."""
        place = self.number
        around = (*self.refs[place:], *self.refs[:place])
        return self.show(next((ref for ref in around if ref in self.to_go), ""))

    def back(self) -> Walk:
        """Return the walk one place before, asked already or not; the first stays."""
        place = self.number - 2 if self.at else len(self.refs) - 1
        return self.show(self.refs[place]) if place >= 0 else self

    def over(self, refs: Iterable[str], asked: Iterable[str]) -> Walk:
        """Return the same walk over what is there by now; what was said meanwhile is not asked."""
        known = tuple(refs)
        at = self.at if self.at in known else ""
        return Walk(known, frozenset(asked) & self.to_go, at)
