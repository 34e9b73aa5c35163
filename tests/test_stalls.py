"""The watch over the event loop tells a deaf window, names the place, and blames no test."""

from __future__ import annotations

import time

import pytest
from event_loop import let_work
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stalls import watching

HERE = (__file__,)


def a_slow_slot() -> None:
    time.sleep(0.12)


def test_a_slow_slot_is_told_with_its_length_and_its_place(qapp: QApplication) -> None:
    with watching(ours=HERE) as watch:
        let_work(20)
        QTimer.singleShot(0, a_slow_slot)
        let_work(30)
        let_work(20)
    assert [stall for stall in watch.stalls if "a_slow_slot" in stall.stack[0]]
    assert watch.longest.wall_ms > 100
    assert watch.longest.ran_ms < 60  # it slept, so a processor was not what it needed
    assert "a_slow_slot" in watch.report()


@pytest.mark.parametrize("paused", [False, True])
def test_what_a_test_does_itself_is_no_stall_of_the_window(
    qapp: QApplication, paused: bool
) -> None:
    with watching() as watch:
        let_work(20)
        a_slow_slot()
        if paused:
            watch.pause()
        let_work(30)
    assert not [stall for stall in watch.stalls if "a_slow_slot" in str(stall)]
