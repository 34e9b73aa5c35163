"""The evidence checklist: rows, orders, states, breaks, length."""

from __future__ import annotations

import re
from typing import Any

import paper_samples as sample
import pytest

from core.catalogue.bundled import load_bundled
from core.reports.checklist import ChecklistOptions, count_checklist
from core.reports.checklist_rows import Order, checklist_rows, rows_by_place
from core.reports.styles import Density


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("blank", [True, False])
def test_sixteen_requirements_fit_on_six_sheets(order: Order, blank: bool) -> None:
    options = ChecklistOptions(order, Density.COMPACT, blank)
    assert count_checklist(sample.state(), options).sheets <= 6


@pytest.mark.parametrize("order", list(Order))
def test_the_shipped_toolkit_with_all_its_answers_fits_on_six_sheets(order: Order) -> None:
    which = load_bundled()["igt-10"]
    state = sample.state(which, sample.answers(which))
    assert len(state.requirements) == 16
    assert count_checklist(state, ChecklistOptions(order)).sheets <= 6


def test_requirements_stand_in_the_sets_order_with_numbered_rows(checklist: Any) -> None:
    pdf = checklist()
    refs = re.findall(r"^(10-\d+) [A-Z]", pdf.read_aloud, re.MULTILINE)
    assert refs == [f"10-{114 + n}" for n in range(16)]
    numbers = [row.number for row in checklist_rows(sample.state())]
    assert numbers == list(range(1, 15 * 7 + 1))


def test_a_criterion_has_the_same_number_in_either_order() -> None:
    rows = checklist_rows(sample.state())
    places = rows_by_place(rows)
    assert [place.place for place in places] == [
        "At the counter", "In the dispensary", "On each computer", "",
    ]  # fmt: skip
    assert sorted((r for p in places for r in p.rows), key=lambda r: r.number) == list(rows)


def test_a_mark_as_not_relevant_moves_no_other_number() -> None:
    plain = {r.criterion: r.number for r in checklist_rows(sample.state(given={}))}
    assert plain == {r.criterion: r.number for r in checklist_rows(sample.state())}


def test_by_place_gathers_what_is_seen_in_one_place(checklist: Any) -> None:
    pdf = checklist(order=Order.BY_PLACE)
    aloud = pdf.read_aloud
    headings = [aloud.index(p) for p in ("At the counter", "In the dispensary", "At the desk")]
    assert headings == sorted(headings)
    assert "Level 1 · Shown" in aloud


def test_the_present_state_shows_ticks_standing_evidence_notes_and_owner(checklist: Any) -> None:
    text = " ".join(checklist().read_aloud.split())
    assert (
        "IG policy 2026, dated 3 February 2026, check again by 3 February 2027 (all rows)" in text
    )
    assert "Signature list, kept on paper: red ring binder, tab 4 (row 10)" in text
    assert "Note: The new starter signs on Monday. Ask again in June." in text
    assert "Who: A. Patel" in text
    assert "Held at level 1 by" in text
    for standing in ("Shown", "On your word", "Out of date"):
        assert standing in text
    assert "Does not apply to us, because: we have no such staff" in text
    assert "Not asked of your type (Community pharmacy) this year." in text


def test_a_blank_one_says_nothing_of_the_answers(checklist: Any) -> None:
    pdf = checklist(blank=True)
    for words in ("[ticked]", "On your word", "IG policy 2026", "Monday", "A. Patel", "Linked"):
        assert words not in pdf.text()
    assert b"ticked" not in pdf.path.read_bytes()
    assert "Usually serves: IG policy; Staff signature list" in pdf.read_aloud
    assert pdf.read_aloud.count("Initials") == 15


def test_ticks_are_read_out(checklist: Any) -> None:
    raw = checklist().path.read_bytes()
    met = sum(row.ticked for row in checklist_rows(sample.state()) if row.ref != "10-129")
    assert raw.count(b"/ActualText ([ticked])") == met


def test_no_heading_and_no_row_is_left_alone_at_a_page_end(checklist: Any) -> None:
    pdf = checklist()
    for page in range(1, pdf.pages):
        lines = [line.strip() for line in pdf.text(page).splitlines() if line.strip()]
        before_footer = lines[-2]
        assert not re.match(r"10-\d+ [A-Z]|Usually serves|Row +Level|Now at level", before_footer)


def test_a_table_that_goes_on_overleaf_is_one_table_with_one_heading_row(checklist: Any) -> None:
    pdf = checklist()
    headed = [pdf.text(page).count("What to look for") for page in range(1, pdf.pages + 1)]
    tables = pdf.tags.count("Table")
    assert tables == 14  # 16, less one that is not asked and one that does not apply
    assert sum(headed) > tables  # drawn again overleaf ...
    assert pdf.read_aloud.count("What to look for") == tables  # ... and read out once


def test_rows_keep_clear_of_the_punch_holes(checklist: Any) -> None:
    from pypdf import PdfReader

    lefts: list[float] = []

    def note(text: str, matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            lefts.append(text_matrix[4] * matrix[0] + matrix[4])

    for page in PdfReader(checklist().path).pages:
        page.extract_text(visitor_text=note)
    assert lefts
    assert min(lefts) >= 25 / 25.4 * 72 - 0.1


def test_a_long_set_gets_contents_whose_pages_are_right(checklist: Any) -> None:
    topics = tuple((f"t{n}", f"Topic {n}", 9) for n in range(5))
    pdf = checklist(sample.state(sample.catalogue(topics)))
    found = re.findall(r"^(10-\d+) .* (\d+)$", pdf.text(1), re.MULTILINE) or re.findall(
        r"^ *(10-\d+) .*?(\d+)$", pdf.text(1), re.MULTILINE
    )
    assert len(found) == 45
    for ref, page in found[::6]:
        assert ref in pdf.text(int(page))
    assert pdf.tags.count("TOCI") == 51
    assert pdf.is_sound()


def test_questions_of_the_other_kind_have_a_row_each(checklist: Any) -> None:
    state = sample.state(sample.dspt(), {}, ())
    pdf = checklist(state)
    assert [row.ref for row in checklist_rows(state)] == [f"1.1.{n}" for n in range(1, 6)]
    for words in ("Yes: Is there", "Document seen: Is there", "Can be confirmed: Is there"):
        assert words in pdf.read_aloud
