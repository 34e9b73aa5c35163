"""Trying out an answer: what would follow from it, and what would be kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from small_sets import answers_at, at_level, catalogue, item, state_of

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind, Group, QuestionSet, Scheme
from core.domain.scoring import Grade
from core.domain.what_if import Tried, outcome_text, state_if

MakeSet = Callable[..., QuestionSet]


def test_the_last_points_would_make_it_satisfactory_and_nothing_else_differs(
    levels_set: MakeSet,
) -> None:
    question_set = levels_set(2)
    now = state_of(question_set, answers_at(question_set, 2, 1))
    tried = Tried("10-2").plus(ticks={"10-2.2a": True}).plus(ticks={"10-2.2b": True})
    then = state_if(now, tried)
    assert (now.score.grade, then.score.grade) == (Grade.NOT_SATISFACTORY, Grade.SATISFACTORY)
    assert then == state_of(question_set, answers_at(question_set, 2, 2))
    words = outcome_text(now, then, "10-2")
    assert words == "Level 2 then, level 1 now. If you signed today: Satisfactory."


@pytest.mark.parametrize(
    ("tried", "words"),
    [
        (Tried("10-1", {"10-1.3a": True}), "Still level 1. It lacks: short 2a; short 2b."),
        (Tried("10-1", {"10-1.1a": False}), "Level 0 then, level 1 now."),
        (Tried("10-1", target=1), "Level 1, as it is now."),
    ],
)
def test_it_says_what_the_requirement_itself_comes_to(
    levels_set: MakeSet, tried: Tried, words: str
) -> None:
    now = state_of(levels_set(2), answers_at(levels_set(2), 1))
    assert outcome_text(now, state_if(now, tried), "10-1").startswith(words)


def test_only_what_differs_would_be_kept(levels_set: MakeSet) -> None:
    answer = at_level(levels_set(1), "10-1", 1)
    tried = Tried("10-1", {"10-1.1a": True, "10-1.2a": True, "10-1.2b": False}, target=2, item="")
    assert tried.differing(answer) == Tried("10-1", {"10-1.2a": True})
    assert not tried.differing(answer).is_nothing
    assert Tried("10-1", {"10-1.1a": True}).differing(answer).is_nothing
    assert tried.differing(replace(answer, met=frozenset({"10-1.2a"}))).ticks == {"10-1.1a": True}


def test_a_yes_would_complete_a_question_and_confirmed_groups_stay_confirmed() -> None:
    group = Group("1", "One", (Group("1.1", "Part", (item("1.1.1", AnswerKind.YES_NO),)),))
    question_set = QuestionSet(catalogue((group,), Scheme.DSPT_ITEMS), "pharmacy")
    confirmed = {"1.1": Answer("1.1", confirmed=True)}
    now = state_of(question_set, confirmed)
    then = state_if(now, Tried("1.1.1", item="yes"))
    assert (now.score.grade, then.score.grade) == (Grade.STANDARDS_NOT_MET, Grade.STANDARDS_MET)
    assert outcome_text(now, then, "1.1.1").startswith("Complete then.")
    back = state_if(then, Tried("1.1.1", item="no"))
    assert outcome_text(now, back, "1.1.1").startswith("Still to go, as it is now.")
