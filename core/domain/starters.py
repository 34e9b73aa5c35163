"""Starters: documents in our own words that an organisation begins its own with.

A starter is a list of blocks; some are printed for certain types only. ``made_for`` chooses the
blocks of one organisation, puts in what it told once, and marks what is still to fill in. What
comes of it says what stands in the document and nothing of how it looks: the sheet to print and
the file for a word processor are made from the same.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from core.domain.told import blanks_in, facts_in, with_facts


class StarterKind(StrEnum):
    """What sort of document it is."""

    POLICY = "policy"
    FORM = "form"
    REGISTER = "register"
    LETTER = "letter"
    NOTICE = "notice"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with numbers where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with names, what we know of the rows, and *blank_rows* to write on."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class Fields:
    """Names, each with a line to write on."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs: for each a line for the name, the signature and the date."""

    who: tuple[str, ...]


Content = Heading | Paragraph | Points | Table | Fields | Signatures


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a starter and the types that it is printed for; without any, for all."""

    content: Content
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Starter:
    """A document to begin with. *serves* names, for each question set, the refs it answers."""

    id: str
    title: str
    kind: StarterKind
    review_months: int  # how long it holds before somebody looks at it again
    serves: Mapping[str, tuple[str, ...]]
    use: str  # how to use it; shown to the person, never printed
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A starter as one organisation gets it: its own blocks, with its facts put in."""

    title: str
    content: tuple[Content, ...]
    landscape: bool = False

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is still to be filled in, in order; the same may be asked for more than once."""
        return tuple(blank for text in _texts(self.content) for blank in blanks_in(text))


def made_for(starter: Starter, org_type: str, facts: Mapping[str, str]) -> Document:
    """Return *starter* as an organisation of *org_type* with these *facts* gets it."""
    own = tuple(block.content for block in _own_blocks(starter, org_type))
    return Document(starter.title, tuple(_filled(one, facts) for one in own), starter.landscape)


def facts_of(starter: Starter, org_type: str) -> tuple[str, ...]:
    """Return the names of the facts that the starter quotes for *org_type*, each once."""
    texts = _texts(tuple(block.content for block in _own_blocks(starter, org_type)))
    return tuple(dict.fromkeys(name for text in texts for name in facts_in(text)))


def _own_blocks(starter: Starter, org_type: str) -> Iterator[Block]:
    return (block for block in starter.body if not block.types or org_type in block.types)


def _filled(content: Content, facts: Mapping[str, str]) -> Content:
    match content:
        case Heading() | Paragraph():
            return replace(content, text=with_facts(content.text, facts))
        case Points():
            return replace(content, items=_each(content.items, facts))
        case Table():
            rows = tuple(_each(row, facts) for row in content.rows)
            return replace(content, columns=_each(content.columns, facts), rows=rows)
        case Fields():
            return Fields(_each(content.names, facts))
        case Signatures():
            return Signatures(_each(content.who, facts))


def _each(texts: tuple[str, ...], facts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(with_facts(text, facts) for text in texts)


def _texts(contents: tuple[Content, ...]) -> Iterator[str]:
    for content in contents:
        match content:
            case Heading() | Paragraph():
                yield content.text
            case Points():
                yield from content.items
            case Table():
                yield from content.columns
                for row in content.rows:
                    yield from row
            case Fields():
                yield from content.names
            case Signatures():
                yield from content.who


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
