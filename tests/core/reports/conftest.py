"""Prints documents into the test's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import paper_samples
import pytest
from paper_tools import Pdf

from core.reports.checklist import ChecklistOptions, build_checklist
from core.reports.summary import build_summary

Printer = Callable[..., Pdf]


@pytest.fixture
def checklist(tmp_path: Path) -> Printer:
    """Return a function that prints the checklist of a state with the given options."""

    def print_it(state: Any = None, **options: Any) -> Pdf:
        path = tmp_path / "checklist.pdf"
        with path.open("wb") as target:
            build_checklist(
                state or paper_samples.state(),
                target,
                ChecklistOptions(**options),
                made_at=paper_samples.MADE_AT,
            )
        return Pdf(path)

    return print_it


@pytest.fixture
def summary(tmp_path: Path) -> Printer:
    """Return a function that prints the summary of a state."""

    def print_it(state: Any = None) -> Pdf:
        path = tmp_path / "summary.pdf"
        with path.open("wb") as target:
            build_summary(state or paper_samples.state(), target, made_at=paper_samples.MADE_AT)
        return Pdf(path)

    return print_it
