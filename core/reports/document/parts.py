"""What a document is made of. Every text is shown as it was typed; nothing in it can act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.text import translate


class Tone(StrEnum):
    """How loudly a paragraph speaks."""

    BODY = "body"
    QUIET = "quiet"  # second rank: what a figure means, where a thing comes from
    LEAD = "lead"  # the sentence that matters most on the page
    VERDICT = "verdict"  # the result: a grade or a status, very large


class Align(StrEnum):
    """On which side of its column a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part. *level* is 2 for a part, 3 for a part of a part; 1 is the document."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences of ours."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, however long: its lines are kept. *said* names it, "Note" say."""

    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with numbers where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, one below the other."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box in a table's cell: to tick with a pen, or ticked already."""

    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole as a bar in a table's cell, from 0 to 1; *words* is what it says."""

    share: float
    words: str


Cell = str | Box | Share


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. *width* is its share of the line, measured from its texts if 0."""

    name: str
    align: Align = Align.LEFT
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. *heads* is the column that names its row; None for none.

    *caption* says what it lists, for whoever cannot see it. Without rows *empty* is printed.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int | None = 0
    empty: str = ""
    blank_rows: int = 0  # to be written on

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns; empty where none has one."""
        names = tuple(column.name for column in self.columns)
        return names if any(names) else ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, its length from 0 to 1, and what it says in words."""

    name: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, one below the other."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs in ink: for each a line for the name, the signature and the date."""

    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Room to write by hand: *count* empty lines under *name*."""

    name: str
    count: int = 3


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page; on a screen a line stands for it."""


Part = (
    Heading | Paragraph | Typed | Points | Facts | Table | Bars | Signatures | Lines | NewPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """Whose document it is, what it is about, and when it was made.

    *question_set* is empty where it is about none. *history_stamp* stands at the foot of each
    page and is explained at the end; a public paper has none. *made_at* is aware.
    """

    title: str
    organisation: str
    day: date
    made_at: datetime
    ods_code: str = ""
    question_set: str = ""
    sample: bool = False
    history_stamp: str = ""
    wording: str = ""  # whose words the questions are; printed at the end


@dataclass(frozen=True, slots=True)
class Document:
    """A document. *contents* puts a list of its parts on the first page; *wide* turns it."""

    about: About
    parts: tuple[Part, ...]
    contents: bool = False
    wide: bool = False
    close_set: bool = False  # small print, for what must fit on one page


def words_of(cell: Cell) -> str:
    """Return what *cell* says, in words alone."""
    match cell:
        case Box(ticked):
            return "[x]" if ticked else "[ ]"
        case Share():
            return cell.words
    return cell


def as_table(part: Table | Facts | Bars) -> Table:
    """Return facts and bars as the table that shows them."""
    match part:
        case Facts(pairs):
            return Table("", (Column("", width=0.3), Column("", width=0.7)), pairs)
        case Bars(caption, bars):
            rows = tuple((one.name, Share(one.share, one.words), one.words) for one in bars)
            return Table(
                caption,
                (
                    Column(translate("reports", "Part")),
                    Column(translate("reports", "Share"), width=0.3),
                    Column(translate("reports", "In words")),
                ),
                rows,
            )
        case Table():
            return part
