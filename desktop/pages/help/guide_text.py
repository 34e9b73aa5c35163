"""The user guide as chapters, read from the one file that is on the web, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.spelling import index_words, terms
from core.resources import document

GUIDE = "guide.md"
_CHAPTER = re.compile(r"^## +(.+)$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One task of the guide. *key* is what a link to it ends in."""

    key: str
    title: str
    markdown: str

    @property
    def plain(self) -> str:
        """Return the text as it is read, for a search."""
        return _LINK.sub(r"\1", _PICTURE.sub("", self.markdown)).replace("*", "")

    @property
    def begins(self) -> str:
        """Return its first words, for the list of chapters."""
        lines = (line.strip() for line in self.plain.splitlines())
        return next((line for line in lines if line and line[0] not in "#|-"), "")


def read_guide() -> tuple[Chapter, ...]:
    """Return the chapters in order; what stands before the first one is left out.

    Raises ResourceMissingError where the guide was not shipped.
    """
    return chapters_of(document(GUIDE).read_text("utf-8"))


def chapters_of(text: str) -> tuple[Chapter, ...]:
    """Return the parts of *text* that begin with a heading of the second rank."""
    _before, *rest = _CHAPTER.split(text)
    return tuple(
        Chapter(key_of(title), title, f"## {title}\n{body}")
        for title, body in zip(rest[::2], rest[1::2], strict=True)
    )


def key_of(title: str) -> str:
    """Return what a link to the heading *title* ends in, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", title.lower())
    return kept.replace(" ", "-")


def holding(chapters: Sequence[Chapter], query: str) -> list[Chapter]:
    """Return the *chapters* that hold every word of *query*, those with it in their title first."""
    wanted = terms(query)
    if not wanted:
        return [] if query.strip() else list(chapters)

    def holds(text: str) -> bool:
        words = f" {index_words(text)}"
        return all(any(f" {way[0]}" in words for way in term.ways) for term in wanted)

    found = [one for one in chapters if holds(one.plain)]
    return sorted(found, key=lambda one: not holds(one.title))
