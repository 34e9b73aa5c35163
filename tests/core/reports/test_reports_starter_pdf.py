"""A starter on paper: tagged, with bookmarks, and nothing cut, torn or left alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import starter_samples as sample
from paper_tools import Pdf
from pypdf import PdfReader
from test_reports_hostile import MARKUP, NASTY

from core.catalogue import load_bundled
from core.catalogue.starters import load_starters
from core.domain.starters import Document, Heading, Paragraph, Table, made_for
from core.reports.columns import column_widths
from core.reports.starter_pdf import print_starter
from core.reports.styles import WIDTH

LONGEST_FACT = 300  # characters, as core.services.typed_text has it
TYPES = tuple(load_bundled()["dspt-8"].offered_types)


def printed(document: Document, organisation: Any = sample.HARBOUR) -> bytes:
    target = BytesIO()
    print_starter(document, organisation, target, today=sample.TODAY, made_at=sample.MADE_AT)
    return target.getvalue()


def pdf_of(folder: Path, *, organisation: Any = sample.HARBOUR, **options: Any) -> Pdf:
    path = folder / "starter.pdf"
    path.write_bytes(printed(sample.document(**options), organisation))
    return Pdf(path)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    return pdf_of(tmp_path_factory.mktemp("starter"))


def test_it_is_a_sound_tagged_file_with_its_typefaces_inside(pdf: Pdf) -> None:
    assert pdf.is_sound()
    assert pdf.info["Tagged"] == "yes"
    assert pdf.info["Title"] == "Rules for the shop - Harbour Pharmacy"
    assert all(row[-5] == "yes" for row in pdf.fonts)


def test_headings_lists_and_tables_are_read_out_as_such(pdf: Pdf) -> None:
    tags = pdf.tags
    assert tags.count("H1") == 1
    assert tags.count("H2") == 3
    assert tags.count("L") == 3
    assert tags.count("Table") == 2
    assert "TH" in tags
    assert "We are Harbour. Ask [fill in: a name] or ring." in " ".join(pdf.read_aloud.split())


def test_the_headings_are_bookmarks() -> None:
    outline = PdfReader(BytesIO(printed(sample.document()))).outline
    flat = [one.title for one in [outline[0], *outline[1]]]
    assert flat == ["Rules for the shop", "Who we are", "What to do", "The list"]


def test_name_title_day_and_page_numbers_stand_on_every_page(pdf: Pdf) -> None:
    assert pdf.pages >= 2
    for number in range(1, pdf.pages + 1):
        text = pdf.text(number)
        assert "Harbour Pharmacy" in text
        assert f"Page {number} of {pdf.pages}" in text
        assert "Printed 20 May 2026" in text


def test_no_question_set_is_named_on_paper_that_a_patient_may_read(pdf: Pdf) -> None:
    assert "Harbour Pharmacy  ·" not in pdf.text()


def test_the_heading_row_comes_again_on_the_next_page() -> None:
    made = Document("Long", (Table(("What it is", "Who"), (("A", "B"),), 60),))
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed(made))).pages]
    assert len(pages) >= 3
    assert all("What it is" in page for page in pages)


def test_a_wide_register_lies_on_its_side(tmp_path: Path) -> None:
    assert pdf_of(tmp_path, landscape=True).info["Page size"].startswith("841.89 x 595.276")


def test_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    """Whatever stands above it: the heading, its short text and two rows stay together."""
    for lines in range(20, 60):
        made = Document(
            "Long",
            (
                *(Paragraph(f"Line {n}") for n in range(lines)),
                Heading("The list of things"),
                Paragraph("Write them down."),
                Table(("What it is", "Who"), (("First row", "B"), ("Second row", "B")), 30),
            ),
        )
        pages = [page.extract_text() for page in PdfReader(BytesIO(printed(made))).pages]
        (page,) = (page for page in pages if "The list of things" in page)
        assert "Write them down." in page
        assert "Second row" in page


def test_the_same_document_and_day_give_the_same_bytes() -> None:
    assert printed(sample.document()) == printed(sample.document())


def test_a_made_up_organisation_is_marked(tmp_path: Path) -> None:
    pdf = pdf_of(tmp_path, organisation=sample.named("Bridge", sample=True))
    assert all("SAMPLE" in pdf.text(number + 1) for number in range(pdf.pages))


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_everywhere_still_gives_a_sound_document(tmp_path: Path, words: str) -> None:
    words = words[:LONGEST_FACT]
    pdf = pdf_of(tmp_path, words=words, rows=2, organisation=sample.named(words))
    assert pdf.is_sound()
    assert pdf.info["JavaScript"] == "no"


def test_markup_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    pdf = pdf_of(tmp_path, words=MARKUP, rows=1)
    assert MARKUP in " ".join(pdf.read_aloud.split())


def test_a_name_of_167_characters_is_whole_below_the_title(tmp_path: Path) -> None:
    pdf = pdf_of(tmp_path, organisation=sample.named(sample.LONG_NAME))
    assert sample.LONG_NAME in " ".join(pdf.read_aloud.split())


@pytest.mark.parametrize("starter_id", load_starters())
def test_every_shipped_starter_prints_for_the_longest_facts(starter_id: str) -> None:
    starter = load_starters()[starter_id]
    org_type = TYPES[len(starter_id) % len(TYPES)]
    facts = dict.fromkeys(("organisation", "ig_lead", "record_system"), sample.LONG_NAME)
    made = made_for(starter, org_type, facts)
    read = PdfReader(BytesIO(printed(made, sample.named(sample.LONG_NAME))))
    assert 1 <= len(read.pages) <= 14
    assert read.metadata is not None
    assert str(read.metadata.title).startswith(starter.title)


def test_columns_come_to_the_whole_width_whatever_stands_in_them() -> None:
    for table in (
        Table(("A",), (), 3),
        Table(("No.", "What", "Who"), (("1", "word " * 60, "W" * 300),)),
        Table(tuple("ABCDEFGHIJKL"), (tuple(["W" * 40] * 12),)),
        Table(("Tick", ""), (("", "Lost"),)),
    ):
        widths = column_widths(table.columns, table.rows, WIDTH, 9.5)
        assert sum(widths) == pytest.approx(WIDTH)
        assert min(widths) > 12


def test_no_word_is_broken_while_there_is_room() -> None:
    table = Table(("No.", "Confidentiality", "Text"), (("1", "short", "many words " * 40),))
    number, heading, text = column_widths(table.columns, table.rows, WIDTH, 9.5)
    assert heading > 70
    assert text > heading > number
