"""Records of ten years against empty ones: opening, showing, proving and checking them.

Each figure names its peer in the same run: opening stands against empty records; proving the
history against hashing the same texts and nothing else; the whole check against SQLite's and
SQLCipher's own two checks of the same file.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from years_bench import Made, empty_records, history_rows, ten_years

from core.store import tables
from core.store.engine import connect
from core.store.store import DATABASE
from core.workspace import Workspace

ROUNDS = 7
CHECKS = 3


def main() -> None:
    """Print one line for each figure."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may lie in memory
        empty = empty_records(Path(folder) / "empty")
        old = ten_years(Path(folder) / "old")
        opening(empty, old)
        with old.open() as workspace:
            rows = history_rows(workspace.assessments._records.store)
            proving(workspace, rows)
            checking(workspace, old)


def opening(empty: Made, old: Made) -> None:
    """Time opening, and opening with the first page's state, in turn."""
    took: dict[str, list[float]] = {"new": [], "old": [], "new state": [], "old state": []}
    for _ in range(ROUNDS):
        for name, made in (("new", empty), ("old", old)):
            start = time.perf_counter()
            workspace = made.open()
            took[name].append(time.perf_counter() - start)
            workspace.assessments.state()
            took[f"{name} state"].append(time.perf_counter() - start)
            workspace.close()
    ms = {name: median(times) * 1000 for name, times in took.items()}
    say(
        f"opening ten years: {ms['old']:.1f} ms, empty records {ms['new']:.1f} ms, "
        f"ratio {ms['old'] / ms['new']:.2f}"
    )
    say(
        f"opening with the state of Home: {ms['old state']:.1f} ms, empty records "
        f"{ms['new state']:.1f} ms, ratio {ms['old state'] / ms['new state']:.2f}"
    )


def proving(workspace: Workspace, rows: int) -> None:
    """Time the proof of the whole history."""
    ours = middle(workspace.history.verify)
    floor = middle(lambda: hash_only(workspace))
    say(
        f"proving the history, per 100,000 rows: {ours / rows * 100_000:.2f} s, reading and "
        f"hashing the same rows {floor / rows * 100_000:.2f} s, ratio {ours / floor:.2f}"
    )


def hash_only(workspace: Workspace) -> None:
    """Read every row of the history and hash its text: what no proof can do without."""
    with workspace.assessments._records.store.read() as session:
        for table in (tables.ChangeRow, tables.ChangeValueRow):
            connection = session.connection()
            for row in connection.exec_driver_sql(f"SELECT * FROM {table.__tablename__}"):
                hashlib.sha256("|".join(map(str, row)).encode()).hexdigest()


def checking(workspace: Workspace, made: Made) -> None:
    """Time the whole check."""
    key = workspace.secrets.database_key

    def bare() -> None:
        connection = connect(made.folder / DATABASE, key)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()

    ours = middle(workspace.care.check)
    floor = middle(bare)
    say(
        f"checking the records, history and all: {ours:.2f} s, the two checks alone "
        f"{floor:.2f} s, ratio {ours / floor:.2f}"
    )


def middle(work: Callable[[], object]) -> float:
    """Return the median time of *work* in seconds."""
    times = []
    for _ in range(CHECKS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def say(line: str) -> None:
    """Print one figure."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
