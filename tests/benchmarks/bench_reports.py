"""Printing: how long the checklist and the summary take, and the memory that they need."""

from __future__ import annotations

import io
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime
from statistics import median
from typing import Any

from core.catalogue.bundled import load_bundled
from core.domain.answers import Answer
from core.domain.catalogue import Catalogue
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.state import AssessmentState, assessment_state

ROUNDS = 7
TYPE = "pharmacy"


def main() -> None:
    """Print a line for the import and one for each document."""
    began = time.perf_counter()
    from core.reports.checklist import build_checklist
    from core.reports.summary import build_summary

    sys.stdout.write(f"paper: import {1000 * (time.perf_counter() - began):.0f} ms\n")
    state = printed_state(load_bundled()["igt-10"])
    for name, build in (("checklist", build_checklist), ("summary", build_summary)):
        sys.stdout.write(f"{name}: {measured(build, state)}\n")


def measured(build: Callable[[AssessmentState, Any], Any], state: AssessmentState) -> str:
    """Return pages, size, median time and peak memory of one document in words."""
    took: list[float] = []
    for _ in range(ROUNDS):
        target = io.BytesIO()
        began = time.perf_counter()
        printed = build(state, target)
        took.append(1000 * (time.perf_counter() - began))
    tracemalloc.start()
    build(state, io.BytesIO())
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    size = len(target.getvalue()) / 1000
    return f"{printed.pages} pages, {size:.0f} kB, {median(took):.0f} ms, peak {peak:.1f} MB"


def printed_state(catalogue: Catalogue) -> AssessmentState:
    """Return an assessment with every second criterion ticked and a note on each requirement."""
    now = datetime(2026, 5, 28, 9, 30, tzinfo=UTC)
    answers = {
        ref: Answer(
            ref,
            met=frozenset(c.id for c in leaf.criteria[::2]),
            note="The new starter signs on Monday. " * 5,
            owner="A. Patel",
        )
        for ref, leaf in catalogue.by_ref.items()
    }
    return assessment_state(
        Organisation("o1", "Bridge Street Pharmacy", "FX123", TYPE),
        Assessment("a1", "o1", catalogue.id, "", TYPE, AssessmentStatus.OPEN, now, None),
        catalogue.for_type(TYPE),
        answers,
        (),
        date(2026, 5, 28),
        history_stamp="3f" * 32,
    )


if __name__ == "__main__":
    main()
