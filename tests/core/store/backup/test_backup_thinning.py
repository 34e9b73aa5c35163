"""The rule by which copies go, and the documents that go with the last copy that named them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from backup_world import BackupWorld
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crypto.age import new_identity
from core.domain.clock import london_date
from core.store.backup import (
    CopyName,
    apply_thinning,
    check_copy,
    clear_documents,
    list_copies,
    remove_copies,
    thin,
)
from core.store.backup.names import copy_name
from core.store.journal import Label
from core.store.tables import Blob

NOW = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
minutes = st.lists(st.integers(-3_000, 60 * 24 * 1500), max_size=60)


def named(ages: list[int]) -> list[CopyName]:
    return [copy_name(NOW - timedelta(minutes=age), 10_000_000 - age) for age in sorted(set(ages))]


def age_in_days(one: CopyName) -> int:
    return (london_date(NOW) - london_date(one.made)).days


@settings(max_examples=150, deadline=None)
@given(minutes)
def test_the_newest_and_all_of_today_stay_and_doing_it_twice_changes_nothing(
    ages: list[int],
) -> None:
    names = named(ages)
    going = set(thin(names, NOW))
    staying = [one for one in names if one not in going]
    assert not names or max(names, key=lambda one: one.made) in staying
    assert all(age_in_days(one) > 0 for one in going)
    assert thin(staying, NOW) == ()
    assert going <= set(names)


@settings(max_examples=150, deadline=None)
@given(minutes)
def test_every_day_week_and_month_that_had_a_copy_keeps_its_newest(ages: list[int]) -> None:
    names = named(ages)
    staying = set(names) - set(thin(names, NOW))
    for one in names:
        age = age_in_days(one)
        if age <= 0:
            continue
        day = london_date(one.made)
        if age <= 14:
            peers = [p for p in names if london_date(p.made) == day]
        elif age <= 14 + 91:
            peers = [
                p
                for p in names
                if 14 < age_in_days(p) <= 105
                and london_date(p.made).isocalendar()[:2] == day.isocalendar()[:2]
            ]
        else:
            peers = [
                p
                for p in names
                if age_in_days(p) > 105
                and (london_date(p.made).year, london_date(p.made).month) == (day.year, day.month)
            ]
        assert [p for p in peers if p in staying] == [max(peers, key=lambda p: p.made)]


def test_hourly_copies_over_two_years_come_down_to_some_fifty() -> None:
    staying: list[CopyName] = []
    now = NOW - timedelta(days=730)
    while now <= NOW:
        for hour in range(9, 17, 2):
            staying.append(copy_name(now.replace(hour=hour, minute=0), len(staying)))
        now += timedelta(days=1)
        going = set(thin(staying, now.replace(hour=17)))
        staying = [one for one in staying if one not in going]
    assert 40 < len(staying) < 60
    months = {(one.made.year, one.made.month) for one in staying}
    assert len(months) >= 24


def test_a_clock_that_was_set_back_loses_no_copy() -> None:
    names = named([-2000, -1000, -10, 5])
    assert thin(names, NOW) == ()


def test_documents_go_with_the_last_copy_that_named_them(kept: BackupWorld) -> None:
    old = kept.blobs[0]
    first = kept.copy()
    with kept.store.write(kind="x", label=Label("x")) as unit:
        unit.session.delete(unit.session.get(Blob, old))
    second = kept.copy()
    assert clear_documents(kept.place, kept.own) == (0, ())
    remove_copies(kept.place, [first.name])
    assert clear_documents(kept.place, kept.own) == (1, ())
    assert list(kept.place.root.rglob(f"{old}.age")) == []
    assert [one.name for one in list_copies(kept.place)] == [second.name]


def test_thinning_keeps_every_document_of_the_copies_that_stay(kept: BackupWorld) -> None:
    first = kept.copy()
    kept.clock.advance(minutes=5)
    second = kept.copy()
    kept.clock.advance(days=3)
    thinned = apply_thinning(kept.place, kept.own, kept.clock.now())
    assert (thinned.copies, thinned.documents, thinned.unread) == ((first.name,), 0, ())
    scratch = kept.store.folder.parent / "scratch"
    scratch.mkdir()
    assert check_copy(kept.place, second.name, kept.own, scratch) == ()


def test_no_document_goes_while_a_copy_cannot_be_read(kept: BackupWorld) -> None:
    first = kept.copy()
    second = kept.copy()
    remove_copies(kept.place, [first.name])
    assert clear_documents(kept.place, [new_identity()]) == (0, (second.name,))
    assert len(list((kept.place.root / "documents").rglob("*.age"))) == 2
