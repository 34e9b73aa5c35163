"""Paragraphs, headings, lists and tables that tag themselves, on however many pages they end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table

from core.reports.fonts import SEMIBOLD
from core.reports.safe_text import as_typed, plain
from core.reports.styles import BAND, RULE, UPRIGHT, Sheet, Styles


class Text(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph. Parts of it on several pages stay one structure element.

    *text* is reportlab markup: build it with ``as_typed``, ``strong`` and fixed words only.
    """

    def __init__(self, text: str | None, style: Any = None, tag: str = "P", **parts: Any) -> None:
        super().__init__(text, style, **parts)
        self.tag = tag
        self.key: object = object()
        self.list_key: object = None

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        for part in parts:
            part.tag, part.key, part.list_key = self.tag, self.key, self.list_key
        return parts

    def draw(self) -> None:
        self._end_lines_with_a_space()
        if self.list_key is None:
            with self.canv.content(self.tag, self.key):
                super().draw()
            return
        with (
            self.canv.element("L", self.list_key),
            self.canv.element("LI", self.key),
            self.canv.content("LBody", (self.key, "body")),
        ):
            super().draw()

    def _end_lines_with_a_space(self) -> None:
        """Keep the last word of a line apart from the next line's first one when read aloud."""
        if getattr(self, "_spaced", False) or self.style.alignment != TA_LEFT:
            return
        self._spaced = True
        for line in self.blPara.lines[:-1]:
            if self.blPara.kind:
                line.words[-1].text += " "
            else:
                line[1].append("")


class Heading(Text):
    """A heading of level 1 to 3 with its bookmark. *key* is its name inside the document."""

    def __init__(self, text: str, style: ParagraphStyle, level: int, key: str) -> None:
        super().__init__(as_typed(text), style, f"H{level}")
        self._title, self._level, self._name = plain(text), level, key
        self.keepWithNext = 1

    def split(self, width: float, height: float) -> list[Flowable]:
        return []  # headings are clipped to a few lines; one is never torn apart

    def draw(self) -> None:
        self.canv.heading(self._title, self._name, self._level - 1, self.height)
        super().draw()


def text(words: str, style: ParagraphStyle) -> Text:
    """Return a paragraph that shows *words* exactly as they were typed."""
    return Text(as_typed(words), style)


def strong(words: str, font: str = SEMIBOLD) -> str:
    """Return *words* as typed, in a heavier weight, as markup for ``Text``."""
    return f'<font name="{font}">{as_typed(words)}</font>'


def bullets(items: Sequence[str], style: ParagraphStyle, *, numbered: bool = False) -> list[Text]:
    """Return a list of *items*, which are markup as in ``Text``."""
    list_key = object()
    made = [
        Text(item, style, bulletText=f"{number}." if numbered else "•")
        for number, item in enumerate(items, 1)
    ]
    for paragraph in made:
        paragraph.list_key = list_key
    return made


class Grid(Table):  # type: ignore[misc]  # reportlab has no types
    """A table with a heading row that is repeated, and read out once. Rows stay whole."""

    def __init__(self, data: Any, **options: Any) -> None:
        options["renderCB"] = _tag_table
        super().__init__(data, **options)
        self.key: object = object()
        self.head_column: int | None = None
        self.has_heads = True
        self.continued = False

    def _splitRows(self, height: float, doInRowSplit: int = 0) -> Any:  # noqa: N802, N803
        parts = super()._splitRows(height, doInRowSplit)
        for number, part in enumerate(parts):
            part.key, part.head_column = self.key, self.head_column
            part.has_heads = self.has_heads
            part.continued = self.has_heads and (self.continued or number > 0)
        return parts


_HEAD_ROW = (
    ("TOPPADDING", (0, 0), (-1, 0), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 2.5),
    ("BACKGROUND", (0, 0), (-1, 0), BAND),
)


def grid(
    styles: Styles,
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    *,
    aligns: Sequence[str] = (),
    head_column: int | None = None,
    commands: Sequence[tuple[Any, ...]] = (),
    heights: Sequence[float | None] | None = None,
) -> Grid:
    """Return a ruled table. *widths* in points; *head_column* holds the names of the rows.

    *aligns* ("left", "centre", "right") is for the headings; cells bring their own style.
    *heights* are those of all rows, the heading row first; None is as high as its text.
    Without *heads* there is no heading row, and the rows name themselves.
    """
    head_styles = {"centre": styles.head_centre, "right": styles.head_right}
    top = [
        Text(as_typed(head), head_styles.get(align, styles.head))
        for head, align in zip_longest(heads, aligns[: len(heads)])
    ]
    data = [*([top] if heads else []), *(list(row) for row in rows)]
    table = Grid(
        data,
        colWidths=list(widths),
        rowHeights=heights and list(heights),
        repeatRows=1 if heads else 0,
        spaceAfter=styles.pad,
        hAlign="LEFT",
    )
    table.head_column, table.has_heads = head_column, bool(heads)
    font = styles.cell
    table.setStyle(
        [
            # The whole table, or reportlab sets Helvetica for cells that hold paragraphs.
            ("FONT", (0, 0), (-1, -1), font.fontName, font.fontSize, font.leading),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), styles.pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), styles.pad + 1),
            *(_HEAD_ROW if heads else ()),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
            *commands,
        ]
    )
    return table


def _tag_table(table: Grid, event: str, *about: Any) -> None:
    """Follow reportlab through a table's drawing and open and close its elements."""
    canvas = table.canv
    match event:
        case "startTable":
            canvas.begin("Table", table.key)
        case "endTable" | "endCell":
            canvas.end()
        case "startBG" | "startLines":
            canvas.begin_artifact()
        case "endBG" | "endLines":
            canvas.end_artifact()
        case "startRow":
            if about[0] == 0 and table.continued:
                canvas.begin_artifact()
            canvas.begin("TR")
            table.row_now = about[0]
        case "endRow":
            canvas.end()
            if table.row_now == 0 and table.continued:
                canvas.end_artifact()
        case "startCell":
            _begin_cell(table, about[0], about[1])


def _begin_cell(table: Grid, row: int, column: int) -> None:
    span = getattr(table, "_spanRanges", {}).get((column, row))
    col_span = span[2] - span[0] + 1 if span else 1
    if row == 0 and table.has_heads:
        table.canv.begin("TH", scope="Column", col_span=col_span)
    elif column == table.head_column:
        table.canv.begin("TH", scope="Row", col_span=col_span)
    else:
        table.canv.begin("TD", col_span=col_span)


def room_for(
    head: Sequence[Flowable], table: Grid, rows: int = 2, sheet: Sheet = UPRIGHT
) -> CondPageBreak:
    """Return a break that is taken where *head* and the first *rows* of *table* find no room.

    The heading row of the table comes on top. A block taller than half a page is not asked for.
    """
    table.wrap(sheet.text_width, sheet.height)
    height = table.getSpaceBefore() + sum(table._rowHeights[: rows + 1])
    for flowable in head:
        height += flowable.wrap(sheet.text_width, sheet.height)[1]
        height += flowable.getSpaceBefore() + flowable.getSpaceAfter()
    return CondPageBreak(min(height, sheet.height / 2))
