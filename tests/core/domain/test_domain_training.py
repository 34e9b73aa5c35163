"""Who counts, who is trained, and what a question asks of that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.domain.staff import StaffMember, Training, months_after
from core.domain.training import RULES, count_sentence, count_training, is_reached
from core.domain.typed_day import typed_day

TODAY = date(2026, 5, 20)


def person(name: str, *days: date, **more: object) -> StaffMember:
    trainings = tuple(Training(str(day), day) for day in sorted(days, reverse=True))
    return StaffMember(name, name, trainings=trainings, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 5, 20), 12, date(2027, 5, 20)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_a_month_that_lacks_the_day_ends_on_its_last(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_training_counts_for_twelve_months_and_not_a_day_longer() -> None:
    assert person("A", TODAY).is_trained(TODAY)
    assert person("A", date(2025, 5, 21)).is_trained(TODAY)
    assert not person("A", date(2025, 5, 20)).is_trained(TODAY)
    assert person("A", date(2020, 1, 1), date(2026, 1, 1)).due == date(2027, 1, 1)
    assert person("A").due is None


def test_who_has_left_has_not_begun_or_sees_nothing_is_not_counted() -> None:
    staff = [
        person("here", TODAY),
        person("left", TODAY, left_on=TODAY),
        person("leaves tomorrow", left_on=TODAY + timedelta(days=1)),
        person("comes tomorrow", started=TODAY + timedelta(days=1)),
        person("cleaner", sees_records=False),
    ]
    count = count_training(staff, TODAY)
    assert (count.trained, count.total) == (1, 2)
    assert count_training(staff, TODAY, everybody=True).total == 3
    assert "1 of 2 people on our staff list who can see" in count_sentence(count, everybody=False)
    assert "20 May 2026" in count_sentence(count, everybody=True)


@pytest.mark.parametrize(
    ("trained", "total", "percent", "missing"),
    [
        (8, 9, 88, 1),
        (9, 9, 100, 0),
        (19, 20, 95, 0),
        (37, 39, 94, 1),
        (94, 99, 94, 1),
        (0, 1, 0, 1),
    ],
)
def test_no_share_is_rounded_up_to_what_is_asked(
    trained: int, total: int, percent: int, missing: int
) -> None:
    staff = [person(str(k), *([TODAY] if k < trained else [])) for k in range(total)]
    count = count_training(staff, TODAY)
    assert (count.percent, count.missing(95)) == (percent, missing)
    assert is_reached(count, 95) is (missing == 0)


def test_where_nobody_is_listed_nothing_is_reached() -> None:
    count = count_training([], TODAY)
    assert (count.percent, is_reached(count, 95)) == (0, False)


def test_each_rule_names_a_question_that_asks_for_training() -> None:
    from core.workspace_setup import shipped_catalogues

    found = {
        asked.ref: requirement
        for catalogue in shipped_catalogues().values()
        for org_type in catalogue.org_types
        for asked in catalogue.for_type(org_type).asked
        if (requirement := asked.requirement)
    }
    for rule in RULES:
        requirement = found[rule.ref]
        ages = {requirement.ages, *(c.ages for c in requirement.criteria)}
        assert "trained" in ages
        points = {point for point in (rule.finished, rule.in_date) if point}
        assert points <= {c.id for c in requirement.criteria}


@pytest.mark.parametrize(
    "text",
    ["2026-05-28", "28/05/2026", "28.5.26", "28 May 2026", "28th may 26", "28-May-2026",
     "2026-05-28T00:00:00"],
)  # fmt: skip
def test_a_day_is_read_as_people_in_england_write_it(text: str) -> None:
    assert typed_day(text) == date(2026, 5, 28)


@pytest.mark.parametrize("text", ["", "5/28/2026", "31/02/2026", "May 2026", "soon", "28 Foo 2026"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(text) is None
