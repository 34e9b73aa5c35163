"""The forecast, the days to note, and how others did: what is said of the time that is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from items_set import TYPE, items_catalogue
from small_sets import answers_at, state_of

from core.domain.catalogue import QuestionSet
from core.domain.forecast import Forecast, effort_text, forecast_of
from core.domain.home import home_lines
from core.domain.key_dates import KeyDay, key_dates, key_day_text, key_occasions
from core.domain.organisation import AssessmentStatus
from core.domain.pace import Pace
from core.domain.peers import Peers, peers_text
from core.domain.state import AssessmentState

MakeSet = Callable[..., QuestionSet]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (180, 300, "about 3 to 5 hours of yours."),
        (62, 100, "about 1 to 2 hours of yours."),
        (22, 38, "about 20 to 40 minutes of yours."),
        (1, 2, "about 5 minutes of yours."),
    ],
)
def test_it_is_said_as_a_range_that_nobody_takes_for_a_promise(
    low: int, high: int, said: str
) -> None:
    assert effort_text(Forecast(low, high)) == said


def test_the_own_pace_moves_the_range_and_home_says_it(levels_set: MakeSet) -> None:
    question_set = levels_set(10)
    state = state_of(question_set, answers_at(question_set, 2, 2))
    ours, own = forecast_of(state), forecast_of(state, Pace(0.5, 20, 4))
    assert (ours.low, ours.high) == (180, 300)  # eight of half an hour
    assert (own.low, own.high) == (96, 144)
    assert own.is_by_own_pace and not ours.is_by_own_pace
    assert own.done_by == date(2026, 6, 3)  # eight at four a week
    assert "about 1 to 2 hours of yours." in home_lines(state, own)[1].text
    assert "about 3 to 5 hours of yours." in home_lines(state)[1].text


def questions(today: date, due: date = date(2026, 6, 30)) -> AssessmentState:
    opened = replace(items_catalogue(), opens=date(2025, 9, 18), due=due)
    state = state_of(opened.for_type(TYPE), {}, today=today)
    return replace(state, assessment=replace(state.assessment, due=due))


def test_three_days_are_worth_noting_and_all_are_working_days() -> None:
    dates = key_dates(questions(date(2026, 5, 20)))
    assert [(one.day, one.on) for one in dates] == [
        (KeyDay.ASK, date(2026, 6, 2)),
        (KeyDay.SIGN, date(2026, 6, 19)),  # the 20th is a Saturday
        (KeyDay.PUBLISH, date(2026, 6, 26)),  # the 27th is one, too
    ]


@pytest.mark.parametrize("today", [date(2026, 7, 9), date(2026, 9, 20)])
def test_past_the_date_there_is_nothing_to_note(today: date) -> None:
    assert key_dates(questions(today)) == ()


def test_what_is_done_or_past_is_not_put_into_a_calendar() -> None:
    state = questions(date(2026, 6, 10))
    occasions = key_occasions(state, key_dates(state))
    assert [one.title.partition(":")[0] for one in occasions] == [
        "The owner signs",
        "Publish it on the website",
    ]
    assert len({one.key for one in occasions}) == 2
    status = replace(state.assessment, status=AssessmentStatus.SIGNED)
    signed = replace(state, assessment=status)
    assert [one.day for one in key_dates(signed) if not one.is_done] == [KeyDay.PUBLISH]


def test_what_no_website_collects_is_handed_on(levels_set: MakeSet) -> None:
    state = state_of(levels_set(2), {})
    assert key_day_text(state, KeyDay.PUBLISH) == "Hand it on"


PHARMACIES = Peers("pharmacy", 200, {26: 4, 8: 20, 4: 80, 1: 120, 0: 166, -4: 180})
DUE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 5, 20), "about 1 in 10 pharmacies had published 8 weeks before the due date"),
        (date(2026, 6, 2), "about 4 in 10 pharmacies had published 4 weeks before the due date"),
        (date(2026, 6, 23), "published a week before the due date, and about 8 in 10 by that day"),
        (date(2026, 7, 20), "about 8 in 10 pharmacies had published by the due date."),
        (date(2025, 10, 1), "fewer than 1 in 10 pharmacies had published 26 weeks before"),
    ],
)
def test_others_are_told_of_at_the_same_distance_from_the_date(today: date, said: str) -> None:
    text = peers_text(PHARMACIES, DUE, today)
    assert text.startswith("In 2021-22, ") and said in text
    assert text.endswith("(Public figures of the DSPT.)")
