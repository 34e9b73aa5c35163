"""A starter becomes the document of one organisation: its blocks, its facts, its blanks."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.starters import (
    Block,
    Fields,
    Heading,
    Paragraph,
    Points,
    Signatures,
    Starter,
    StarterKind,
    Table,
    facts_of,
    made_for,
    months_later,
)
from core.domain.told import pieces_of

STARTER = Starter(
    id="rules",
    title="Rules",
    kind=StarterKind.POLICY,
    review_months=12,
    serves={"mini": ("1-1",)},
    use="Read it.",
    body=(
        Block(Heading("For {organisation}")),
        Block(Paragraph("Only a home prints {address}."), ("social-care",)),
        Block(Paragraph("Ask {ig_lead} or [fill in: a stand-in].")),
        Block(Points(("{dpo}", "Two"), numbered=True)),
        Block(Table(("What", "{website}"), (("A", "{dpo}"),), 3)),
        Block(Fields(("Seen by {ig_lead}",))),
        Block(Signatures(("{senior_person}",))),
    ),
)
FACTS = {"organisation": "Harbour", "ig_lead": "Ada", "senior_person": "Mo", "address": "Quay 1"}


def test_a_block_for_another_type_is_left_out() -> None:
    pharmacy = made_for(STARTER, "pharmacy", FACTS)
    home = made_for(STARTER, "social-care", FACTS)
    assert Paragraph("Only a home prints Quay 1.") in home.content
    assert len(pharmacy.content) == len(home.content) - 1


def test_facts_are_put_in_wherever_they_are_quoted() -> None:
    content = made_for(STARTER, "pharmacy", FACTS).content
    assert content[0] == Heading("For Harbour")
    assert content[4] == Fields(("Seen by Ada",))
    assert content[5] == Signatures(("Mo",))


def test_what_was_not_told_is_a_blank_in_every_place_that_quotes_it() -> None:
    made = made_for(STARTER, "pharmacy", FACTS)
    dpo = "data protection officer"
    assert made.blanks == ("a stand-in", dpo, "website", dpo)


def test_a_fact_that_looks_like_another_fact_is_not_put_in_twice() -> None:
    made = made_for(STARTER, "pharmacy", {**FACTS, "ig_lead": "{senior_person}"})
    assert made.content[1] == Paragraph("Ask {senior_person} or [fill in: a stand-in].")


def test_the_facts_that_a_starter_quotes_are_those_of_the_type() -> None:
    assert "address" not in facts_of(STARTER, "pharmacy")
    assert facts_of(STARTER, "social-care")[:3] == ("organisation", "address", "ig_lead")


def test_a_text_is_cut_at_its_blanks_and_loses_nothing() -> None:
    text = "[fill in: a]Ask [fill in: b] now"
    assert pieces_of(text) == (
        ("[fill in: a]", True),
        ("Ask ", False),
        ("[fill in: b]", True),
        (" now", False),
    )
    assert pieces_of("") == ()
    assert pieces_of("No [blank] here") == (("No [blank] here", False),)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 5, 20), 12, date(2027, 5, 20)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, then: date
) -> None:
    assert months_later(day, months) == then
