"""Qt objects in cycles die on the UI thread, whatever the workers allocate."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.gc_policy import UiThreadCollector


class Knot(QObject):
    """Holds itself, so that only the cyclic collector can free it; notes where it died."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        self.me = self
        self.witness = Witness(died_on)


class Witness:
    def __init__(self, died_on: list[int]) -> None:
        self._died_on = died_on

    def __del__(self) -> None:
        self._died_on.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[UiThreadCollector]:
    one = UiThreadCollector()
    yield one
    one.stop()


def allocate() -> None:
    kept = []
    for _ in range(60):
        kept = [[number] for number in range(5000)]
        kept.append(kept)  # cycles of the worker's own


def drop_knots_while_a_worker_allocates(count: int) -> list[int]:
    died_on: list[int] = []
    for _ in range(count):
        Knot(died_on)
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    return died_on


def test_without_the_policy_a_worker_destroys_them(qtbot: QtBot) -> None:
    gc.collect()
    died_on = drop_knots_while_a_worker_allocates(20)
    gc.collect()
    assert set(died_on) - {threading.get_ident()}, "the trap that the policy is for is gone"


def test_with_the_policy_they_die_on_the_ui_thread(
    collector: UiThreadCollector, qtbot: QtBot
) -> None:
    gc.collect()
    collector.start()
    died_on = drop_knots_while_a_worker_allocates(20)
    assert died_on == []
    qtbot.waitUntil(lambda: len(died_on) == 20, timeout=60_000)
    assert set(died_on) == {threading.get_ident()}


def test_collecting_off_the_ui_thread_is_refused(collector: UiThreadCollector) -> None:
    refused: list[BaseException] = []

    def collect() -> None:
        try:
            collector.collect_all()
        except RuntimeError as error:
            refused.append(error)

    worker = threading.Thread(target=collect)
    worker.start()
    worker.join()
    assert len(refused) == 1


def test_stopping_gives_python_its_own_way_back(collector: UiThreadCollector) -> None:
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_stays_to_the_end_is_passed_over_and_what_comes_later_is_not(
    collector: UiThreadCollector,
) -> None:
    collector.start()
    try:
        collector.pass_over_what_is_here()
        assert gc.get_freeze_count() > 10_000
        died_on: list[int] = []
        Knot(died_on)
        collector.collect_all()
        assert died_on == [threading.get_ident()]
    finally:
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # as conftest left it
