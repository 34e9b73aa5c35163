"""A document as a file for a word processor: real headings, lists and tables, ready to be changed.

The file says what each part is and leaves the rest to the program that opens it, so that a person
may restyle it, and a screen reader finds its way. Source of the elements: ECMA-376, part 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt

from core.reports import docx_parts as parts
from core.reports.columns import column_widths
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
from core.reports.fonts import REGULAR, fit, use_fonts
from core.reports.paper import grouped
from core.reports.safe_text import any_script, lines_in_any_script
from core.text import translate

_LONG_EDGE, _SHORT_EDGE = Mm(297), Mm(210)
_LEFT, _RIGHT, _TOP, _BOTTOM = Mm(25), Mm(18), Mm(18), Mm(18)
_WIDE = 6  # columns; with more the text is set smaller
_SHORT = 6  # rows with the heading; so few are not parted
_TO_WRITE, _TO_SIGN = Mm(8.5), Mm(13)
_MEASURED = 400  # characters of a cell say how wide its column should be
_ALIGNED = {Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER}
_TONES = {Tone.QUIET: "Quiet text", Tone.LEAD: "Lead text", Tone.VERDICT: "Verdict"}


def document_docx(document: Document) -> bytes:
    """Return *document* as a .docx file. The same document gives the same bytes."""
    return _Writer(document).written()


class _Writer:
    def __init__(self, document: Document) -> None:
        use_fonts()
        self._document = document
        self._file = docx.Document()
        parts.slim(self._file, also=("Heading 2",))
        parts.set_styles(self._file.styles)
        parts.set_report_styles(self._file.styles)
        self._name = any_script(document.about.organisation)
        self._title = any_script(document.about.title)
        self._describe()
        self._set_page()

    def written(self) -> bytes:
        """Return the whole file."""
        self._file.add_paragraph(self._title, "Title")
        self._file.add_paragraph(self._whose(), "Subtitle")
        for part in self._document.parts:
            self._add(part)
        self._add_closing()
        buffer = BytesIO()
        self._file.save(buffer)
        return parts.always_the_same(buffer.getvalue())

    def _describe(self) -> None:
        about = self._file.core_properties
        moment = self._document.about.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        about.title, about.language = self._title[:255], "en-GB"
        about.author = about.last_modified_by = self._name[:255]
        about.subject = any_script(self._document.about.question_set)[:255]
        about.comments = about.keywords = about.category = ""
        about.created = about.modified = moment
        about.revision = 1

    def _set_page(self) -> None:
        (section,) = self._file.sections
        edges = (_SHORT_EDGE, _LONG_EDGE)
        if self._document.wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            edges = (_LONG_EDGE, _SHORT_EDGE)
        section.page_width, section.page_height = edges
        section.left_margin, section.right_margin = _LEFT, _RIGHT
        section.top_margin, section.bottom_margin = _TOP, _BOTTOM
        section.header_distance = section.footer_distance = Mm(9)
        self._width = Length(section.page_width - _LEFT - _RIGHT)
        if self._document.about.sample:
            words = translate("reports", "SAMPLE. A made-up organisation, to look round with.")
            section.header.paragraphs[0].text = words
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT)
        named = f"{self._name}  ·  {self._title}"
        parts.add_page_numbers(foot, fit(named, REGULAR, 8, self._width.pt - 90))

    def _whose(self) -> str:
        about = self._document.about
        code = any_script(about.ods_code)
        said = [self._name, code and translate("reports", "ODS code {code}", code=code)]
        return "  ·  ".join(one for one in [*said, any_script(about.question_set)] if one)

    def _add(self, part: Part) -> None:
        match part:
            case Heading(text, level):
                self._file.add_paragraph(any_script(text), f"Heading {level - 1}")
            case Paragraph(text, tone):
                self._file.add_paragraph(any_script(text), _TONES.get(tone))
            case Typed(text, said):
                self._add_typed(text, said)
            case Points(items, numbered):
                self._add_points(items, numbered)
            case Table() | Facts() | Bars():
                self._add_table(as_table(part))
            case Signatures(who):
                self._add_signatures(who)
            case Lines(name, count):
                self._file.add_paragraph(any_script(name))
                blank = (Column(any_script(name)),)
                self._add_grid(blank, [(("",), _TO_WRITE)] * count, [self._width.pt], head=False)
            case NewPage():
                self._file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _add_typed(self, text: str, said: str) -> None:
        for number, line in enumerate(lines_in_any_script(text)):
            paragraph = self._file.add_paragraph()
            if said and number == 0:
                paragraph.add_run(f"{any_script(said)}: ").bold = True
            paragraph.add_run(line)

    def _add_points(self, items: Sequence[str], numbered: bool) -> None:
        number = parts.new_numbering(self._file) if numbered else None
        for item in items:
            paragraph = self._file.add_paragraph(
                any_script(item), "List Number" if numbered else "List Bullet"
            )
            if number is not None:
                parts.number_by(paragraph, number)

    def _add_table(self, table: Table) -> None:
        if not table.rows and not table.blank_rows:
            if table.empty:
                self._file.add_paragraph(any_script(table.empty))
            return
        whole = self._width.pt
        widths = [column.width * whole for column in table.columns]
        free = [place for place, width in enumerate(widths) if not width]
        if free:
            texts = [[words_of(row[place])[:_MEASURED] for place in free] for row in table.rows]
            heads = [table.columns[place].name for place in free]
            for place, width in zip(
                free, column_widths(heads, texts, whole - sum(widths), 10.0), strict=True
            ):
                widths[place] = width
        rows: list[tuple[Sequence[Cell], Length | None]] = [(row, None) for row in table.rows]
        rows += [(("",) * len(table.columns), _TO_WRITE)] * table.blank_rows
        small, head = len(table.columns) > _WIDE, bool(table.names)
        self._add_grid(table.columns, rows, widths, small=small, head=head)

    def _add_signatures(self, who: Sequence[str]) -> None:
        heads = (
            translate("reports", "Who"),
            translate("reports", "Name"),
            translate("reports", "Signed"),
            translate("reports", "Date"),
        )
        rows: list[tuple[Sequence[Cell], Length | None]] = [((one, "", "", ""), _TO_SIGN)
                                                            for one in who]  # fmt: skip
        widths = [self._width.pt * share for share in (0.28, 0.27, 0.28, 0.17)]
        self._add_grid(tuple(Column(head) for head in heads), rows, widths)

    def _add_grid(
        self,
        columns: Sequence[Column],
        rows: Sequence[tuple[Sequence[Cell], Length | None]],
        widths: Sequence[float],
        *,
        small: bool = False,
        head: bool = True,
    ) -> None:
        """Add a table; each of the *rows* comes with the least height that it needs, if any."""
        table = self._file.add_table(rows=int(head), cols=len(columns), style="Table Grid")
        if head:
            parts.repeat_on_each_page(table.rows[0])
            for cell, column in zip(table.rows[0].cells, columns, strict=True):
                parts.shade(cell)
                _put(cell, [any_script(column.name)], "Table heading", column.align)
        style = "Small table text" if small else "Table text"
        for cells, height in rows:
            row = table.add_row()
            parts.keep_whole(row)
            if height is not None:
                row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
            for place, told, column in zip(row.cells, cells, columns, strict=True):
                _put(place, _said(told), style, column.align)
        parts.set_table(table, [Pt(width) for width in widths])
        parts.keep_together(table, _SHORT)
        self._file.add_paragraph(style="After table")

    def _add_closing(self) -> None:
        about = self._document.about
        if not (about.wording or about.history_stamp):
            return
        self._file.add_paragraph(translate("reports", "About this paper"), "Heading 1")
        if about.wording:
            self._file.add_paragraph(any_script(about.wording))
        if about.history_stamp:
            stamp = grouped(any_script(about.history_stamp))
            self._file.add_paragraph(translate("reports", "History stamp: {stamp}", stamp=stamp))


def _said(cell: Cell) -> list[str]:
    match cell:
        case Box(ticked):
            return ["☒" if ticked else "☐"]
        case Share(share):
            full = round(max(0.0, min(1.0, share)) * 10)
            return ["█" * full + "░" * (10 - full)]
    return list(lines_in_any_script(cell)) or [""]


def _put(cell: Any, said: Sequence[str], style: str, align: Align) -> None:
    """Write the lines *said* into *cell*, each a paragraph of its own."""
    (first,) = cell.paragraphs
    for number, line in enumerate(said):
        paragraph = first if number == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(line)
        if align in _ALIGNED:
            paragraph.alignment = _ALIGNED[align]
