"""A document as a tagged PDF, on the page of all our papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from core.reports import flow
from core.reports.closing import about_this_paper, sample_notice
from core.reports.columns import column_widths
from core.reports.contents import Entry, contents
from core.reports.document.parts import (
    Align,
    Bars,
    Box,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Part,
    Points,
    Share,
    Signatures,
    Table,
    Tone,
    Typed,
    as_table,
    words_of,
)
from core.reports.marks import Bar, FieldLine, TickBox
from core.reports.paper import Paper, Printed, Watch, count_pages, print_paper
from core.reports.safe_text import as_typed, clip, lines, pieces
from core.reports.styles import LANDSCAPE, UPRIGHT, Density, Styles, styles_for
from core.text import translate

_LONGEST_HEAD = 400
_LONGEST_NAME = 200  # of a column, or of somebody who signs
_PIECE = 3000  # characters; a longer paragraph is set in pieces, which break over pages at ease
_MEASURED = 400  # characters of a cell say how wide its column should be
_MOST_LINES = 24  # of a cell
_ROOM_TO_SIGN = 16.0
_LEAD_IN = 300  # characters; so short a text stays with the table or list that it leads to


def print_document(document: Document, target: BinaryIO, watch: Watch | None = None) -> Printed:
    """Write *document* to *target* and return how long it is. The same one gives the same bytes.

    *watch* is told the pages done and in all; an exception from it stops the work, and then
    nothing has been written.
    """
    made = _Story(document)
    return print_paper(made.paper, made.story, target, watch)


def count_document(document: Document) -> Printed:
    """Return how many pages and sheets *document* takes, without writing it."""
    made = _Story(document)
    return count_pages(made.paper, made.story)


class _Story:
    def __init__(self, document: Document) -> None:
        self._document = document
        density = Density.COMPACT if document.close_set else Density.COMFORTABLE
        self._styles = styles_for(density)
        about = document.about
        self.paper = Paper(
            title=clip(about.title, _LONGEST_HEAD),
            organisation=clip(about.organisation, _LONGEST_HEAD),
            question_set=clip(about.question_set, _LONGEST_HEAD),
            sample=about.sample,
            printed_on=about.day,
            made_at=about.made_at,
            history_stamp=about.history_stamp,
            sheet=LANDSCAPE if document.wide else UPRIGHT,
        )

    def story(self, places: Mapping[str, int]) -> list[Flowable]:
        """Return the document as reportlab sets it."""
        document, styles = self._document, self._styles
        made: list[Flowable] = [
            flow.Heading(self.paper.title, styles.h1, 1, "top"),
            flow.Text(self._whose(), styles.body),
            *sample_notice(self.paper, styles),
        ]
        if document.contents:
            made += [*contents(self._entries(), places, styles), PageBreak()]
        parts = document.parts
        for number, part in enumerate(parts):
            shown = self._shown(part, number)
            if _leads(part, parts[number + 1 : number + 2]):
                for one in shown:
                    one.keepWithNext = 1
            made += shown
        return [*made, *about_this_paper(document.about.wording, self.paper, styles)]

    def _whose(self) -> str:
        about = self._document.about
        parts = [flow.strong(self.paper.organisation)]
        if about.ods_code:
            code = translate("reports", "ODS code {code}", code=clip(about.ods_code, 40))
            parts.append(as_typed(code))
        if about.question_set:
            parts.append(as_typed(self.paper.question_set))
        return " · ".join(parts)

    def _entries(self) -> list[Entry]:
        return [
            Entry(f"part-{number}", clip(part.text, _LONGEST_HEAD), part.level - 2)
            for number, part in enumerate(self._document.parts)
            if isinstance(part, Heading)
        ]

    def _shown(self, part: Part, number: int) -> list[Flowable]:
        match part:
            case Heading(text, level):
                style = self._styles.h2 if level == 2 else self._styles.h3
                return [flow.Heading(clip(text, _LONGEST_HEAD), style, level, f"part-{number}")]
            case Table() | Facts() | Bars():
                return self._table(as_table(part))
            case Signatures() | Lines() | NewPage():
                return [self._to_write_on(part)]
        return self._text(part)

    def _text(self, part: Paragraph | Typed | Points) -> list[Flowable]:
        styles = self._styles
        match part:
            case Paragraph(text, tone):
                return [flow.text(piece, _style(styles, tone)) for piece in pieces(text, _PIECE)]
            case Typed(text, said):
                return self._typed(text, said)
            case Points(items, is_numbered):
                style = styles.numbered if is_numbered else styles.bullet
                made = [as_typed(item) for item in items]
                return [*flow.bullets(made, style, numbered=is_numbered), Spacer(0, 3)]

    def _to_write_on(self, part: Signatures | Lines | NewPage) -> Flowable:
        match part:
            case Signatures(who):
                return self._signatures(who)
            case Lines(name, count):
                rest = [FieldLine(self._styles.body, "") for _ in range(count - 1)]
                first = FieldLine(self._styles.body, as_typed(clip(name, _LONGEST_NAME)))
                return KeepTogether([first, *rest, Spacer(0, 6)])
            case NewPage():
                return PageBreak()

    def _typed(self, words: str, said: str) -> list[Flowable]:
        """Return *words* line by line, each cut into pieces that break over pages at ease."""
        styles = self._styles
        made = [piece for line in lines(words) for piece in pieces(line, _PIECE)]
        shown: list[Flowable] = [flow.text(one, styles.body) for one in made]
        if said and made:
            shown[0] = flow.Text(f"{flow.strong(said)}: {as_typed(made[0])}", styles.body)
        return shown

    def _table(self, table: Table) -> list[Flowable]:
        if not table.rows and not table.blank_rows:
            return [flow.text(table.empty, self._styles.body)] if table.empty else []
        styles, columns, widths = self._styles, table.columns, self._widths(table)
        rows: list[list[Any]] = [
            [self._cell(*one) for one in zip(row, columns, widths, strict=True)]
            for row in table.rows
        ]
        rows += [[""] * len(columns) for _ in range(table.blank_rows)]
        named = len(table.rows) + bool(table.names)
        heights = [None] * named + [24.0] * table.blank_rows
        made = flow.grid(
            styles,
            [clip(name, _LONGEST_NAME) for name in table.names],
            rows,
            widths,
            aligns=[column.align.value for column in columns],
            head_column=table.heads,
            heights=heights if table.blank_rows else None,
        )
        made.spaceBefore, made.spaceAfter = 2, 8
        return [made]

    def _cell(self, cell: Cell, column: Column, width: float) -> Any:
        styles = self._styles
        match cell:
            case Box(ticked):
                return TickBox(styles.box, ticked)
            case Share(share, words):
                return Bar(width - 10, styles.cell.leading, share, words)
        style = {Align.RIGHT: styles.figure, Align.CENTRE: styles.number}.get(
            column.align, styles.cell
        )
        # A row is never torn apart, so no cell may be taller than about half a page.
        longest = max(40, int(width / style.fontSize * 2) * _MOST_LINES)
        made, left = [], longest
        for line in lines(cell)[:_MOST_LINES]:
            made.append(flow.text(clip(line, max(left, 1)), style))
            left -= len(line)
            if left <= 0:
                break
        return made or ""

    def _widths(self, table: Table) -> list[float]:
        whole = self.paper.sheet.text_width
        fixed = [column.width * whole for column in table.columns]
        free = [place for place, width in enumerate(fixed) if not width]
        if free:
            texts = [[words_of(row[place])[:_MEASURED] for place in free] for row in table.rows]
            heads = [table.columns[place].name for place in free]
            size = self._styles.cell.fontSize
            measured = column_widths(heads, texts, whole - sum(fixed), size)
            for place, width in zip(free, measured, strict=True):
                fixed[place] = width
        return fixed

    def _signatures(self, who: Sequence[str]) -> Flowable:
        heads = [
            translate("reports", "Who"),
            translate("reports", "Name"),
            translate("reports", "Signed"),
            translate("reports", "Date"),
        ]
        whole = self.paper.sheet.text_width
        rows = [[flow.text(clip(one, _LONGEST_NAME), self._styles.cell), "", "", ""] for one in who]
        widths = [whole * share for share in (0.28, 0.27, 0.28, 0.17)]
        taller = [("BOTTOMPADDING", (0, 1), (-1, -1), _ROOM_TO_SIGN)]
        return KeepTogether([flow.grid(self._styles, heads, rows, widths, commands=taller)])


def _style(styles: Styles, tone: Tone) -> Any:
    tones = {Tone.QUIET: styles.quiet, Tone.LEAD: styles.h3, Tone.VERDICT: styles.verdict}
    return tones.get(tone, styles.body)


def _leads(part: Part, following: Sequence[Part]) -> bool:
    """Whether *part* must not stand at the foot of a page with *following* on the next."""
    if isinstance(part, Heading):
        return True
    if not isinstance(part, Paragraph) or len(part.text) > _LEAD_IN:
        return False
    return any(isinstance(one, Points | Table | Facts | Bars | Signatures) for one in following)
