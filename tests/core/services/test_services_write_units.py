"""Each write transaction is short: whoever types never waits for hashing, locking or printing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import core.bundle
import core.reports.summary
from core.crypto import age
from core.domain.evidence import EvidenceLink
from core.services import sample
from core.store import vault
from core.store.store import Store
from core.workspace import NewStore, Workspace

LIMIT = 0.1  # seconds of processor time
TURNS = 3


class Units:
    """Watches every write unit: what each cost, and whether this thread is in one now."""

    def __init__(self) -> None:
        self.own: list[tuple[float, str]] = []  # processor time: other programs do not count
        self._inside = threading.local()

    @contextmanager
    def watched(self, unit: Any, kind: str) -> Iterator[Any]:
        own = time.thread_time()
        self._inside.now = True
        try:
            with unit as held:
                yield held
        finally:
            self._inside.now = False
            self.own.append((time.thread_time() - own, kind))

    def outside(self, heavy: Callable[..., Any]) -> Callable[..., Any]:
        """Return *heavy*, refused inside a write unit."""

        def checked(*args: Any, **kwargs: Any) -> Any:
            assert not getattr(self._inside, "now", False), f"{heavy} inside a write unit"
            return heavy(*args, **kwargs)

        return checked


@pytest.fixture
def units(monkeypatch: pytest.MonkeyPatch) -> Units:
    seen = Units()
    write = Store.write

    def watched(self: Store, **words: Any) -> Any:
        return seen.watched(write(self, **words), words["label"].key)

    monkeypatch.setattr(Store, "write", watched)
    for place, name in (
        (vault, "encrypt_io"),
        (vault, "decrypt_io"),
        (age, "encrypt_io"),
        (age, "encrypt_with_passphrase"),
        (core.bundle, "write_bundle"),
        (core.bundle, "verify_bundle"),
        (core.reports.summary, "build_summary"),
    ):
        monkeypatch.setattr(place, name, seen.outside(getattr(place, name)))
    return seen


def test_no_write_holds_the_others_up(units: Units, tmp_path: Path, home: Path) -> None:
    slow: set[str] | None = None
    for turn in range(TURNS):  # a busy machine slows one turn, our own slowness every one
        units.own.clear()
        do_a_years_work(tmp_path / str(turn))
        assert len(units.own) > 30
        here = {kind for own, kind in units.own if own >= LIMIT}
        slow = here if slow is None else slow & here
        if not slow:
            return
    assert not slow


def test_a_write_that_computes_for_too_long_is_seen(units: Units, tmp_path: Path) -> None:
    setup = NewStore(sample.NAME, sample.ODS_CODE, "pharmacy", sample.MANAGER, "igt-10")
    with (
        Workspace.create(tmp_path / "store", setup).workspace as workspace,
        workspace.answers._records.write("answer", "answer-changed", ref="10-114"),
    ):
        end = time.thread_time() + LIMIT
        while time.thread_time() < end:
            pass
    assert [kind for own, kind in units.own if own >= LIMIT] == ["answer-changed"]


def do_a_years_work(folder: Path) -> None:
    """Every kind of write that there is, with large documents."""
    setup = NewStore(sample.NAME, sample.ODS_CODE, "pharmacy", sample.MANAGER, "igt-10")
    with Workspace.create(folder / "store", setup).workspace as workspace:
        sample.fill(workspace, sample.HowFar.ALL)
        large = folder / "scan.txt"
        large.write_bytes(b"page " * 2_000_000)
        kept = workspace.evidence.attach(large, [EvidenceLink("10-114")]).evidence
        copy = workspace.copies.open(kept.id)
        copy.write_bytes(b"next " * 2_000_000)
        workspace.copies.close_all()
        workspace.copies.keep(kept.id)
        workspace.sign_offs.sign_off(*sample.OWNER)
        workspace.exports.export(folder / "year.igtb")
        workspace.assessments.reopen("One more look")
