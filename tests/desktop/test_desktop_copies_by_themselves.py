"""Copies by themselves: when due, at the close, and a stick that is asked for kindly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from real_window import RealWindow, made_records, reopened

from core.services.access import SpareKey
from core.services.backup.bring_back import look_at
from desktop.copy_keeper import CopyKeeper
from desktop.sample_records import SAMPLE_KEY

OpenWindow = Callable[..., RealWindow]


@pytest.fixture
def opened(
    open_window: OpenWindow, tmp_path: Path, clock: FixedClock
) -> tuple[RealWindow, SpareKey]:
    key = made_records(tmp_path / "store", clock=clock)
    window = open_window(tmp_path / "store", clock=clock)
    window.unlock_with(key)
    return window, key


def keeper(window: RealWindow) -> CopyKeeper:
    attendant = window.wiring._attendant
    assert attendant is not None and attendant.safe.keeper is not None
    return attendant.safe.keeper


def look(window: RealWindow) -> int:
    """Look as each minute does; return how many copies there are."""
    keeper(window).look()
    window.settle()
    return len(window.workspace.backups.copies())


def test_a_copy_is_made_hourly_while_something_changes(
    opened: tuple[RealWindow, SpareKey], clock: FixedClock
) -> None:
    window, _ = opened
    assert look(window) == 1 and "copy on this PC 10:00" in window.status.safe.text()
    clock.advance(hours=2)
    assert look(window) == 1  # nothing changed
    window.workspace.answers.set_note("10-114", "one")
    assert look(window) == 2
    window.workspace.answers.set_note("10-114", "two")
    clock.advance(minutes=59)
    assert look(window) == 2
    clock.advance(minutes=1)
    assert look(window) == 3


def test_the_last_change_is_copied_at_the_close(
    opened: tuple[RealWindow, SpareKey], tmp_path: Path, clock: FixedClock
) -> None:
    window, key = opened
    look(window)
    clock.advance(minutes=5)
    window.workspace.answers.set_note("10-114", "said last")
    window.close()
    assert not window.window.isVisible()
    with reopened(tmp_path / "store", key, clock) as workspace:
        newest = workspace.backups.newest().here
        assert newest is not None and newest.changes_behind == 0


def test_locking_in_the_middle_of_a_copy_leaves_nothing_half_made(
    opened: tuple[RealWindow, SpareKey], tmp_path: Path
) -> None:
    window, key = opened
    keeper(window)._begin(window.workspace.backups.run_due)
    window.window.lock_asked.emit()
    window.settle()
    assert window.wiring.opener.workspace is None and not window.banner.isVisible()
    window.unlock_with(key)
    assert all(copy.proved_at for copy in window.workspace.backups.copies())
    assert not list((tmp_path / "store").glob("*.part"))


def test_whoever_closes_twice_waits_for_no_copy(opened: tuple[RealWindow, SpareKey]) -> None:
    window, _ = opened
    closed: list[bool] = []
    one = keeper(window)
    one._then = lambda: closed.append(True)  # as while the last copy is being made
    window.wiring._attendant._closing = True  # type: ignore[union-attr]
    window.window.close()
    assert closed == [True] and window.window.isVisible()
    window.wiring._attendant._closing = False  # type: ignore[union-attr]


def test_a_stick_is_asked_for_after_a_day_and_later_holds_for_the_day(
    opened: tuple[RealWindow, SpareKey], tmp_path: Path, clock: FixedClock
) -> None:
    window, _ = opened
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    place = window.workspace.backups.add_place(stick, "Blue stick")
    window.workspace.backups.create(place.id)
    stick.rename(away)
    window.workspace.answers.set_note("10-114", "not on the stick")
    clock.advance(hours=5)
    look(window)
    assert not window.banner.isVisible()  # it is in a drawer, as it should be
    clock.advance(days=2)
    look(window)
    assert window.banner.title.text() == "A copy is due: please put in Blue stick"
    assert "copy on Blue stick 2 days ago" in window.status.safe.text()
    window.banner.button.click()
    window.settle()
    look(window)
    assert not window.banner.isVisible()
    clock.advance(days=1)
    look(window)
    assert window.banner.isVisible()
    away.rename(stick)
    look(window)
    assert not window.banner.isVisible() and len(look_at(stick)) == 2
    assert "copy on Blue stick 15:00" in window.status.safe.text()


def test_trouble_with_a_copy_is_told_once(
    opened: tuple[RealWindow, SpareKey], tmp_path: Path
) -> None:
    window, _ = opened
    home = tmp_path / "home" / "data" / "copies"
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("in the way", encoding="utf-8")
    keeper(window).look()
    window.settle()
    assert window.banner.title.text().startswith("No copy could be made: ")
    window.banner.close_button.click()
    keeper(window).look()
    window.settle()
    assert not window.banner.isVisible()
    home.unlink()
    assert look(window) == 1


def test_the_made_up_pharmacy_is_not_copied(
    open_window: OpenWindow, tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "home" / "data" / "sample"
    folder.parent.mkdir(parents=True)
    key = made_records(folder, clock=clock, sample=True)
    (folder / SAMPLE_KEY).write_text(key.printed, encoding="ascii")
    window = open_window(sample="pharmacy", clock=clock)
    attendant = window.wiring._attendant
    assert attendant is not None and attendant.safe.keeper is None
    assert "copy" not in window.status.safe.text()
