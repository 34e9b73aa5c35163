"""Saving one answer durably, against a bare SQLite commit with synchronous=FULL in the same run.

Ours is what a person waits for: a write unit with the read before the write, the answer, its
journal rows, the commit to the encrypted database, and the head witness on the disk.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import SimpleNamespace

from sqlalchemy import select

from core.domain.clock import SystemClock
from core.store.journal import Label
from core.store.store import Store
from core.store.tables import Answer, Assessment, Catalogue, Organisation, Person

SAVES = 300
WARM_UP = 20


def main() -> None:
    """Print one line: median and 99th percentile of both, and the ratio of the medians."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may lie in memory
        ours, bare = measure(Path(folder))
    sys.stdout.write(
        f"saving one answer: {median(ours):.2f} ms (p99 {percentile(ours):.2f}), "
        f"bare SQLite commit {median(bare):.2f} ms (p99 {percentile(bare):.2f}), "
        f"ratio {median(ours) / median(bare):.2f}\n"
    )


def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each save, ours and the bare one in turn."""
    secrets = SimpleNamespace(database_key="5a" * 32)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE answer (ref TEXT, field TEXT, value TEXT, PRIMARY KEY (ref, field))")
    ours_took: list[float] = []
    bare_took: list[float] = []
    with Store.create(folder / "store", secrets, SystemClock()) as store:
        fill(store)
        for n in range(SAVES + WARM_UP):
            ours_took.append(timed(lambda n=n: save(store, n)))  # type: ignore[misc]
            bare_took.append(timed(lambda n=n: save_bare(bare, n)))  # type: ignore[misc]
    bare.close()
    return ours_took[WARM_UP:], bare_took[WARM_UP:]


def save(store: Store, n: int) -> None:
    """Save a note as a service does."""
    key = {"assessment_id": "a1", "ref": str(n % 45), "field": "note"}
    with store.write(kind="answer", label=Label("answered", {"ref": key["ref"]})) as unit:
        row = unit.session.scalars(select(Answer).filter_by(**key)).one_or_none()
        if row is None:
            unit.session.add(Answer(**key, value=f"note {n}"))
        else:
            row.value = f"note {n}"


def save_bare(connection: sqlite3.Connection, n: int) -> None:
    """Save the same note and nothing else."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR REPLACE INTO answer VALUES (?, 'note', ?)", (str(n % 45), f"{n}"))
    connection.execute("COMMIT")


def timed(work: Callable[[], None]) -> float:
    """Return how many milliseconds *work* took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: list[float]) -> float:
    """Return the 99th percentile of *times*."""
    return sorted(times)[int(len(times) * 0.99)]


def fill(store: Store) -> None:
    """Put a pharmacy with one assessment into a new store."""
    now = SystemClock().now()
    with store.write(kind="set-up", label=Label("set-up")) as unit:
        unit.session.add(Organisation(id="o1", name="X", org_type="pharmacy", created=now))
        unit.session.add(
            Person(id="p1", organisation_id="o1", name="P", role="manager", created=now)
        )
        unit.session.add(
            Catalogue(
                id="c1",
                catalogue_id="igt-10",
                edition="10",
                rules_hash="r",
                text_hash="t",
                compiled="{}",
                added=now,
            )
        )
        unit.session.add(
            Assessment(
                id="a1",
                organisation_id="o1",
                catalogue_id="c1",
                rules_hash="r",
                org_type="pharmacy",
                started=now,
            )
        )


if __name__ == "__main__":
    main()
