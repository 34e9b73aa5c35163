"""Prints documents into the test's folder; the sample's own are printed once for all tests."""

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
Options = dict[str, Any]


class SamplePrints:
    """Prints each document of the sample once for each set of options."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printed: dict[tuple[Any, ...], Pdf] = {}

    def get(self, document: str, build: Callable[[Path], Pdf], options: Options) -> Pdf:
        """Return the sample's *document*; ``build(path)`` prints it if nobody has yet."""
        key = (document, *sorted(options.items()))
        if key not in self._printed:
            self._printed[key] = build(self._folder / f"{len(self._printed)}.pdf")
        return self._printed[key]


@pytest.fixture(scope="session")
def sample_prints(tmp_path_factory: pytest.TempPathFactory) -> SamplePrints:
    """The documents of the sample as it stands, printed at their first use and only read."""
    return SamplePrints(tmp_path_factory.mktemp("sample-prints"))


@pytest.fixture
def checklist(tmp_path: Path, sample_prints: SamplePrints) -> Printer:
    """Return a function that prints the checklist of a state with the given options."""

    def print_it(state: Any = None, **options: Any) -> Pdf:
        def build(path: Path) -> Pdf:
            of, how = state or paper_samples.state(), ChecklistOptions(**options)
            with path.open("wb") as target:
                build_checklist(of, target, how, made_at=paper_samples.MADE_AT)
            return Pdf(path)

        if state is None:
            return sample_prints.get("checklist", build, options)
        return build(tmp_path / "checklist.pdf")

    return print_it


@pytest.fixture
def summary(tmp_path: Path, sample_prints: SamplePrints) -> Printer:
    """Return a function that prints the summary of a state."""

    def print_it(state: Any = None) -> Pdf:
        def build(path: Path) -> Pdf:
            of = state or paper_samples.state()
            with path.open("wb") as target:
                build_summary(of, target, made_at=paper_samples.MADE_AT)
            return Pdf(path)

        if state is None:
            return sample_prints.get("summary", build, {})
        return build(tmp_path / "summary.pdf")

    return print_it
