"""Work leaves the UI thread, its answers come back to it, and closed owners hear nothing."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from core.errors import EnvironmentProblem
from desktop.errors import ErrorPlace
from desktop.tasks import TaskRunner


class DiskFullError(EnvironmentProblem):
    code = "disk-full"
    what_text = "The disk is full."
    next_text = "Make room."


def identify(value: int) -> tuple[int, int]:
    return value, threading.get_ident()


def fail(error: Exception) -> None:
    raise error


def test_five_hundred_tasks_are_answered_once_each_and_writes_in_order(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    owner = QObject()
    writes: list[int] = []
    reads: list[int] = []
    main = threading.get_ident()

    def keep(into: list[int], answer: tuple[int, int]) -> None:
        assert threading.get_ident() == main and answer[1] != main
        into.append(answer[0])

    for number in range(250):
        tasks.run(owner, partial(identify, number), partial(keep, writes))
        tasks.read(owner, partial(identify, number), partial(keep, reads))
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert writes == list(range(250))
    assert sorted(reads) == list(range(250))


def test_an_answer_for_a_closed_owner_is_dropped(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    heard: list[Any] = []
    tasks.read(owner, partial(gate.wait, 10), heard.append)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert heard == []


def test_a_failure_goes_to_its_handler_and_to_nobody_else(
    tasks: TaskRunner, errors: ErrorPlace, qtbot: QtBot
) -> None:
    owner = QObject()
    handled: list[Exception] = []
    shown: list[object] = []
    errors.raised.connect(shown.append)
    tasks.run(owner, partial(fail, DiskFullError()), None, handled.append)
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert [type(error) for error in handled] == [DiskFullError]
    assert shown == []


def test_a_failure_that_nobody_handles_is_shown_in_words(
    tasks: TaskRunner, errors: ErrorPlace, qtbot: QtBot
) -> None:
    owner = QObject()
    shown: list[Any] = []
    errors.raised.connect(shown.append)
    tasks.run(owner, partial(fail, DiskFullError()))
    tasks.run(owner, partial(fail, ValueError("secret name")))
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert (shown[0].what, shown[0].next, shown[0].tone) == (
        "The disk is full.", "Make room.", "error",
    )  # fmt: skip
    assert shown[1].code == "bug" and "secret" not in f"{shown[1].what} {shown[1].next}"


def count_up(steps: int, *, progress: Any, cancelled: Any) -> int:
    for step in range(steps):
        progress(step + 1, steps, "file")
    return steps


def until_cancelled(started: threading.Event, *, progress: Any, cancelled: Any) -> None:
    started.set()
    while not cancelled():
        time.sleep(0.001)
    raise InterruptedError


def test_long_work_tells_how_far_it_is_and_ends(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[Any] = []
    done: list[int] = []
    ended: list[bool] = []
    work = tasks.work(
        owner, partial(count_up, 5000), done.append, title="Copy", progress=told.append
    )
    work.ended.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    assert done == [5000] and ended == [True]
    assert told and told[-1].done == 5000 and len(told) < 5000


def test_cancelled_work_is_not_a_failure(
    tasks: TaskRunner, errors: ErrorPlace, qtbot: QtBot
) -> None:
    owner = QObject()
    started = threading.Event()
    stopped: list[bool] = []
    shown: list[object] = []
    errors.raised.connect(shown.append)
    work = tasks.work(
        owner, partial(until_cancelled, started), cancelled=lambda: stopped.append(True)
    )
    assert started.wait(10)
    work.cancel()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert stopped == [True] and shown == []


def test_shutting_down_finishes_writes_stops_long_work_and_joins(
    errors: ErrorPlace, qtbot: QtBot
) -> None:
    runner = TaskRunner(errors)
    owner = QObject()
    written: list[int] = []
    started = threading.Event()
    runner.work(owner, partial(until_cancelled, started))
    for number in range(20):
        runner.run(owner, partial(written.append, number))
    assert started.wait(10)
    runner.shutdown()
    assert written == list(range(20))
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("write", "read"))]


def test_after_the_end_a_read_is_dropped_and_a_write_is_not_lost_in_silence(
    errors: ErrorPlace,
) -> None:
    runner = TaskRunner(errors)
    runner.shutdown()
    runner.read(QObject(), partial(identify, 1))
    assert not runner.is_busy
    with pytest.raises(RuntimeError, match="after shutdown"):
        runner.run(QObject(), partial(identify, 1))


def test_the_worker_holds_neither_owner_nor_callback(tasks: TaskRunner, qtbot: QtBot) -> None:
    class Heard:
        def done(self, _answer: object) -> None: ...

    owner, heard = QObject(), Heard()
    gone = weakref.ref(heard)
    tasks.read(owner, partial(identify, 1), heard.done)
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    del heard
    gc.collect()
    assert gone() is None


class Bell(QObject):
    rung = Signal(bool)
    told = Signal(object)


def test_thousands_of_signals_do_not_use_up_a_reference(qtbot: QtBot) -> None:
    bell = Bell()
    heard = [0]

    def count(_value: object) -> None:
        heard[0] += 1

    bell.rung.connect(count)
    bell.told.connect(count)
    for _ in range(5000):
        bell.rung.emit(True)
        bell.told.emit(True)
    assert heard == [10_000]
    assert QThread.currentThread() is bell.thread()


def test_a_bug_is_logged_without_its_message(
    errors: ErrorPlace, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        fail(ValueError("/home/asha/secret.docx"))
    except ValueError as error:
        errors.show(error)
    assert "ValueError" in caplog.text and "secret" not in caplog.text


def test_short_reads_are_no_long_work(tasks: TaskRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()
    owner = QObject()
    tasks.read(owner, go_on.wait)
    assert tasks.is_busy and not tasks.has_work

    def long(**_told: object) -> None:
        go_on.wait()

    tasks.work(owner, long, title="Long")
    assert tasks.has_work
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert not tasks.has_work
