"""Where each question of an older set is asked in a newer one, and what is different."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD, year_set

from core.domain.catalogue import Catalogue
from core.domain.differences import Difference, Kind, Part, compare
from core.domain.follows import Follows, Renamed
from core.domain.succession import successors

ITEMS = year_set(ITEMS_OLD), year_set(ITEMS_NEW)
LEVELS = year_set(LEVELS_OLD), year_set(LEVELS_NEW)


def told(pair: tuple[Catalogue, Catalogue], org_type: str | None = None) -> list[Difference]:
    return list(compare(*pair, org_type))


def only(differences: list[Difference], kind: Kind) -> list[tuple[object, ...]]:
    return [(d.was, d.now) for d in differences if d.kind is kind]


def parts(differences: list[Difference], kind: Kind, ref: str) -> tuple[Part, ...]:
    return next(d.parts for d in differences if d.kind is kind and ref in d.now)


def test_the_pairs_of_editions_hold_every_kind_of_change() -> None:
    assert {d.kind for d in (*told(ITEMS), *told(LEVELS))} == set(Kind)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.ADDED, [((), ("1.3.1",)), ((), ("2.2.1",))]),
        (Kind.REMOVED, [(("1.3.2",), ())]),
        (Kind.SPLIT, [(("1.1.2",), ("1.1.3", "1.1.4"))]),
        (Kind.MERGED, [(("1.2.1", "1.2.2"), ("1.2.1",)), (("1.2.3", "1.2.4"), ("1.2.3",))]),
        (Kind.MOVED, [(("1.3.1",), ("1.4.1",))]),
        (Kind.REARRANGED, [(("3.1.1", "3.1.2"), ("3.1.1", "3.1.3"))]),
    ],
)
def test_what_became_of_each_question(kind: Kind, expected: list[object]) -> None:
    assert only(told(ITEMS), kind) == expected


def test_a_ref_that_is_used_again_for_something_else_is_no_successor() -> None:
    leads = successors(*ITEMS)
    assert leads.refs["1.3.1"] == ("1.4.1",)
    assert "1.3.1" not in leads.olds


def test_other_words_are_shown_before_and_after() -> None:
    assert parts(told(ITEMS), Kind.REWORDED, "1.1.1") == (
        Part("title", "The registration number", "The number on the register"),
        Part(
            "asks",
            "Type the number from your certificate.",
            "Type the number that the register shows.",
        ),
    )
    assert Part("1-101.1a", "A name stands on the pot.", "A name stands on the green pot.") in (
        parts(told(LEVELS), Kind.REWORDED, "1-101")
    )


def test_parts_of_a_question_that_was_split_are_not_called_reworded() -> None:
    assert not any({"1.1.3", "1.1.4"} & set(d.now) for d in told(ITEMS) if d.kind is Kind.REWORDED)


def test_who_is_asked_and_who_must_answer_is_compared_for_each_type() -> None:
    differences = told(ITEMS)
    assert parts(differences, Kind.APPLICABILITY, "2.1.3") == (
        Part("pharmacy", "exempt", "mandatory"),
        Part("social-care", "optional", "not-listed"),
    )
    assert parts(differences, Kind.APPLICABILITY, "2.1.4") == (
        Part("pharmacy", "may-be-not-relevant", "always-relevant"),
    )


def test_another_way_of_answering_is_named() -> None:
    assert parts(told(ITEMS), Kind.ANSWER, "2.1.2") == (Part("answer", "yes-no", "text"),)


def test_points_that_came_went_or_moved_are_named_with_their_levels() -> None:
    differences = told(LEVELS)
    assert parts(differences, Kind.CRITERIA_ADDED, "1-101") == (
        Part("1-101.3b", "", "The plant has a flower."),
    )
    assert parts(differences, Kind.CRITERIA_REMOVED, "1-101") == (
        Part("1-101.3a", "The plant has grown.", ""),
    )
    assert parts(differences, Kind.CRITERIA_MOVED, "1-101") == (
        Part("1-101.2b", "1-101.2b (2)", "1-101.2b (1)"),
        Part("1-101.2c", "1-101.1b (1)", "1-101.2c (2)"),
    )
    assert parts(differences, Kind.CRITERIA_MOVED, "1-105") == (
        Part("1-105.1b", "1-105.1a (1), 1-106.1a (1)", "1-105.1b (1)"),
    )


def test_a_point_whose_very_words_stand_under_a_new_id_leads_there() -> None:
    leads = successors(*LEVELS)
    assert leads.criteria["1-102.1a"] == ("1-112.1a",)  # nobody said so; the words do
    assert leads.criteria["1-102.1b"] == ("1-112.1b",)  # said, because the words differ
    assert leads.criteria["1-101.3a"] == ()


def test_one_type_is_told_what_concerns_it_only() -> None:
    dental = told(ITEMS, "dental")
    assert only(dental, Kind.ADDED) == [((), ("2.2.1",))]
    assert len(dental) == 1
    social = told(ITEMS, "social-care")
    assert {d.kind for d in social} == {Kind.REWORDED, Kind.APPLICABILITY}
    assert parts(social, Kind.APPLICABILITY, "2.1.3") == (
        Part("social-care", "optional", "not-listed"),
    )


def test_what_is_gone_stands_where_it_stood_and_says_why() -> None:
    differences = told(ITEMS, "pharmacy")
    kinds = [(d.kind, d.was or d.now) for d in differences]
    place = kinds.index((Kind.REMOVED, ("1.3.2",)))
    assert kinds[place - 1] == (Kind.MOVED, ("1.3.1",))
    assert differences[place].note == "Nobody has one any more."


@pytest.mark.parametrize("pair", [ITEMS, LEVELS])
def test_a_set_compared_with_itself_differs_in_nothing(pair: tuple[Catalogue, Catalogue]) -> None:
    for catalogue in pair:
        assert compare(catalogue, catalogue) == ()


def test_a_year_that_was_left_out_is_stepped_over_where_its_set_is_known() -> None:
    first, second = ITEMS
    third = replace(
        second,
        id="years-items-2027",
        follows=Follows(second.id, (Renamed(("1.1.3",), ("1.1.4",)), Renamed(("1.4.1",), ()))),
    )
    over = successors(first, third, [second])
    assert over.refs["1.1.2"] == ("1.1.4",)
    assert over.refs["1.3.1"] == ()
    unknown = successors(first, third)
    assert unknown.refs["1.1.2"] == ()  # the set between is not known: names alone tell
    assert unknown.refs["1.1.1"] == ("1.1.1",)


@given(
    st.lists(
        st.builds(
            Renamed,
            st.lists(st.sampled_from([*ITEMS[0].by_ref, "9.9.9"]), max_size=3).map(tuple),
            st.lists(st.sampled_from([*ITEMS[1].by_ref, "8.8.8"]), max_size=3).map(tuple),
        ),
        max_size=6,
    )
)
def test_whatever_a_set_says_of_its_past_every_question_is_accounted_for(
    renamed: list[Renamed],
) -> None:
    old, new = ITEMS
    said = replace(new, follows=Follows(old.id, tuple(renamed)))
    leads = successors(old, said)
    assert set(leads.refs) == set(old.by_ref)
    assert {now for to in leads.refs.values() for now in to} <= set(new.by_ref)
    fates = [d for d in compare(old, said) if d.kind in _FATES]
    for ref in old.by_ref:
        told_of = [d for d in fates if ref in d.was]
        assert len(told_of) == (0 if leads.refs[ref] == (ref,) == leads.olds[ref] else 1)
    for ref in new.by_ref:
        assert sum(ref in d.now for d in fates) == (
            0 if leads.olds.get(ref) == (ref,) == leads.refs.get(ref) else 1
        )


_FATES = {Kind.ADDED, Kind.REMOVED, Kind.SPLIT, Kind.MERGED, Kind.REARRANGED, Kind.MOVED}
