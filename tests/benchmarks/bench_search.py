"""Finding words in 10,000 passages, against a LIKE scan and against FTS5 in memory, unencrypted.

Ours is what a person waits for at a key: the whole call, with the snippets of what is found. The
scan reads the same passages in the same kind of encrypted database; the index in memory is built
by Python's own SQLite over the same words and gives rowids only.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from core.catalogue import load_bundled
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Group,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.guidance import Guidance
from core.services.search_passages import passages
from core.store.engine import connect
from core.workspace import NewStore, Workspace

REQUIREMENTS = 1250  # of eight passages each
QUERIES = (
    *("t", "tr", "tra", "trai", "training", "organization", "licence", "e-mail"),
    *("the", "staff training", "who has the key", "sta tra rec", "1-120", "nothingofthekind"),
)
ROUNDS = 20
KEY = "5a" * 32


def main() -> None:
    """Print one line: median and slowest query of ours, and the medians of both peers."""
    made = large_set()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        os.environ["IGT_HOME"] = folder
        setup = NewStore("X", "FZZ01", "pharmacy", "P", made.id)
        created = Workspace.create(Path(folder) / "s", setup, bundled=lambda: {made.id: made})
        with created.workspace as workspace:
            first = timed(lambda: workspace.search.find("training"))
            ours = measure(workspace.search.find)
        scan, memory = peers(Path(folder), made)
        like = measure(scan)
        indexed = measure(memory)
    slowest = max(ours, key=lambda query: median(ours[query]))
    sys.stdout.write(
        f"finding in {len(list(passages(made.for_type('pharmacy'))))} passages: "
        f"{middle(ours):.1f} ms, slowest {slowest!r} {median(ours[slowest]):.1f} ms, "
        f"LIKE scan {middle(like):.1f} ms, FTS5 in memory {middle(indexed):.1f} ms; "
        f"ratios {middle(ours) / middle(like):.2f} and {middle(ours) / middle(indexed):.2f}; "
        f"making the index {first:.0f} ms\n"
    )


def large_set() -> Catalogue:
    """Return a set of the sentences of our own sets, in a new order."""
    random.seed(7)
    spoken = [
        s
        for one in load_bundled().values()
        for leaf in one.by_ref.values()
        for s in said(leaf.guidance)
    ]
    sure = Provenance(Confidence.VERIFIED, "a benchmark")

    def few() -> str:
        return " ".join(random.sample(spoken, 2))

    made = tuple(
        Requirement(
            f"1-{n}",
            random.choice(spoken)[:80],
            AnswerKind.YES_NO,
            Guidance(few(), few(), few(), (few(), few()), (), (few(),), few(), "", (few(),)),
            sure,
            {"pharmacy": Applicability(sure)},
            official=few(),
        )
        for n in range(REQUIREMENTS)
    )
    return Catalogue(
        id="large",
        title="Large",
        edition="1",
        noun="question",
        scheme=Scheme.COUNTS,
        purpose="For a benchmark.",
        opens=None,
        due=None,
        org_types={"pharmacy": "Pharmacy"},
        groups=(Group("1", "All", made),),
        rules_hash="r",
        text_hash="t",
    )


def said(guidance: Guidance) -> list[str]:
    """Return the sentences of one guidance."""
    return [guidance.asks, guidance.why or guidance.asks, *guidance.steps, *guidance.mistakes]


def peers(folder: Path, made: Catalogue) -> tuple[Callable[[str], object], Callable[[str], object]]:
    """Return the scan and the index in memory, each as a function of a query."""
    rows = [(p.ref, f"{p.title} {p.text}") for p in passages(made.for_type("pharmacy"))]
    encrypted: Any = connect(folder / "peer.db", KEY, create=True)
    memory = sqlite3.connect(":memory:")
    encrypted.execute("CREATE TABLE passage (ref TEXT, text TEXT)")
    memory.execute("CREATE VIRTUAL TABLE passage USING fts5(ref, text, prefix='1 2 3')")
    encrypted.execute("BEGIN")
    for database in (encrypted, memory):
        database.executemany("INSERT INTO passage VALUES (?, ?)", rows)
    encrypted.execute("COMMIT")

    def scan(query: str) -> object:
        words = query.split()
        where = " AND ".join(["text LIKE ?"] * len(words))
        select = f"SELECT ref, text FROM passage WHERE {where} LIMIT 50"
        return encrypted.execute(select, [f"%{word}%" for word in words]).fetchall()

    def indexed(query: str) -> object:
        match = " ".join(f'"{word}" *' for word in query.split())
        select = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 50"
        return memory.execute(select, (match,)).fetchall()

    return scan, indexed


def measure(find: Callable[[str], object]) -> dict[str, list[float]]:
    """Return the milliseconds that each query took, time after time."""
    return {query: [timed(lambda q=query: find(q)) for _ in range(ROUNDS)] for query in QUERIES}  # type: ignore[misc]


def middle(took: dict[str, list[float]]) -> float:
    """Return the median over all queries."""
    return median(time for times in took.values() for time in times)


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds *work* took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
