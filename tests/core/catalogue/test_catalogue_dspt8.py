"""The shipped set of 2025-26 is whole: who is asked what, what helps, and what is left out."""

from __future__ import annotations

from datetime import date

import pytest

from core.catalogue import load_bundled
from core.domain.catalogue import AnswerKind, Catalogue, Confidence, Group, Scheme

SMALL = ("pharmacy", "social-care", "dental", "eye-care", "business-partner")


@pytest.fixture(scope="module")
def dspt8() -> Catalogue:
    return load_bundled()["dspt-8"]


def test_the_set_says_what_it_is_and_what_is_left_out(dspt8: Catalogue) -> None:
    assert (dspt8.noun, dspt8.scheme) == ("question", Scheme.DSPT_ITEMS)
    assert (dspt8.opens, dspt8.due) == (date(2025, 9, 18), date(2026, 6, 30))
    assert any("Approaching Standards" in text for text in dspt8.left_out)
    assert dspt8.wording_note


@pytest.mark.parametrize("org_type", SMALL)
def test_a_small_provider_must_answer_forty_five_questions(dspt8: Catalogue, org_type: str) -> None:
    asked = dspt8.for_type(org_type).asked
    assert len(asked) == 48
    assert sum(one.applicability.mandatory for one in asked) == 45


def test_a_practice_is_asked_forty_five_questions_and_must_answer_twenty_nine(
    dspt8: Catalogue,
) -> None:
    asked = dspt8.for_type("general-practice").asked
    assert len(asked) == 45
    assert sum(one.applicability.mandatory for one in asked) == 29


def test_there_are_ten_standards_and_every_question_belongs_to_an_assertion(
    dspt8: Catalogue,
) -> None:
    assert [group.id for group in dspt8.groups] == [str(n) for n in range(1, 11)]
    for group in dspt8.groups:
        assert all(isinstance(child, Group) for child in group.children)


def test_cyber_essentials_plus_surely_answers_four_questions(dspt8: Catalogue) -> None:
    sure = [
        leaf.ref
        for leaf in dspt8.by_ref.values()
        if any(
            cover.fact == "cyber-essentials-plus"
            and cover.provenance.confidence is Confidence.VERIFIED
            for cover in leaf.covered_by
        )
    ]
    assert sure == ["4.2.4", "6.2.1", "9.1.1", "9.2.1"]


def test_every_question_has_all_its_guidance(dspt8: Catalogue) -> None:
    for leaf in dspt8.by_ref.values():
        guidance = leaf.guidance
        for text in (guidance.asks, guidance.why, guidance.good):
            assert len(text.split()) >= 25, leaf.ref
        assert len(guidance.steps) == 5, leaf.ref
        assert len(guidance.evidence) >= 3, leaf.ref
        assert all(e.name and e.who_has_it and e.takes for e in guidance.evidence), leaf.ref
        assert len(guidance.mistakes) >= 3, leaf.ref
        assert guidance.law, leaf.ref
        assert len(guidance.ask_owner.split()) >= 15 <= len(guidance.ask_supplier.split()), leaf.ref
        assert leaf.place in dspt8.places, leaf.ref


def test_every_text_question_has_example_answers_for_each_type(dspt8: Catalogue) -> None:
    for org_type in dspt8.org_types:
        for asked in dspt8.for_type(org_type).asked:
            if asked.requirement.answer in (AnswerKind.TEXT, AnswerKind.OPEN):
                assert len(asked.requirement.examples_for(org_type)) >= 2, (asked.ref, org_type)


def test_a_care_home_is_spoken_to_in_its_own_words(dspt8: Catalogue) -> None:
    asked = dspt8.for_type("social-care").asked
    own = [one.ref for one in asked if one.guidance != one.requirement.guidance]
    assert len(own) > len(asked) / 2


def test_the_whole_set_takes_a_small_provider_about_twelve_hours(dspt8: Catalogue) -> None:
    for org_type in SMALL:
        minutes = sum(asked.requirement.minutes for asked in dspt8.for_type(org_type).asked)
        assert 10 * 60 <= minutes <= 15 * 60, org_type


def test_some_questions_can_be_answered_at_once(dspt8: Catalogue) -> None:
    for org_type in dspt8.org_types:
        easy = [asked.ref for asked in dspt8.for_type(org_type).asked if asked.requirement.easy]
        assert 5 <= len(easy) <= 14, org_type
