"""What Home says when a year begins, and when the questions belong to a year that is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from items_set import TYPE, items_catalogue
from small_sets import state_of

from core.domain.answers import Answer
from core.domain.carried import Carried, Verdict
from core.domain.catalogue import Catalogue
from core.domain.home import Go, home_lines
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState

DUE = date(2026, 6, 30)
OVER = date(2026, 9, 20)


def of_the_year(today: date = date(2026, 5, 1), **answers: Verdict) -> AssessmentState:
    """A state of the made-up questions, due in June, with answers that were brought."""
    catalogue: Catalogue = replace(items_catalogue(), opens=date(2025, 9, 1), due=DUE)
    questions = catalogue.for_type(TYPE)
    refs = [asked.ref for asked in questions.asked]
    brought = {
        refs[number]: Answer(refs[number], note="x", carried=Carried("old", ("1",), verdict))
        for number, verdict in enumerate(answers.values())
    }
    return state_of(questions, brought, today=today)


def test_home_counts_what_was_brought_and_leads_to_it() -> None:
    line = home_lines(of_the_year(a=Verdict.UNSEEN, b=Verdict.UNSEEN, c=Verdict.STILL_TRUE))[2]
    assert line.text == "2 answers from last year to look at."
    assert (line.button, line.go) == ("Still true?", Go.STILL_TRUE)


def test_one_is_said_as_one() -> None:
    line = home_lines(of_the_year(a=Verdict.UNSEEN, b=Verdict.NOT_SURE))[2]
    assert line.text == "1 answer from last year to look at."


def test_once_all_were_seen_those_in_doubt_are_counted() -> None:
    line = home_lines(of_the_year(a=Verdict.NOT_SURE, b=Verdict.CHANGED))[2]
    assert line.text == "1 answer from last year that you were not sure of."
    assert line.go is Go.STILL_TRUE


def test_when_all_is_said_home_goes_on_as_usual() -> None:
    line = home_lines(of_the_year(a=Verdict.STILL_TRUE, b=Verdict.CHANGED))[2]
    assert line.go is not Go.STILL_TRUE


def test_of_a_year_that_is_over_home_says_so_and_offers_both_ways() -> None:
    result, time, upcoming = home_lines(of_the_year(OVER, a=Verdict.STILL_TRUE))
    assert (
        result.text
        == f"These questions were for {items_catalogue().edition} (closed 30 June 2026)."
    )
    assert (result.button, result.go) == ("Carry on with these", Go.REQUIREMENT)
    assert time.text == "Your work is safe and will carry over."
    assert (upcoming.button, upcoming.go) == ("I have the new question set", Go.QUESTION_SETS)


def test_in_a_year_that_is_over_last_years_answers_come_first_all_the_same() -> None:
    assert home_lines(of_the_year(OVER, a=Verdict.UNSEEN))[2].go is Go.STILL_TRUE


@pytest.mark.parametrize("days", [1, 40])
def test_late_is_not_over(days: int) -> None:
    lines = home_lines(of_the_year(DUE + timedelta(days=days), a=Verdict.STILL_TRUE))
    assert Go.QUESTION_SETS not in [line.go for line in lines]


def test_signed_work_of_a_year_that_is_over_leads_to_the_next() -> None:
    state = of_the_year(OVER, a=Verdict.STILL_TRUE)
    signed = replace(state, assessment=replace(state.assessment, status=AssessmentStatus.SIGNED))
    assert home_lines(signed)[2].go is Go.QUESTION_SETS
