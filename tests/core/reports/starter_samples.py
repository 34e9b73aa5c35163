"""A small starter with a block of every kind, and organisations to print it for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from core.domain.organisation import Organisation
from core.domain.starters import (
    Content,
    Document,
    Fields,
    Heading,
    Paragraph,
    Points,
    Signatures,
    Table,
)

MADE_AT = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 5, 20)
LONG_NAME = ("The Honourable Society of Saint Bartholomew-by-the-Water " * 4)[:166] + "x"
HARBOUR = Organisation("o1", "Harbour Pharmacy", "FZZ01", "pharmacy")


def document(words: str = "Harbour", rows: int = 20, *, landscape: bool = False) -> Document:
    """Return a document that quotes *words* in every place, with *rows* rows in its table."""
    content: tuple[Content, ...] = (
        Heading("Who we are"),
        Paragraph(f"We are {words}. Ask [fill in: a name] or ring."),
        Points((f"First, {words}", "Second")),
        Heading("What to do"),
        Points(("Stop", "Ring [fill in: a number]"), numbered=True),
        Paragraph("Again from one:"),
        Points(("Start", "End"), numbered=True),
        Heading("The list"),
        Table(
            ("No.", "What it is", "Who"),
            tuple((str(n), f"Thing {n} of {words}", words) for n in range(1, rows + 1)),
            3,
        ),
        Fields(("Checked on", "Checked by")),
        Signatures((words, "Data security lead")),
    )
    return Document("Rules for the shop", content, landscape)


def named(name: str, *, sample: bool = False) -> Organisation:
    """Return the organisation under another name."""
    return replace(HARBOUR, name=name, sample=sample)
