"""The summary: grade before percentage, standing, gaps, signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import paper_samples as sample
from items_set import ITEMS

from core.domain.answers import Answer
from core.domain.signoff import SignedHow, SignOff

SIGNED = SignOff(
    id="s1",
    by="Dr Mary O’Brien",
    role="Superintendent pharmacist",
    how=SignedHow.ON_PAPER,
    signed_on=date(2026, 5, 28),
    recorded_at=sample.MADE_AT,
    typed_by="A. Patel",
    statement="I accept that the answers are a true account.",
    grade="satisfactory",
    percent=66,
    place="safe in the back office",
    history_stamp="beef" * 16,
)


def test_before_signing_the_grade_is_a_supposition_and_stands_before_the_percentage(
    summary: Any,
) -> None:
    aloud = summary().read_aloud
    order = [
        "If it were signed today:",
        "Not satisfactory",
        "64% (27 of 42 points)",
        "66% is the usual figure when everything is at level 2. It is not an exam mark.",
        "Progress: 13 of 15 answered, 2 to go.",
    ]
    places = [aloud.index(words) for words in order]
    assert places == sorted(places)


def test_the_grade_is_the_largest_print_on_the_page(summary: Any) -> None:
    from pypdf import PdfReader

    sizes: dict[str, float] = {}

    def note(text: str, _matrix: Any, _text_matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes[text.strip()] = size

    PdfReader(summary().path).pages[0].extract_text(visitor_text=note)
    assert max(sizes, key=lambda words: sizes[words]) == "Not satisfactory"


def test_ticks_are_counted_by_what_stands_behind_them(summary: Any) -> None:
    text = " ".join(summary().text(1).split())
    assert "Shown 7 Evidence is linked and in date." in text
    assert "On your word 58 Ticked, with no evidence linked." in text
    assert "Out of date 5" in text


def test_each_topic_has_points_maximum_and_a_described_bar(summary: Any) -> None:
    pdf = summary()
    assert " ".join(pdf.text(1).split()).count("Information Governance Management 4 7 12") == 1
    assert pdf.tags.count("Figure") == 3
    assert "/Alt (Bar: 7 of 12)" in pdf.path.read_bytes().decode("latin-1")
    assert "/Scope /Row" in pdf.structure


def test_strong_points_and_gaps_are_named_with_the_missing_ticks(summary: Any) -> None:
    aloud = summary().read_aloud
    assert "10-120 A plain leaflet tells patients how their information is used" in aloud
    assert "level 2, with evidence for every tick" in aloud
    assert "one tick is missing: Everyone who works here" in aloud
    assert summary().tags.count("LI") == 4


def test_result_gaps_and_sign_off_stand_on_the_first_page(summary: Any) -> None:
    pdf = summary()
    assert pdf.pages == 2
    first = pdf.text(1)
    for words in ("Result", "Gaps, the quickest first", "Sign-off", "Name", "Role", "Signed"):
        assert words in first


def test_where_much_is_missing_the_gaps_are_counted_and_still_fit_the_first_page(
    summary: Any,
) -> None:
    pdf = summary(sample.state(given={}, kept=()))
    assert pdf.read_aloud.count("5 ticks are missing.") == 15
    assert "Gaps, the quickest first" in pdf.text(1)
    assert pdf.pages == 2


def test_a_signed_one_says_who_in_what_role_how_and_when(summary: Any) -> None:
    given = {ref: replace(a) for ref, a in sample.answers(sample.catalogue()).items()}
    aloud = summary(sample.state(given=given, signed=SIGNED)).read_aloud
    assert "If it were signed" not in aloud
    assert "Signed off by Dr Mary O’Brien, Superintendent pharmacist, on 28 May 2026." in aloud
    assert (
        "Signed in ink. The paper is kept: safe in the back office. Typed in by A. Patel." in aloud
    )
    assert "I accept that the answers are a true account." in aloud
    assert "History stamp when it was signed: beef beef" in aloud
    assert aloud.index("Satisfactory") < aloud.index("66%")


def test_one_signed_on_this_computer_says_so(summary: Any) -> None:
    here = replace(SIGNED, how=SignedHow.HERE)
    assert "Accepted on this computer." in summary(sample.state(signed=here)).read_aloud


def test_the_other_kind_of_set_has_no_percentage_and_is_not_yet_met(summary: Any) -> None:
    text = summary(sample.state(sample.dspt(), {}, ())).text()
    assert "Not yet met" in text
    assert "%" not in text
    assert "1.1 There is accountability: still to confirm as a whole" in " ".join(text.split())


def test_a_summary_of_questions_says_what_is_left_and_confirmed(summary: Any) -> None:
    given = {
        "1.1.1": Answer("1.1.1", item="Ours is [fill in: number]."),
        "1.1.2": Answer("1.1.2", place="Red binder"),
        "1.1.3": Answer("1.1.3", item="no"),
        "1.2": Answer("1.2", confirmed=True),
    }
    of = replace(sample.organisation(), nhsmail_only=True)
    text = " ".join(summary(sample.state(ITEMS, given, (), of=of)).read_aloud.split())
    for words in (
        "Confirmed as a whole: 1 of 3 groups of questions.",
        "What stands behind the answers",
        "1.1.1 The registration with the regulator: blanks are still open.",
        "1.1.3 A notice hangs where people see it: answered with no.",
        "2.1.1 Mail is kept clean of malware: answered by what you told of yourselves",
        "The day when the plan was last tried (optional)",
    ):
        assert words in text, words
    assert "ticks" not in text.lower()


def test_where_nothing_applies_there_is_no_percentage(summary: Any) -> None:
    one = (("only", "Only topic", 2),)  # one is not asked, the other may be marked away
    which = sample.catalogue(one)
    given = {ref: Answer(ref, not_relevant="no such thing here") for ref in which.by_ref}
    assert "%" not in summary(sample.state(which, given, ())).text()
