"""The rules of the toolkit, with the worked cases that they were agreed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from small_sets import TODAY, answers_at, at_level, catalogue, item, requirement

from core.domain.answers import Answer
from core.domain.catalogue import (
    AnswerKind,
    Confidence,
    Cover,
    Criterion,
    Group,
    Level,
    Provenance,
    QuestionSet,
    Scheme,
)
from core.domain.organisation import Organisation
from core.domain.scoring import Grade, Score, item_is_complete, level_of, score

MakeSet = Callable[..., QuestionSet]


def result(question_set: QuestionSet, *levels: int) -> Score:
    return score(question_set, answers_at(question_set, *levels), (), TODAY)


@pytest.mark.parametrize("count", [1, 2, 13, 16, 45])
def test_all_at_level_2_is_66_percent_and_satisfactory_at_any_count(
    levels_set: MakeSet, count: int
) -> None:
    got = result(levels_set(count), *[2] * count)
    assert (got.sums.percent, got.grade) == (66, Grade.SATISFACTORY)


def test_a_requirement_marked_not_relevant_leaves_both_sums(levels_set: MakeSet) -> None:
    question_set = levels_set(17, may_be_not_relevant=True)
    answers = answers_at(question_set, *[2] * 16)
    answers["10-17"] = Answer("10-17", not_relevant="We hold none")
    got = score(question_set, answers, (), TODAY)
    assert (got.sums.points, got.sums.maximum, got.sums.percent) == (32, 48, 66)
    assert got.grade is Grade.SATISFACTORY


def test_not_relevant_is_not_honoured_where_the_set_does_not_allow_it(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    answers = answers_at(question_set, 2)
    answers["10-2"] = Answer("10-2", not_relevant="We would rather not")
    got = score(question_set, answers, (), TODAY)
    assert (got.sums.applicable, got.blocking) == (2, ("10-2",))


def test_an_exempt_requirement_leaves_both_sums(levels_set: MakeSet) -> None:
    got = result(levels_set(16, exempt=True), *[2] * 15)
    assert (got.sums.applicable, got.sums.points, got.grade) == (15, 30, Grade.SATISFACTORY)


@pytest.mark.parametrize(
    ("levels", "points", "maximum", "percent", "grade"),
    [
        ([2] * 12 + [1], 25, 39, 64, Grade.NOT_SATISFACTORY),
        ([2] * 25 + [3] * 20, 110, 135, 81, Grade.SATISFACTORY),
        ([0] + [3] * 12, 36, 39, 92, Grade.NOT_SATISFACTORY),
    ],
)
def test_the_worked_cases_come_out_as_agreed(
    levels_set: MakeSet, levels: list[int], points: int, maximum: int, percent: int, grade: Grade
) -> None:
    got = result(levels_set(len(levels)), *levels)
    assert (got.sums.points, got.sums.maximum, got.sums.percent, got.grade) == (
        points,
        maximum,
        percent,
        grade,
    )


def test_there_is_no_percentage_where_nothing_applies(levels_set: MakeSet) -> None:
    got = result(levels_set(1, exempt=True))
    assert (got.sums.percent, got.sums.applicable) == (None, 0)


def test_each_initiative_has_sums_of_its_own(levels_set: MakeSet) -> None:
    got = result(levels_set(4), 2, 3, 1, 0)
    assert [(g.title, g.sums.points, g.sums.percent) for g in got.groups] == [
        ("Management", 5, 83),
        ("Security", 1, 16),
    ]


def test_a_level_counts_only_when_every_level_below_it_is_met_too() -> None:
    one = requirement(1)
    ticked = {"10-1.1a", "10-1.1b", "10-1.3a", "10-1.3b", "10-1.2a"}
    assert level_of(one, ticked) == 1
    assert level_of(one, ticked | {"10-1.2b"}) == 3


def test_a_level_without_criteria_is_never_attained() -> None:
    hollow = replace(requirement(1), levels=(Level(1, (Criterion("x", "X"),)), Level(2, ())))
    assert level_of(hollow, {"x"}) == 1
    only_hollow = catalogue((Group("1", "G", (replace(hollow, levels=(Level(1, ()),)),)),))
    assert result(only_hollow.for_type("pharmacy")).sums.points == 0


def test_items_meet_the_standard_when_all_mandatory_ones_are_complete_and_confirmed(
    items_set: QuestionSet,
) -> None:
    answers = {
        "1.1.1": Answer("1.1.1", item="yes"),
        "1.1.2": Answer("1.1.2", item="Our lead is the manager."),
        "1.2.1": Answer("1.2.1", place="Red folder, office shelf"),
    }
    unconfirmed = score(items_set, answers, (), TODAY)
    assert (unconfirmed.grade, unconfirmed.blocking) == (Grade.STANDARDS_NOT_MET, ("1.1", "1.2"))
    answers |= {ref: Answer(ref, confirmed=True) for ref in ("1.1", "1.2")}
    met = score(items_set, answers, (), TODAY)
    assert (met.grade, met.sums.percent, met.sums.points) == (Grade.STANDARDS_MET, None, 3)
    certified = score(items_set, answers, (), TODAY, {"cyber-essentials-plus"})
    lapsed = score(items_set, answers, (), TODAY)
    assert (certified.grade, lapsed.grade) == (Grade.STANDARDS_EXCEEDED, Grade.STANDARDS_MET)


@pytest.mark.parametrize(
    ("ref", "answer"),
    [
        ("1.1.1", Answer("1.1.1", item="no")),
        ("1.1.2", Answer("1.1.2", item="   ")),
        ("1.2.1", Answer("1.2.1", place="")),
    ],
)
def test_a_no_an_empty_text_and_a_document_without_a_place_are_not_complete(
    items_set: QuestionSet, ref: str, answer: Answer
) -> None:
    assert ref in score(items_set, {ref: answer}, (), TODAY).blocking


@pytest.mark.parametrize(
    ("answer", "complete"),
    [
        (Answer("1", item="yes"), True),
        (Answer("1", item="No phone leaves the house."), True),
        (Answer("1", place="Red folder"), True),
        (Answer("1", item="no", place="Red folder"), False),
        (Answer("1", item="We use [fill in: the make]."), False),
        (Answer("1", place="[fill in: the shelf]"), False),
        (Answer("1"), False),
    ],
)
def test_an_open_item_takes_yes_a_text_or_a_place_but_no_blank(
    answer: Answer, complete: bool
) -> None:
    groups = (Group("g", "G", (item("1", AnswerKind.OPEN),)),)
    asked = catalogue(groups, Scheme.DSPT_ITEMS).for_type("pharmacy").by_ref["1"]
    assert item_is_complete(asked, answer, ()) is complete


@pytest.mark.parametrize(
    ("confidence", "until", "complete"),
    [
        (Confidence.VERIFIED, TODAY, True),
        (Confidence.VERIFIED, date(2026, 5, 19), False),
        (Confidence.UNCERTAIN, TODAY, False),
    ],
)
def test_a_certificate_answers_an_item_while_it_is_current_and_that_is_sure(
    confidence: Confidence, until: date, complete: bool
) -> None:
    cover = Cover("cyber-essentials-plus", Provenance(confidence, "a test"))
    leaf = replace(item("1", AnswerKind.YES_NO), covered_by=(cover,))
    question_set = catalogue((Group("g", "G", (leaf,)),), Scheme.DSPT_ITEMS).for_type("pharmacy")
    us = Organisation("o", "Us", "", "pharmacy", cyber_essentials_plus_until=until)
    found = score(question_set, {}, (), TODAY, us.covers(TODAY))
    assert found.sums.points == int(complete)
    assert found.standing.shown == int(complete)


def test_more_ticks_never_lower_the_result(levels_set: MakeSet) -> None:
    question_set = levels_set(3)
    before = -1
    for level in range(4):
        points = score(
            question_set, {"10-1": at_level(question_set, "10-1", level)}, (), TODAY
        ).sums.points
        assert points > before
        before = points
