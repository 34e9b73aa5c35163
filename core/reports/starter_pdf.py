"""A starter as a sheet to print: a tagged PDF with the page of all our documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any, BinaryIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

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
from core.domain.told import pieces_of
from core.reports import flow
from core.reports.closing import sample_notice
from core.reports.columns import HEAD_IS_SMALLER, column_widths
from core.reports.marks import FieldLine
from core.reports.paper import Paper, Printed, print_paper
from core.reports.safe_text import as_typed, clip
from core.reports.styles import (
    INK,
    LANDSCAPE,
    MARKER,
    UPRIGHT,
    WRITE,
    Density,
    Styles,
    styles_for,
)
from core.text import translate

_LONGEST_NAME = 400
_WIDE = 6  # columns; with more the text is set closer
_LEAD_IN = 300  # characters; a longer text stands by itself and need not stay with what follows
_SHORT = 5  # rows, lines or points; so few are not parted
_ROW_TO_WRITE = 23.0
_ROOM_TO_SIGN = 16.0


def print_starter(
    document: Document,
    organisation: Organisation,
    target: BinaryIO,
    *,
    today: date,
    made_at: datetime,
) -> Printed:
    """Write *document* as a tagged PDF to *target* and return how long it is.

    The same document, day and *made_at* give the same bytes.
    """
    sheet = _Starter(document, organisation, today, made_at)
    return print_paper(sheet.paper, sheet.story, target)


@dataclass(frozen=True)
class _Looks:
    """The styles of running text, of tables and of wide tables."""

    body: Styles
    table: Styles
    wide: Styles


class _Starter:
    def __init__(
        self, document: Document, organisation: Organisation, today: date, made_at: datetime
    ) -> None:
        self._document, self._organisation = document, organisation
        self._looks = _Looks(
            styles_for(Density.READING),
            _for_tables(Density.COMFORTABLE, pad=3.6),
            _for_tables(Density.COMPACT, pad=3.0),
        )
        self.paper = Paper(
            title=clip(document.title, _LONGEST_NAME),
            organisation=clip(organisation.name, _LONGEST_NAME),
            question_set="",
            sample=organisation.sample,
            printed_on=today,
            made_at=made_at,
            sheet=LANDSCAPE if document.landscape else UPRIGHT,
        )

    def story(self, _places: Mapping[str, int]) -> list[Flowable]:
        """Return the document."""
        styles = self._looks.body
        made: list[Flowable] = [
            flow.Heading(self.paper.title, styles.h1, 1, "top"),
            flow.Text(self._whose(), styles.body),
            Spacer(1, 3),
            *sample_notice(self.paper, styles),
        ]
        lead: list[Flowable] = []  # headings and short texts, which stay with what they lead to
        contents = self._document.content
        for number, content in enumerate(contents):
            shown = self._shown(content, number)
            if _leads(content, *contents[number + 1 : number + 2]):
                lead += shown
                continue
            made += [self._room(lead, shown), *lead, *shown]
            lead = []
        return made + lead

    def _whose(self) -> str:
        parts = [flow.strong(self.paper.organisation)]
        if self._organisation.ods_code:
            code = translate(
                "reports", "ODS code {code}", code=clip(self._organisation.ods_code, 40)
            )
            parts.append(as_typed(code))
        return " · ".join(parts)

    def _shown(self, content: Content, number: int) -> list[Flowable]:
        styles = self._looks.body
        match content:
            case Heading(text):
                return [flow.Heading(text, styles.h2, 2, f"part-{number}")]
            case Paragraph(text):
                return [flow.Text(_marked(text), styles.body)]
            case Points(items, numbered):
                style = styles.numbered if numbered else styles.bullet
                made = flow.bullets([_marked(item) for item in items], style, numbered=numbered)
                return [*_not_parted(made), Spacer(1, 3)]
            case Table():
                return [self._table(content)]
            case Fields(names):
                lines = [FieldLine(styles.body, _marked(name)) for name in names]
                return [*_not_parted(lines), Spacer(1, 8)]
            case Signatures(who):
                return [self._signatures(who)]

    def _table(self, table: Table) -> flow.Grid:
        styles = self._looks.wide if len(table.columns) > _WIDE else self._looks.table
        widths = column_widths(
            table.columns, table.rows, self.paper.sheet.text_width, styles.cell.fontSize
        )
        rows: list[list[Any]] = [
            [flow.Text(_marked(text), styles.cell) if text else "" for text in row]
            for row in table.rows
        ]
        heights: list[float | None] = [None] * (len(rows) + 1)
        rows += [[""] * len(table.columns) for _ in range(table.blank_rows)]
        heights += [_ROW_TO_WRITE] * table.blank_rows
        return self._ruled(styles, table.columns, rows, widths, heights=heights)

    def _signatures(self, who: Sequence[str]) -> flow.Grid:
        styles, whole = self._looks.table, self.paper.sheet.text_width
        heads = [
            translate("reports", "Who"),
            translate("reports", "Name"),
            translate("reports", "Signed"),
            translate("reports", "Date"),
        ]
        rows = [[flow.Text(_marked(one), styles.cell), "", "", ""] for one in who]
        widths = [whole * share for share in (0.28, 0.27, 0.28, 0.17)]
        taller = [("BOTTOMPADDING", (0, 1), (-1, -1), _ROOM_TO_SIGN)]
        return self._ruled(styles, heads, rows, widths, commands=taller)

    def _ruled(self, styles: Styles, *parts: Any, commands: Any = (), **more: Any) -> flow.Grid:
        ruled = [("GRID", (0, 0), (-1, -1), 0.5, WRITE)]
        table = flow.grid(styles, *parts, commands=[*ruled, *commands], **more)
        table.spaceBefore, table.spaceAfter = 3, 9
        return table

    def _room(self, lead: Sequence[Flowable], shown: Sequence[Flowable]) -> Flowable:
        """Return a break that is taken where *lead* would be parted from what it leads to."""
        sheet = self.paper.sheet
        for one in lead:
            one.keepWithNext = 0  # or a heading takes the whole of a long table with it
        if isinstance(shown[0], flow.Grid):
            rows = shown[0]._nrows - 1
            return flow.room_for(lead, shown[0], rows if rows <= _SHORT else 2, sheet)
        height = sum(_height(one, sheet.text_width, sheet.height) for one in [*lead, *shown[:2]])
        return CondPageBreak(min(height, sheet.height / 2))


def _for_tables(density: Density, pad: float) -> Styles:
    """Return the styles of tables that are read and written on: their headings are plain text."""
    styles, size = styles_for(density), styles_for(density).cell.fontSize - HEAD_IS_SMALLER
    head = ParagraphStyle(
        "plain head", styles.head, fontSize=size, leading=size * 1.25, textColor=INK
    )
    return replace(styles, head=head, pad=pad)


def _not_parted(lines: Sequence[Flowable]) -> Sequence[Flowable]:
    """Return *lines* so that few stay together, and of many no last one stands by itself."""
    for one in lines[:-1] if len(lines) <= _SHORT else lines[-2:-1]:
        one.keepWithNext = 1
    return lines


def _leads(content: Content, following: Content | None = None) -> bool:
    """Whether *content* must not stand at the foot of a page with *following* on the next."""
    match content:
        case Heading():
            return True
        case Paragraph(text):
            return len(text) <= _LEAD_IN and not isinstance(following, Heading | Paragraph | None)
    return False


def _height(flowable: Flowable, width: float, height: float) -> float:
    return float(
        flowable.wrap(width, height)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
    )


def _marked(text: str) -> str:
    """Return *text* as reportlab's markup, with what is still to fill in on a marked ground."""
    mark = partial('<font backColor="{}">{}</font>'.format, MARKER.hexval().replace("0x", "#"))
    return "".join(
        mark(as_typed(piece)) if is_blank else _with_its_spaces(piece)
        for piece, is_blank in pieces_of(text)
    )


def _with_its_spaces(piece: str) -> str:
    """Return *piece* as typed, with the space that parts it from a blank before or after it."""
    before = " " if piece[:1].isspace() else ""
    after = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{before}{as_typed(piece)}{after}"
