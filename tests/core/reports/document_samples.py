"""A document with one of each part, and the worst that somebody may type into it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from core.reports.document.parts import (
    About,
    Align,
    Bar,
    Bars,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Points,
    Share,
    Signatures,
    Table,
    Tone,
    Typed,
)

MADE_AT = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
HOSTILE = (
    "<b>bold</b> & <script>alert(1)</script> %s {name} \x00\x07\x1b[31m \u202egnp.exe\u202c "
    '"><img src=x onerror=alert(1)> =1+1 \ud800 ]]> -- ' + "W" * 3000
)
STAMP = "ab12" * 16


def about(**more: object) -> About:
    """Whose the sample is."""
    told = {
        "title": "Improvement plan",
        "organisation": "Bridge Street Pharmacy",
        "day": date(2026, 5, 12),
        "made_at": MADE_AT,
        "ods_code": "FAB12",
        "question_set": "Information Governance Toolkit, version 10",
        "history_stamp": STAMP,
        "wording": "The words of the questions are ours.",
    }
    return About(**told | more)  # type: ignore[arg-type]


def document(words: str = "as it was said", rows: int = 30) -> Document:
    """Return one of each part, with *words* wherever somebody types."""
    columns = (
        Column("Ref"),
        Column("What"),
        Column("Due", Align.RIGHT),
        Column("Done", Align.CENTRE),
    )
    listed = tuple((f"10-{n}", words[:90], "1 May 2026", Box(n % 2 == 0)) for n in range(rows))
    return Document(
        about(),
        (
            Heading("Result"),
            Paragraph("Not satisfactory", Tone.VERDICT),
            Paragraph("9 to go", Tone.LEAD),
            Facts((("Owner", "Olivia Marsh"), ("Note", words))),
            Bars("How far", (Bar("Management", 0.75, "3 of 4"), Bar(words[:40], 9.0, "too far"))),
            Heading("A named person", 3),
            Typed(f"{words}\nsecond line", "Note"),
            Points((words, "two")),
            Points(("first", words), numbered=True),
            Table("Actions", columns, listed),
            Table("Nothing", columns, (), empty="Nothing to do."),
            NewPage(),
            Table("To write on", columns[:2], (), blank_rows=2),
            Table("Shares", columns[:2], (("10-1", Share(0.5, "half")),)),
            Signatures(("Owner", words)),
            Lines("Remarks", 2),
        ),
        contents=True,
    )
