"""The pace of an organisation: time that was worked, without the time that was not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.pace import Pace, Touch, active_minutes, pace_of

NINE = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def touch(minutes: float, *refs: str, person: str = "Ann") -> Touch:
    return Touch(NINE + timedelta(minutes=minutes), frozenset(refs), person)


def test_the_time_between_two_saved_things_goes_to_the_later_one() -> None:
    spent = active_minutes([touch(0, "1"), touch(6, "2"), touch(9, "2")])
    assert spent == {"1": 2, "2": 9}


def test_a_long_gap_is_no_work() -> None:
    spent = active_minutes([touch(0, "1"), touch(60, "2"), touch(65, "2")])
    assert spent == {"1": 2, "2": 7}


def test_each_person_has_a_clock_of_their_own() -> None:
    spent = active_minutes([touch(0, "1"), touch(1, "2", person="Ben"), touch(4, "1")])
    assert spent == {"1": 6, "2": 2}


def test_a_bulk_act_is_nobodys_work_on_one_answer_but_ends_a_gap() -> None:
    spent = active_minutes([touch(0, "1"), touch(5, "1", "2", "3"), touch(8, "2")])
    assert spent == {"1": 2, "2": 3}


def worked(count: int, minutes_each: float, *, days_apart: int = 0) -> list[Touch]:
    """Answers 0, 1, 2 ..., each saved twice, *minutes_each* apart, in sittings of their own."""
    return [
        touch(n * (60 + days_apart * 1440) + at, str(n))
        for n in range(count)
        for at in (0, minutes_each)
    ]


def test_twice_as_long_as_our_estimate_shows_more_the_more_there_is_to_go_by() -> None:
    today = date(2026, 5, 5)

    def ratio(count: int) -> float:
        refs = [str(n) for n in range(count)]
        # two minutes to begin with and eight to go on, where we thought of five
        return pace_of(worked(count, 8), dict.fromkeys(refs, 5), refs, today).ratio

    assert ratio(4) == 1.0  # too few to say anything
    assert ratio(5) == pytest.approx(1.5)
    assert ratio(20) == pytest.approx(1.8)


def test_what_was_typed_in_at_once_tells_nothing_of_the_pace() -> None:
    at_once = [touch(n / 100, str(n)) for n in range(40)]
    pace = pace_of(
        at_once, {str(n): 30 for n in range(40)}, [str(n) for n in range(40)], NINE.date()
    )
    assert pace == Pace()


@pytest.mark.parametrize(("days", "a_week"), [(14, 5.0), (4, None)])
def test_how_many_a_week_is_said_after_a_week(days: int, a_week: float | None) -> None:
    touches = [*worked(9, 5), Touch(NINE + timedelta(days=days), frozenset({"9"}), "Ann")]
    refs = [str(n) for n in range(10)]
    today = NINE.date() + timedelta(days=days)
    assert pace_of(touches, dict.fromkeys(refs, 30), refs, today).a_week == a_week


def test_work_of_long_ago_says_nothing_of_how_many_a_week() -> None:
    refs = [str(n) for n in range(9)]
    today = NINE.date() + timedelta(days=90)
    assert pace_of(worked(9, 5), dict.fromkeys(refs, 30), refs, today).a_week is None
