"""How a document is declared: for whom, what it holds, what can be chosen, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.domain.long_work import Progress
from core.text import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from core.services.papers.sources import Sources


class Reader(StrEnum):
    """Whom a document is for, in the order in which they are offered."""

    WALK = "walk"
    OWNER = "owner"
    VISITOR = "visitor"
    WALL = "wall"
    PUBLIC = "public"
    MORE = "more"

    @property
    def words(self) -> str:
        """Return the heading above its documents."""
        return translate("papers", _READERS[self])


_READERS = {
    Reader.WALK: QT_TRANSLATE_NOOP("papers", "For me to walk round"),
    Reader.OWNER: QT_TRANSLATE_NOOP("papers", "For the owner to sign"),
    Reader.VISITOR: QT_TRANSLATE_NOOP("papers", "For a visitor"),
    Reader.WALL: QT_TRANSLATE_NOOP("papers", "For the wall"),
    Reader.PUBLIC: QT_TRANSLATE_NOOP("papers", "For the public"),
    Reader.MORE: QT_TRANSLATE_NOOP("papers", "More"),
}

Chosen = Mapping[str, str]
"""The option that holds, by the key of its choice."""
Write = Callable[["Sources", Chosen, Progress | None], bytes]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to a choice."""

    key: str
    text: str  # of the context "papers"

    @property
    def words(self) -> str:
        """Return the text in the person's language."""
        return translate("papers", self.text)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person may choose; the first of *options* holds until they do."""

    key: str
    text: str  # of the context "papers"
    options: tuple[Option, ...]

    @property
    def words(self) -> str:
        """Return the text in the person's language."""
        return translate("papers", self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """One document. *key* names it in the code, on the command line and in its file's name.

    *write* returns its bytes. *missing* says in words why there is nothing to write yet, or
    nothing. Texts are of the context "papers".
    """

    key: str
    reader: Reader
    title: str
    holds: str
    suffix: str
    write: Write
    choices: tuple[Choice, ...] = ()
    missing: Callable[[Sources], str] | None = None

    @property
    def name(self) -> str:
        """Return its title in the person's language."""
        return translate("papers", self.title)

    @property
    def about(self) -> str:
        """Return for whom it is and what it holds, in the person's language."""
        return translate("papers", self.holds)

    @property
    def is_printed(self) -> bool:
        """True for pages; a table or a calendar is only saved."""
        return self.suffix == "pdf"

    def settled(self, chosen: Chosen) -> dict[str, str]:
        """Return the option that holds for each choice: as *chosen*, else the first."""
        known = {one.key: [option.key for option in one.options] for one in self.choices}
        return {
            key: chosen[key] if chosen.get(key) in options else options[0]
            for key, options in known.items()
        }
