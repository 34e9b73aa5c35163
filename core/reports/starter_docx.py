"""A starter as a file for a word processor: real headings, lists and tables, ready to be changed.

The file says what each part is and leaves the rest to the program that opens it, so that a person
may restyle it, and a screen reader finds its way. Source of the elements: ECMA-376, part 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt

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
from core.reports import docx_parts as parts
from core.reports.columns import column_widths
from core.reports.fonts import REGULAR, fit, use_fonts
from core.reports.safe_text import any_script
from core.text import translate

_LONG_EDGE, _SHORT_EDGE = Mm(297), Mm(210)
_LEFT, _RIGHT, _TOP, _BOTTOM = Mm(25), Mm(18), Mm(18), Mm(18)
_WIDE = 6  # columns; with more the text is set smaller
_SHORT = 6  # rows with the heading; so few are not parted
_TO_WRITE, _TO_SIGN = Mm(8.5), Mm(13)


def starter_docx(document: Document, organisation: Organisation, *, made_at: datetime) -> bytes:
    """Return *document* as a .docx file. The same document and *made_at* give the same bytes."""
    return _Writer(document, organisation, made_at).written()


class _Writer:
    def __init__(self, document: Document, organisation: Organisation, made_at: datetime) -> None:
        use_fonts()
        self._document, self._organisation = document, organisation
        self._file = docx.Document()
        parts.slim(self._file)
        parts.set_styles(self._file.styles)
        self._name = any_script(organisation.name)
        self._title = any_script(document.title)
        self._describe(made_at)
        self._set_page()

    def written(self) -> bytes:
        """Return the whole file."""
        file = self._file
        file.add_paragraph(self._title, "Title")
        file.add_paragraph(self._whose(), "Subtitle")
        for content, following in zip(
            self._document.content, [*self._document.content[1:], None], strict=True
        ):
            self._add(content, following)
        buffer = BytesIO()
        file.save(buffer)
        return parts.always_the_same(buffer.getvalue())

    def _describe(self, made_at: datetime) -> None:
        about = self._file.core_properties
        moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        about.title, about.language = self._title[:255], "en-GB"
        about.author = about.last_modified_by = self._name[:255]
        about.subject = about.comments = about.keywords = about.category = ""
        about.created = about.modified = moment
        about.revision = 1

    def _set_page(self) -> None:
        (section,) = self._file.sections
        if self._document.landscape:
            parts.turn(section)
            section.page_width, section.page_height = _LONG_EDGE, _SHORT_EDGE
        else:
            section.page_width, section.page_height = _SHORT_EDGE, _LONG_EDGE
        section.left_margin, section.right_margin = _LEFT, _RIGHT
        section.top_margin, section.bottom_margin = _TOP, _BOTTOM
        section.header_distance = section.footer_distance = Mm(9)
        self._width = Length(section.page_width - _LEFT - _RIGHT)
        if self._organisation.sample:
            words = translate("reports", "SAMPLE. A made-up organisation, to look round with.")
            section.header.paragraphs[0].text = words
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT)
        room = self._width.pt - 90
        named = f"{self._name}  ·  {self._title}"
        parts.add_page_numbers(foot, fit(named, REGULAR, 8, room))

    def _whose(self) -> str:
        code = any_script(self._organisation.ods_code)
        if not code:
            return self._name
        return f"{self._name}  ·  {translate('reports', 'ODS code {code}', code=code)}"

    def _add(self, content: Content, following: Content | None) -> None:
        match content:
            case Heading(text):
                _put(self._file.add_paragraph(style="Heading 1"), text)
            case Paragraph(text):
                paragraph = self._file.add_paragraph()
                _put(paragraph, text)
                leads = isinstance(following, Points | Table | Fields | Signatures)
                paragraph.paragraph_format.keep_with_next = leads or None
            case Points(items, numbered):
                self._add_points(items, numbered)
            case Table():
                self._add_table(content)
            case Fields(names):
                self._add_fields(names)
            case Signatures(who):
                heads = (
                    translate("reports", "Who"),
                    translate("reports", "Name"),
                    translate("reports", "Signed"),
                    translate("reports", "Date"),
                )
                shares = (0.28, 0.27, 0.28, 0.17)
                rows = [((one, "", "", ""), _TO_SIGN) for one in who]
                self._add_grid(heads, rows, [self._width.pt * share for share in shares])

    def _add_points(self, items: Sequence[str], numbered: bool) -> None:
        number = parts.new_numbering(self._file) if numbered else None
        for item in items:
            paragraph = self._file.add_paragraph(style="List Number" if numbered else "List Bullet")
            if number is not None:
                parts.number_by(paragraph, number)
            _put(paragraph, item)

    def _add_table(self, table: Table) -> None:
        small = len(table.columns) > _WIDE
        widths = column_widths(table.columns, table.rows, self._width.pt, 9.0 if small else 10.0)
        rows: list[tuple[Sequence[str], Length | None]] = [(row, None) for row in table.rows]
        rows += [(("",) * len(table.columns), _TO_WRITE)] * table.blank_rows
        self._add_grid(table.columns, rows, widths, small=small)

    def _add_grid(
        self,
        heads: Sequence[str],
        rows: Sequence[tuple[Sequence[str], Length | None]],
        widths: Sequence[float],
        *,
        small: bool = False,
    ) -> None:
        """Add a table; each of the *rows* comes with the least height that it needs, if any."""
        table = self._file.add_table(rows=1, cols=len(heads), style="Table Grid")
        parts.repeat_on_each_page(table.rows[0])
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            parts.shade(cell)
            _put(_only(cell, "Table heading"), head)
        for texts, height in rows:
            cells = self._add_row(table, height)
            for cell, text in zip(cells, texts, strict=True):
                _put(_only(cell, "Small table text" if small else "Table text"), text)
        parts.set_table(table, [Pt(width) for width in widths])
        parts.keep_together(table, _SHORT)
        self._file.add_paragraph(style="After table")

    def _add_row(self, table: Any, height: Length | None) -> Any:
        row = table.add_row()
        parts.keep_whole(row)
        if height is not None:
            row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
        return row.cells

    def _add_fields(self, names: Sequence[str]) -> None:
        table = self._file.add_table(rows=0, cols=2)
        for name in names:
            told, line = self._add_row(table, _TO_WRITE)
            _put(_only(told, "Field name"), name)
            _only(line, "Table text")
            parts.line_below(line)
            told.vertical_alignment = line.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        parts.set_table(table, [Pt(self._width.pt * share) for share in (0.42, 0.58)], aside=0)
        parts.keep_together(table, _SHORT)
        self._file.add_paragraph(style="After table")


def _only(cell: Any, style: str) -> Any:
    (paragraph,) = cell.paragraphs
    paragraph.style = style
    return paragraph


def _put(paragraph: Any, text: str) -> None:
    """Write *text* into *paragraph*; what is still to fill in is marked."""
    for piece, is_blank in pieces_of(any_script(text)):
        run = paragraph.add_run(piece)
        if is_blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
