"""A short turn of each campaign of ``make soak``; the long ones run there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import acting
import full_disk
import monkey
import pytest
import words
from damaging import Damaging
from helper import Helper
from kills import Campaign
from PySide6.QtWidgets import QApplication
from racing import Racing

SEED = 20260512


def quietly(done: int, what: str) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    """Somebody to work, and to be killed."""
    with Helper() as one:
        yield one


def test_kills_at_random_moments_lose_nothing_acknowledged(tmp_path: Path, helper: Helper) -> None:
    campaign = Campaign(tmp_path, SEED)
    campaign.play(6, quietly, helper)
    assert campaign.acknowledged > 6
    assert sum(campaign.cut.values()) == 6


def test_damage_to_any_file_is_found_or_changes_nothing(tmp_path: Path, helper: Helper) -> None:
    campaign = Damaging(tmp_path, SEED)
    campaign.play(16, quietly, helper)
    found = sum(n for outcome, n in campaign.outcomes.items() if not outcome.endswith("harmless"))
    assert found >= 5


def test_a_disk_that_fills_up_loses_nothing() -> None:
    command = [*full_disk.command(), sys.executable, full_disk.__file__, "2", str(SEED)]
    done = subprocess.run(
        [*command, "answer", "attach", "migrate"],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "disk-full" in done.stdout or "cannot mount here" in done.stdout


def test_two_processes_that_race_for_the_records_take_turns(tmp_path: Path, helper: Helper) -> None:
    racing = Racing(tmp_path, SEED)
    racing.play(4, quietly, helper)
    assert racing.visits >= 10 and racing.made == 1


def test_random_work_is_undone_to_the_first_state(tmp_path: Path) -> None:
    acting.play(tmp_path, SEED, 80, quietly)


def test_nothing_typed_is_readable_after_copies_damage_and_a_crash(tmp_path: Path) -> None:
    words.play(tmp_path, SEED, 1, quietly)


@pytest.mark.qt_log_ignore("This plugin does not support")  # said offscreen only
def test_a_monkey_at_the_window_breaks_nothing_and_leaves_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    watch = monkey.play(tmp_path, SEED, 70, quietly, rest_every=20)
    assert watch.beats > 70
