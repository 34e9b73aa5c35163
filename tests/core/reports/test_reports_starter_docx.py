"""The file for a word processor has real parts, opens clean, and shows what was typed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
import starter_samples as sample
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from test_reports_hostile import MARKUP, NASTY, OVERRIDE

from core.catalogue import load_bundled
from core.catalogue.starters import load_starters
from core.domain.starters import made_for
from core.reports.starter_docx import starter_docx

TYPES = tuple(load_bundled()["dspt-8"].offered_types)


def written(words: str = "Harbour", organisation: Any = sample.HARBOUR, **options: Any) -> bytes:
    return starter_docx(sample.document(words, **options), organisation, made_at=sample.MADE_AT)


@pytest.fixture(scope="module")
def file() -> Any:
    return docx.Document(BytesIO(written()))


def texts(file: Any, style: str) -> list[str]:
    return [p.text for p in file.paragraphs if p.style.name == style]


def all_text(file: Any) -> str:
    cells = [c.text for table in file.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def test_headings_are_headings(file: Any) -> None:
    assert texts(file, "Title") == ["Rules for the shop"]
    assert texts(file, "Subtitle") == ["Harbour Pharmacy  ·  ODS code FZZ01"]
    assert texts(file, "Heading 1") == ["Who we are", "What to do", "The list"]
    assert file.styles["Heading 1"].paragraph_format.keep_with_next


def test_lists_are_lists_and_each_numbered_one_begins_at_one(file: Any) -> None:
    assert texts(file, "List Bullet") == ["First, Harbour", "Second"]
    assert texts(file, "List Number") == ["Stop", "Ring [fill in: a number]", "Start", "End"]
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = file.part.numbering_part.element
    for number in set(numbers):
        (override,) = numbering.num_having_numId(number).lvlOverride_lst
        assert override.startOverride.val == 1


def test_the_heading_row_of_a_table_is_repeated_and_no_row_is_torn(file: Any) -> None:
    table = file.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "What it is", "Who"]
    assert len(table.rows) == 1 + 20 + 3
    marked = [row._tr.trPr.findall(qn("w:tblHeader")) != [] for row in table.rows]
    assert marked == [True] + [False] * 23
    assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)
    assert [c.text for c in table.rows[-1].cells] == ["", "", ""]


def test_the_columns_fill_the_page_and_a_number_takes_little_of_it(file: Any) -> None:
    widths = [column.width for column in file.tables[0].columns]
    assert sum(widths) == pytest.approx(Mm(210 - 25 - 18), rel=0.01)
    assert widths[0] < widths[1] / 2


def test_lines_to_write_on_and_to_sign_are_there(file: Any) -> None:
    fields, signed = file.tables[1], file.tables[2]
    assert [row.cells[0].text for row in fields.rows] == ["Checked on", "Checked by"]
    assert [cell.text for cell in signed.rows[0].cells] == ["Who", "Name", "Signed", "Date"]
    assert [row.cells[0].text for row in signed.rows[1:]] == ["Harbour", "Data security lead"]
    assert all(row.height >= Mm(12) for row in signed.rows[1:])


def test_what_is_still_to_fill_in_is_marked_and_nothing_else(file: Any) -> None:
    marked = [
        run.text
        for paragraph in file.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["[fill in: a name]", "[fill in: a number]"]


def test_the_paper_is_a4_and_the_foot_has_name_title_and_page_numbers(file: Any) -> None:
    (section,) = file.sections
    assert section.page_width.mm == pytest.approx(210, abs=0.1)
    assert section.page_height.mm == pytest.approx(297, abs=0.1)
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith("Harbour Pharmacy  ·  Rules for the shop\tPage ")
    codes = [one.text.strip() for one in foot._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_wide_register_lies_on_its_side() -> None:
    (section,) = docx.Document(BytesIO(written(landscape=True))).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width.mm > section.page_height.mm


def test_the_properties_say_what_it_is_in_which_language_and_nothing_of_the_maker(
    file: Any,
) -> None:
    about = file.core_properties
    assert (about.title, about.author, about.language) == (
        "Rules for the shop",
        "Harbour Pharmacy",
        "en-GB",
    )
    assert (about.comments, about.keywords) == ("", "")
    assert about.created.isoformat() == "2026-05-20T09:30:00+00:00"
    languages = {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_every_style_that_is_used_has_one_typeface_that_every_computer_has(file: Any) -> None:
    used = {p.style.name for p in file.paragraphs} | {
        p.style.name for t in file.tables for r in t.rows for c in r.cells for p in c.paragraphs
    }
    assert {file.styles[name].font.name for name in used} == {"Arial"}
    fonts = [one for name in used for one in file.styles[name].element.iter(qn("w:rFonts"))]
    assert not any("Theme" in name for one in fonts for name in one.attrib)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written() == written()


def test_a_made_up_organisation_is_marked_on_every_page() -> None:
    file = docx.Document(BytesIO(written(organisation=sample.named("Bridge", sample=True))))
    assert file.sections[0].header.paragraphs[0].text.startswith("SAMPLE.")


def test_the_parts_of_the_file_are_what_its_list_of_contents_says() -> None:
    archive = zipfile.ZipFile(BytesIO(written()))
    names = set(archive.namelist())
    assert not [n for n in names if "thumbnail" in n or "customXml" in n or "Effects" in n]
    for name in names:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(archive.read(name))
    types = etree.fromstring(archive.read("[Content_Types].xml"))
    overridden = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")}
    assert overridden <= names
    settings = archive.read("word/settings.xml").decode()
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings


# ECMA-376 part 1, CT_TblPrBase, CT_TcPrBase, CT_PPrBase: Word refuses another order.
ORDER = {
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang",
}


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/footer1.xml"])
def test_properties_stand_in_the_order_that_word_asks_for(name: str) -> None:
    tree = etree.fromstring(zipfile.ZipFile(BytesIO(written())).read(name))
    seen = 0
    for parent, order in ORDER.items():
        places = {tag: place for place, tag in enumerate(order.split())}
        for element in tree.iter(qn(f"w:{parent}")):
            tags = [etree.QName(child).localname for child in element]
            known = [places[tag] for tag in tags]
            assert known == sorted(known), (parent, tags)
            assert len(set(known)) == len(known), (parent, tags)
            seen += 1
    assert seen


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_everywhere_still_gives_a_file_that_opens(words: str) -> None:
    file = docx.Document(BytesIO(written(words, sample.named(words))))
    assert len(file.tables) == 3


def test_markup_is_shown_as_it_was_typed() -> None:
    assert MARKUP in all_text(docx.Document(BytesIO(written(MARKUP))))


def test_overrides_are_left_out_and_other_scripts_are_not() -> None:
    shown = all_text(docx.Document(BytesIO(written(f"{OVERRIDE} 日本語 עברית"))))
    assert "safegnp.exe end" in shown
    assert "日本語 עברית" in shown


def test_a_long_name_is_whole_below_the_title_and_cut_at_the_foot() -> None:
    file = docx.Document(BytesIO(written(organisation=sample.named(sample.LONG_NAME))))
    assert texts(file, "Subtitle") == [f"{sample.LONG_NAME}  ·  ODS code FZZ01"]
    foot = file.sections[0].footer.paragraphs[0].text
    assert "…\tPage" in foot


@pytest.mark.parametrize("starter_id", load_starters())
def test_every_shipped_starter_becomes_a_file_with_all_its_words(starter_id: str) -> None:
    starter = load_starters()[starter_id]
    org_type = TYPES[len(starter_id) % len(TYPES)]
    made = made_for(starter, org_type, {"organisation": "Harbour"})
    file = docx.Document(BytesIO(starter_docx(made, sample.HARBOUR, made_at=sample.MADE_AT)))
    shown = all_text(file)
    assert starter.title in shown
    assert shown.count("[fill in: ") == len(made.blanks)
