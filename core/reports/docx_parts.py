"""What python-docx has no word for: styles as we want them, and a few elements of the format."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor

from core.text import translate

FONT = "Arial"  # on every Windows PC and Mac; Linux has one of the same widths
_INK, _BLUE, _QUIET = RGBColor(0x1D, 0x27, 0x30), RGBColor(0x0B, 0x4A, 0x8F), RGBColor(76, 90, 102)
_BAND, _LINE = "EAF0F4", "7D8891"
_USED = (
    "Normal",
    "Title",
    "Subtitle",
    "Heading 1",
    "List Bullet",
    "List Number",
    "Header",
    "Footer",
)
_OWN_KINDS = ("Default Paragraph Font", "Normal Table", "No List", "Table Grid")
_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def slim(file: Any, also: Sequence[str] = ()) -> None:
    """Take out of python-docx's own beginning what a document of ours has no use for.

    *also* names styles that are kept besides the usual ones.
    """
    for holder in (file.part.package, file.part):
        for key, relation in list(holder.rels.items()):
            if any(word in relation.reltype for word in _UNWANTED):
                del holder.rels[key]
    styles = file.styles.element
    for style in list(file.styles):
        if style.name not in (*_USED, *_OWN_KINDS, *also):
            styles.remove(style.element)
    settings = file.settings.element
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")  # or Word opens it as a file of an older one
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def set_styles(styles: Any) -> None:
    """Set every style that is used: one typeface, our colours, en-GB for the spelling check."""
    for fonts in styles.element.iter(qn("w:rPrDefault")):
        for language in fonts.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB")
    _style(styles["Normal"], 10.5, after=6, line=1.15)
    _style(styles["Title"], 20, _BLUE, bold=True, after=2)
    _style(styles["Subtitle"], 10.5, bold=True, after=8)
    _style(styles["Heading 1"], 14, _BLUE, bold=True, before=14, after=4, keep=True)
    for name in ("List Bullet", "List Number"):
        _style(styles[name], 10.5, after=3, line=1.15)
    for name in ("Header", "Footer"):
        _style(styles[name], 8, _QUIET)
    for edge in styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        edge.set(qn("w:color"), _LINE)
    for name, size, more in (
        ("Table text", 10, {}),
        ("Small table text", 9, {}),
        ("Table heading", 9, {"bold": True, "keep": True}),
        ("Field name", 10.5, {}),
        ("After table", 4, {"after": 4}),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = styles["Normal"], True
        _style(style, size, **more)


def set_report_styles(styles: Any) -> None:
    """Add the styles that reports need beside those of every document."""
    _style(styles["Heading 2"], 11.5, bold=True, before=10, after=3, keep=True)
    for name, size, more in (
        ("Quiet text", 9, {"colour": _QUIET, "after": 4}),
        ("Lead text", 12, {"bold": True, "after": 6}),
        ("Verdict", 24, {"colour": _BLUE, "bold": True, "after": 4}),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = styles["Normal"], True
        _style(style, size, **more)


def _style(
    style: Any,
    size: float,
    colour: RGBColor = _INK,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    keep: bool = False,
) -> None:
    run = style.element.get_or_add_rPr()
    for old in list(run):
        run.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    run.append(fonts)
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.color.rgb = Pt(size), bold, colour
    for tag in ("w:pBdr", "w:tabs"):
        for old in list(style.element.iter(qn(tag))):
            old.getparent().remove(old)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing, paragraph.keep_with_next = line, keep or None


def turn(section: Any) -> None:
    """Lay the paper on its side."""
    section.orientation = WD_ORIENT.LANDSCAPE


def add_field(paragraph: Any, code: str) -> None:
    """Add a number that the word processor works out itself: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def add_page_numbers(paragraph: Any, before: str) -> None:
    """Add *before*, a tab, and "Page x of y" with the word processor's own numbers."""
    paragraph.add_run(before + "\t")
    lead, _, after = translate("reports", "Page {page} of {pages}").partition("{page}")
    middle, _, end = after.partition("{pages}")
    paragraph.add_run(lead)
    add_field(paragraph, "PAGE")
    paragraph.add_run(middle)
    add_field(paragraph, "NUMPAGES")
    paragraph.add_run(end)


def new_numbering(file: Any) -> int:
    """Return the number of a list of its own, which begins at 1."""
    style = file.styles["List Number"].element
    base = style.pPr.numPr.numId.val
    numbering = file.part.numbering_part.element
    abstract = numbering.num_having_numId(base).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def number_by(paragraph: Any, number: int) -> None:
    """Let *paragraph* be a point of the list *number*."""
    wanted = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    wanted.get_or_add_ilvl().val = 0
    wanted.get_or_add_numId().val = number


def set_table(table: Any, widths: Sequence[Length], *, aside: int = 90) -> None:
    """Give the columns of *table* their widths, which hold in every word processor.

    *aside* is the room on both sides inside a cell, in twentieths of a point.
    """
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    properties = table._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(round(sum(widths) / Pt(1) * 20)))
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", 50), ("left", aside), ("bottom", 50), ("right", aside)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(room))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.find(qn("w:tblLayout")).addnext(margins)


def repeat_on_each_page(row: Any) -> None:
    """Let *row* head the table on every page that it comes to."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Let no page end inside *row*."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_together(table: Any, short: int) -> None:
    """Let no page end inside a table of at most *short* rows, nor before the last row of one."""
    rows = table.rows[:-1] if len(table.rows) <= short else table.rows[-2:-1]
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def shade(cell: Any) -> None:
    """Lay a light ground under *cell*."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _BAND)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def line_below(cell: Any) -> None:
    """Draw a line below *cell*, to write on."""
    borders, edge = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", _LINE)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    cell._tc.get_or_add_tcPr().append(borders)


def always_the_same(data: bytes) -> bytes:
    """Return the file *data* without the moment at which it was packed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
