"""The shipped set of 2012-13 is whole: who is asked what, what can be ticked, what helps."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.catalogue import AnswerKind, Catalogue, Confidence, Scheme

TYPES = ["pharmacy", "dispensing-appliance-contractor"]


@pytest.mark.parametrize("org_type", TYPES)
def test_each_type_sees_sixteen_requirements_and_is_asked_fifteen(
    igt10: Catalogue, org_type: str
) -> None:
    seen = igt10.for_type(org_type)
    assert len(seen.asked) == 16
    assert [asked.ref for asked in seen.asked if asked.applicability.exempt] == ["10-319"]
    assert len(seen.groups) == 3


def test_only_established_types_are_offered(igt10: Catalogue) -> None:
    assert list(igt10.org_types) == TYPES
    with pytest.raises(KeyError):
        igt10.for_type("eye-care")


def test_the_set_says_what_it_is_for_and_that_it_is_past(igt10: Catalogue) -> None:
    assert igt10.scheme is Scheme.IGT_LEVELS
    assert igt10.noun == "requirement"
    assert igt10.due == date(2013, 3, 31)
    assert igt10.due_provenance and igt10.due_provenance.confidence is Confidence.VERIFIED
    assert igt10.is_past(date(2026, 5, 12))
    assert "nobody collects it now" in igt10.purpose
    assert igt10.wording_note


def test_every_requirement_has_three_levels_of_two_to_four_criteria(igt10: Catalogue) -> None:
    for leaf in igt10.by_ref.values():
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


def test_every_requirement_has_all_its_guidance(igt10: Catalogue) -> None:
    for leaf in igt10.by_ref.values():
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
