"""The shipped set of 2012-13 is whole: who is asked what, what can be ticked, what helps."""

from __future__ import annotations

import re
from datetime import date

import pytest

from core.domain.catalogue import Ages, AnswerKind, Catalogue, Confidence, Requirement, Scheme

PHARMACIES = ["pharmacy", "dispensing-appliance-contractor"]
TYPES = [*PHARMACIES, "general-practice", "dental", "business-partner"]


@pytest.fixture(scope="module")
def whole(igt10: Catalogue) -> list[Requirement]:
    """The requirements of which more than the title is known."""
    return [leaf for leaf in igt10.by_ref.values() if set(leaf.applies) != {"acute"}]


@pytest.mark.parametrize("org_type", PHARMACIES)
def test_each_type_sees_sixteen_requirements_and_is_asked_fifteen(
    igt10: Catalogue, org_type: str
) -> None:
    seen = igt10.for_type(org_type)
    assert len(seen.asked) == 16
    assert [asked.ref for asked in seen.asked if asked.applicability.exempt] == ["10-319"]
    assert len(seen.groups) == 3


def test_only_established_types_are_offered(igt10: Catalogue) -> None:
    assert list(igt10.offered_types) == TYPES
    assert any("Eye care" in text for text in igt10.left_out)
    with pytest.raises(KeyError):
        igt10.for_type("eye-care")


@pytest.mark.parametrize(
    ("org_type", "count"), [("general-practice", 13), ("dental", 15), ("business-partner", 17)]
)
def test_the_other_types_see_as_many_as_were_found(
    igt10: Catalogue, org_type: str, count: int
) -> None:
    assert len(igt10.for_type(org_type).asked) == count


def test_of_acute_trusts_the_titles_are_listed_and_nothing_is_made_up(igt10: Catalogue) -> None:
    assert igt10.titles_only == ("acute",)
    listed = igt10.for_type("acute").asked
    assert len(listed) == 45
    for asked in listed:
        if set(asked.requirement.applies) == {"acute"}:
            assert asked.requirement.criteria == (), asked.ref
            assert not asked.requirement.guidance.steps, asked.ref
    assert any("acute trusts" in text for text in igt10.left_out)


def test_nobody_but_a_pharmacy_is_told_about_a_dispensary(igt10: Catalogue) -> None:
    own = re.compile(r"\b(?:dispensar(?:y|ies)|PMR|superintendent)\b")
    for org_type in TYPES[2:]:
        for asked in igt10.for_type(org_type).asked:
            told = asked.guidance
            texts = (told.asks, told.good, *told.steps, *(e.name for e in told.evidence))
            assert [text for text in texts if own.search(text)] == [], (asked.ref, org_type)


def test_what_grows_old_is_marked(igt10: Catalogue) -> None:
    aged = [c for leaf in igt10.by_ref.values() for c in leaf.criteria if c.ages]
    assert len(aged) >= 60
    assert {c.ages for c in aged} == set(Ages)


def test_the_set_says_what_it_is_for_and_that_it_is_past(igt10: Catalogue) -> None:
    assert igt10.scheme is Scheme.IGT_LEVELS
    assert igt10.noun == "requirement"
    assert igt10.due == date(2013, 3, 31)
    assert igt10.due_provenance and igt10.due_provenance.confidence is Confidence.VERIFIED
    assert igt10.is_past(date(2026, 5, 12))
    assert "nobody collects it now" in igt10.purpose
    assert igt10.wording_note


def test_every_requirement_has_three_levels_of_two_to_four_criteria(
    whole: list[Requirement],
) -> None:
    for leaf in whole:
        assert leaf.answer is AnswerKind.LEVELS
        assert [level.number for level in leaf.levels] == [1, 2, 3], leaf.ref
        assert all(2 <= len(level.criteria) <= 4 for level in leaf.levels), leaf.ref


def test_every_criterion_says_in_its_id_where_it_belongs_and_where_to_look(
    igt10: Catalogue,
) -> None:
    for leaf in igt10.by_ref.values():
        for level in leaf.levels:
            for criterion, letter in zip(level.criteria, "abcd", strict=False):
                assert criterion.id == f"{leaf.ref}.{level.number}{letter}"
                assert criterion.place in igt10.places
                assert criterion.text.endswith("."), criterion.id


def test_the_few_words_fit_into_a_sentence(igt10: Catalogue) -> None:
    """They follow "Held at level 1 by:", so they start small and end without a stop."""
    for leaf in igt10.by_ref.values():
        for criterion in leaf.criteria:
            first = criterion.short.split()[0]
            assert first[0].islower() or first == "IG", criterion.id
            assert criterion.short[-1] not in ".,;:", criterion.id
            assert 3 <= len(criterion.short.split()) <= 9, criterion.id


def test_every_requirement_has_all_its_guidance(
    whole: list[Requirement],
) -> None:
    for leaf in whole:
        guidance = leaf.guidance
        for text in (guidance.asks, guidance.why, guidance.good):
            assert len(text.split()) >= 25, leaf.ref
        assert len(guidance.steps) == 5, leaf.ref
        assert len(guidance.evidence) >= 3, leaf.ref
        assert all(e.name and e.who_has_it and e.takes for e in guidance.evidence), leaf.ref
        assert len(guidance.mistakes) >= 3, leaf.ref
        assert len(guidance.law) >= 2, leaf.ref
        assert len(guidance.ask_owner.split()) >= 15 <= len(guidance.ask_supplier.split()), leaf.ref


def test_the_whole_set_takes_about_twelve_hours(igt10: Catalogue) -> None:
    asked = igt10.for_type("pharmacy").asked
    minutes = sum(a.requirement.minutes for a in asked if not a.applicability.exempt)
    assert 11 * 60 <= minutes <= 13 * 60


def test_there_are_easy_ones_to_begin_with(igt10: Catalogue) -> None:
    easy = [leaf.ref for leaf in igt10.by_ref.values() if leaf.easy]
    assert len(easy) == 6
    assert "10-319" not in easy
