"""The page system: tags, typefaces, furniture, determinism, progress."""

from __future__ import annotations

import io
import itertools
from typing import Any

import paper_samples as sample
import pytest

from core.reports.checklist import ChecklistOptions, build_checklist, count_checklist
from core.reports.summary import build_summary, count_summary


@pytest.fixture(params=["checklist", "summary"])
def any_pdf(request: pytest.FixtureRequest) -> Any:
    """Each document in turn, as a function that prints it."""
    return request.getfixturevalue(request.param)


def test_every_typeface_is_embedded_and_helvetica_is_nowhere(any_pdf: Any) -> None:
    fonts = any_pdf().fonts
    assert fonts
    for row in fonts:
        assert "OpenSans" in row[0], row
        assert row[-5:-2] == ["yes", "yes", "yes"], row  # embedded, a subset, with Unicode


def test_stock_tools_find_a_sound_tagged_a4_document_with_title_and_language(any_pdf: Any) -> None:
    pdf = any_pdf()
    assert pdf.is_sound()
    info = pdf.info
    assert info["Tagged"] == "yes"
    assert info["Suspects"] == "no"
    assert "(A4)" in info["Page size"]
    assert "Bridge Street Pharmacy" in info["Title"]
    assert info["CreationDate"].startswith("Thu May 28 09:30:00 2026")
    raw = pdf.path.read_bytes()
    assert b"/Lang (en-GB)" in raw
    assert b"/DisplayDocTitle true" in raw


def test_the_tree_begins_with_the_document_and_its_only_top_heading(any_pdf: Any) -> None:
    tags = any_pdf().tags
    assert tags[:2] == ["Document", "H1"]
    assert tags.count("H1") == 1
    depths = [int(tag[1]) for tag in tags if tag in ("H1", "H2", "H3")]
    assert all(b <= a + 1 for a, b in itertools.pairwise(depths))


def test_all_rows_hang_in_tables_and_headings_name_their_columns(any_pdf: Any) -> None:
    structure = any_pdf().structure
    assert "/Scope /Column" in structure
    for line in structure.splitlines():
        indent = len(line) - len(line.lstrip())
        if line.strip() == "TR":
            assert indent > 2


def test_each_page_says_whose_it_is_which_page_and_when_and_none_of_it_is_read_out(
    any_pdf: Any,
) -> None:
    pdf = any_pdf()
    for page in range(1, pdf.pages + 1):
        text = pdf.text(page)
        assert "Bridge Street Pharmacy" in text
        assert "version 10 (2012-13)" in text
        assert f"Page {page} of {pdf.pages}" in text
        assert "Printed 28 May 2026" in text
        assert "History stamp 3f9a 0c51 d2e8 4b77" in text
        assert "SAMPLE" not in text
    assert f"of {pdf.pages}" not in pdf.read_aloud
    assert "Printed 28 May" not in pdf.read_aloud


def test_the_last_page_explains_the_history_stamp_and_whose_the_wording_is(any_pdf: Any) -> None:
    last = " ".join(any_pdf().text(any_pdf().pages).split())
    assert "3f9a 0c51 d2e8 4b77 86aa 19fe" in last
    assert "worked out from every change" in last
    assert "in our wording" in last
    assert "Not confirmed for you: for 12 of 16" in last


def test_a_made_up_organisation_is_marked_on_every_page(any_pdf: Any) -> None:
    pdf = any_pdf(sample.state(of=sample.organisation(sample=True)))
    assert all("SAMPLE" in pdf.text(page) for page in range(1, pdf.pages + 1))
    assert "SAMPLE. A made-up organisation" in pdf.read_aloud


def test_without_a_history_stamp_nothing_speaks_of_one(any_pdf: Any) -> None:
    from dataclasses import replace

    assert "istory stamp" not in any_pdf(replace(sample.state(), history_stamp="")).text()


def test_words_of_the_code_do_not_reach_the_paper(any_pdf: Any) -> None:
    text = f" {any_pdf().text().lower()} "
    for word in (
        "bundle", "digest", "journal", "catalogue", "blocking", "provenance", "exempt",
        "withdraw", "superseded", "reconstructed", "recipient", "review date",
    ):  # fmt: skip
        assert word not in text, word


def test_headings_are_bookmarked(any_pdf: Any) -> None:
    from pypdf import PdfReader

    def titles(outline: Any) -> list[str]:
        return [
            title
            for entry in outline
            for title in (titles(entry) if isinstance(entry, list) else [str(entry.title)])
        ]

    pdf = any_pdf()
    found = titles(PdfReader(pdf.path).outline)
    assert found[-1] in ("About this paper", "One by one")
    assert "About this paper" in found
    assert len(found) == sum(tag in ("H1", "H2", "H3") for tag in pdf.tags)


@pytest.mark.parametrize("build", [build_checklist, build_summary])
def test_the_same_state_and_time_give_the_same_bytes(build: Any) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    build(sample.state(), first, made_at=sample.MADE_AT)
    build(sample.state(), second, made_at=sample.MADE_AT)
    assert first.getvalue() == second.getvalue()


def test_the_number_of_sheets_is_known_without_printing() -> None:
    target = io.BytesIO()
    printed = build_checklist(sample.state(), target)
    assert count_checklist(sample.state()) == printed
    assert printed.sheets == (printed.pages + 1) // 2
    assert count_summary(sample.state()) == build_summary(sample.state(), io.BytesIO())


def test_progress_is_told_page_by_page() -> None:
    seen: list[tuple[int, int]] = []
    printed = build_checklist(
        sample.state(), io.BytesIO(), watch=lambda done, of: seen.append((done, of))
    )
    assert seen[-1] == (printed.pages, printed.pages)
    assert [done for done, of in seen if of] == list(range(1, printed.pages + 1))


def test_a_cancelled_print_writes_nothing() -> None:
    class StopError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if of and done == 2:
            raise StopError

    target = io.BytesIO()
    with pytest.raises(StopError):
        build_checklist(sample.state(), target, ChecklistOptions(), watch=stop)
    assert target.getvalue() == b""


def test_prints_made_at_the_same_time_do_not_disturb_each_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def print_once(_: int) -> bytes:
        target = io.BytesIO()
        build_checklist(sample.state(), target, made_at=sample.MADE_AT)
        return target.getvalue()

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(print_once, range(3)))) == 1


def test_nothing_is_painted_outside_the_tree_or_an_artifact(any_pdf: Any) -> None:
    from pypdf import PdfReader
    from pypdf.generic import ContentStream

    painting = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"Do"}
    reader = PdfReader(any_pdf().path)
    for page in reader.pages:
        depth, marks = 0, []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
                if operator == b"BDC":
                    marks.append(int(operands[1]["/MCID"]))
            elif operator == b"EMC":
                depth -= 1
            assert operator not in painting or depth == 1, (operator, operands)
        assert depth == 0
        assert marks == list(range(len(marks)))


def test_every_mark_leads_back_to_its_element(any_pdf: Any) -> None:
    from pypdf import PdfReader

    reader = PdfReader(any_pdf().path)
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        assert page["/StructParents"] == number
        for mark, owner in enumerate(owners[number].get_object()):
            element = owner.get_object()
            kids = [k if isinstance(k, int) else k.get("/MCID") for k in element["/K"]]
            assert mark in kids
