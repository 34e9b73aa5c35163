"""The evidence checklist: rows, orders, states, breaks, length."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import paper_samples as sample
import pytest
from items_set import ITEMS

from core.catalogue.bundled import load_bundled
from core.domain.answers import Answer
from core.domain.state import AssessmentState, requirement_state
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
    for words in ("Yes/no", "Words", "Paper", "Date", "Confirm"):
        assert words in pdf.read_aloud.split()
    assert "I confirm 1.1 as a whole: There is accountability" in pdf.read_aloud


def items_state(**given: Answer) -> AssessmentState:
    answers = {answer.ref: answer for answer in given.values()}
    of = replace(sample.organisation(), nhsmail_only=True)
    return sample.state(ITEMS, answers, (), of=of)


def test_a_question_prints_its_answer_its_place_and_what_is_left(checklist: Any) -> None:
    state = items_state(
        words=Answer("1.1.1", item="Ours is ZA000001.\nSee the [fill in: folder]."),
        place=Answer("1.1.2", place="Red binder"),
        no=Answer("1.1.3", item="no"),
        day=Answer("2.1.2", item="2026-05-01"),
        whole=Answer("2.1", confirmed=True),
    )
    pdf = checklist(state)
    aloud = " ".join(pdf.read_aloud.split())
    for words in (
        "Answer: Ours is ZA000001. See the [fill in: folder].",
        "Begun; blanks still open: 1",
        "Kept: Red binder",
        "Answer: no, so still to go",
        "Answer: 1 May 2026",
        "Answered by what you told of yourselves",
        "Optional · Not confirmed for you.",
        "I confirm 2.1 as a whole: Mail is safe",
        "I confirm 1.1 as a whole: The law is kept",
    ):
        assert words in aloud, words
    # The place, the day, what is covered, and the confirmation.
    assert pdf.path.read_bytes().count(b"/ActualText ([ticked])") == 4
    assert (
        aloud.index("A notice hangs") < aloud.index("I confirm 1.1") < aloud.index("How a request")
    )


def test_a_blank_print_of_questions_holds_no_answers(checklist: Any) -> None:
    state = items_state(words=Answer("1.1.1", item="ZA000001"), yes=Answer("1.1.3", item="yes"))
    aloud = checklist(state, blank=True).read_aloud
    assert "ZA000001" not in aloud and "Answer:" not in aloud and "[ticked]" not in aloud


def test_questions_are_walked_in_the_order_of_the_places(checklist: Any) -> None:
    rows = checklist_rows(items_state())
    places = rows_by_place(rows, ITEMS.places)
    assert [(p.place, [r.ref for r in p.rows]) for p in places[:2]] == [
        ("Front desk", ["1.1.3"]), ("Office", ["1.1.2"]),
    ]  # fmt: skip
    aloud = checklist(items_state(), order=Order.BY_PLACE).read_aloud
    assert aloud.index("Front desk") < aloud.index("A notice hangs") < aloud.index("Office")


@pytest.mark.parametrize("org_type", ["pharmacy", "social-care", "general-practice"])
def test_the_questions_of_a_small_provider_fit_on_six_sheets_by_place(org_type: str) -> None:
    which = load_bundled()["dspt-8"]
    state = replace(sample.state(which, {}, ()), question_set=which.for_type(org_type))
    asked = state.question_set.asked
    requirements = tuple(requirement_state(a, Answer(a.ref), (), sample.TODAY) for a in asked)
    state = replace(state, requirements=requirements)
    assert count_checklist(state, ChecklistOptions(Order.BY_PLACE)).sheets <= 6
