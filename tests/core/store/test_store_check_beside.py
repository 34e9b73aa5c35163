"""The check goes on beside writers and readers: no false alarm, nobody refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from store_world import World

from core.domain.long_work import PersonCancelledError
from core.store import check
from core.store.check import DatabaseReport, check_twice
from core.store.trouble import RecordsReadOnlyError

WRITES = 150


def test_a_check_beside_a_busy_writer_finds_nothing_wrong(world: World) -> None:
    for number in range(40):
        world.answer("1", f"note {number}", "x" * 2000)
    done = threading.Event()

    def write() -> None:
        for number in range(WRITES):
            world.answer("1", f"note {number % 40}", f"{number}" * 500)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    checks = 0
    while not done.is_set() or not checks:
        assert world.store.check().database.ok
        checks += 1
    writer.join()
    assert not world.store.read_only
    report = world.reopen().check()
    assert report.ok
    assert report.history.chain is not None
    assert report.history.chain.changes == 1 + 40 + WRITES


def test_a_check_can_be_stopped_between_and_within_its_steps(world: World) -> None:
    for after in range(4):
        left = iter([False] * after)
        with pytest.raises(PersonCancelledError):
            world.store.check(cancelled=lambda left=left: next(left, True))  # type: ignore[misc]
    assert world.store.check().ok
    assert world.answer("1", "note", "goes on").recorded is not None


def test_closing_stops_a_check_that_is_under_way(world: World) -> None:
    closer = threading.Thread(target=world.store.close)

    def close_now() -> bool:
        if not closer.ident:
            closer.start()
            while not world.store.closing:
                closer.join(0.001)
        return False

    with pytest.raises(PersonCancelledError):
        world.store.check(cancelled=close_now)
    closer.join()
    assert world.store.closing


def test_what_looks_wrong_once_only_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [DatabaseReport(("page 3",), (), 0), DatabaseReport((), (), 0)]
    monkeypatch.setattr(check, "_check_beside", lambda reader, cancelled: seen.pop(0))

    @contextmanager
    def reader() -> Iterator[Any]:
        yield None

    found: AbstractContextManager[Any] = reader()
    assert check_twice(lambda: found, None).ok
    assert seen == []


def test_a_store_that_may_only_be_read_refuses_every_kind_of_write(world: World) -> None:
    world.store.only_read()
    for write in (
        lambda: world.answer("1", "note", "x"),
        lambda: world.store.save_setting("x", 1),
        world.store.accept_history,
    ):
        with pytest.raises(RecordsReadOnlyError):
            write()
    assert world.store.check().ok  # a look is allowed
