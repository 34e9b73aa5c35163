"""The few words of a text around what somebody looked for, and where in them that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.spelling import Term, places

LENGTH = 160
_BEFORE = 40  # characters before the first word that was looked for
_GAP = "…"

Mark = tuple[int, int]
"""Where a word starts and where it ends, counted in characters from 0."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line, with *marks* on the words that were looked for."""

    text: str
    marks: tuple[Mark, ...] = ()


class Snippets:
    """Makes snippets for one search; what a word means is found out once."""

    def __init__(self, terms: Sequence[Term], length: int = LENGTH) -> None:
        self._terms = terms
        self._length = length
        self._known: dict[tuple[str, ...], frozenset[int]] = {}

    def of(self, text: str) -> Snippet:
        """Return the part of *text* that has the most of the terms, of about one length."""
        line = " ".join(text.split())
        hits = [
            (start, end, meant)
            for start, end, words in places(line)
            if (meant := self._meant(words))
        ]
        begin, finish = _window(line, hits, self._length)
        before = _GAP if begin else ""
        after = _GAP if finish < len(line) else ""
        shift = len(before) - begin
        marks = [(s + shift, e + shift) for s, e, _ in hits if begin <= s and e <= finish]
        return Snippet(f"{before}{line[begin:finish]}{after}", tuple(marks))

    def _meant(self, words: tuple[str, ...]) -> frozenset[int]:
        meant = self._known.get(words)
        if meant is None:
            meant = frozenset(n for n, term in enumerate(self._terms) if term.means(words))
            self._known[words] = meant
        return meant


def _window(
    line: str, hits: Sequence[tuple[int, int, frozenset[int]]], length: int
) -> tuple[int, int]:
    """Return where the piece begins and ends: between words, with the most terms in it."""
    if len(line) <= length:
        return 0, len(line)
    best, most = 0, -1
    last = 0
    for first in range(len(hits)):
        begin = max(0, hits[first][0] - _BEFORE)
        last = max(last, first)
        while last < len(hits) and hits[last][1] <= begin + length:
            last += 1
        meant = len(frozenset().union(*(one[2] for one in hits[first:last])))
        if meant > most:
            best, most = begin, meant
    begin = best
    if begin:
        begin = line.find(" ", begin, begin + _BEFORE) + 1 or begin
    finish = min(len(line), begin + length)
    if finish < len(line):
        finish = max(line.rfind(" ", begin, finish), begin) or finish
    return begin, finish if finish > begin else min(len(line), begin + length)
