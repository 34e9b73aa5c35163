"""A copy of the made-up question sets that a test may damage, and the shipped one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.catalogue import load_bundled
from core.domain.catalogue import Catalogue

MADE_UP = Path(__file__).parents[2] / "data" / "catalogues"

Mend = Callable[[str, str, str], None]


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    """The made-up set with levels, in a folder of the test's own."""
    return Path(shutil.copytree(MADE_UP / "mini-levels", tmp_path / "mini-levels"))


@pytest.fixture
def dspt(tmp_path: Path) -> Path:
    """The made-up set with items, in a folder of the test's own."""
    return Path(shutil.copytree(MADE_UP / "mini-dspt", tmp_path / "mini-dspt"))


@pytest.fixture
def mend(levels: Path) -> Mend:
    """Replace a text that stands once in one file of the set with levels."""

    def change(name: str, old: str, new: str) -> None:
        file = levels / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), "utf-8")

    return change


@pytest.fixture(scope="session")
def igt10() -> Catalogue:
    """The shipped question set."""
    return load_bundled()["igt-10"]
