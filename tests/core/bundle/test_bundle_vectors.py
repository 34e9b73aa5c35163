"""Every file in tests/vectors/ has the outcome that its index promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bundle_samples import catalogue

from core.errors import CheckFailedError
from core.intake.receiving import extract_file, verify_file

VECTORS = Path(__file__).parents[2] / "vectors"
CASES = json.loads((VECTORS / "index.json").read_text("utf-8"))["cases"]
BAD = [case for case in CASES if case["expect"] != "good"]


def outcome(case: dict[str, Any], folder: Path | None = None) -> str:
    """Return ``good`` or the code of the refusal, read as the case says."""
    files = (
        VECTORS / case["file"],
        VECTORS / "keys" / case.get("identity", "receiver.key"),
        VECTORS / "keys" / case.get("trusted", "allowed_signers"),
    )
    known = set() if case.get("known") == "none" else {catalogue().rules_hash}
    try:
        if folder:
            extract_file(*files, folder, known_rules=known)
        else:
            verify_file(*files, known_rules=known)
    except CheckFailedError as error:
        assert error.exit_code == 4
        assert "{" not in str(error), "a sentence with a place that nothing fills"
        return error.code
    return "good"


def label(case: dict[str, Any]) -> str:
    return f"{case['file']}: {case['why']}"


@pytest.mark.parametrize("case", CASES, ids=label)
def test_the_outcome_is_the_one_promised(case: dict[str, Any]) -> None:
    assert outcome(case) == case["expect"]


@pytest.mark.parametrize("case", BAD, ids=label)
def test_nothing_of_a_refused_file_is_unpacked(case: dict[str, Any], tmp_path: Path) -> None:
    assert outcome(case, tmp_path / "unpacked") == case["expect"]
    assert list(tmp_path.iterdir()) == []


def test_every_file_is_in_the_index_and_the_folder_stays_small() -> None:
    assert {case["file"] for case in CASES} == {path.name for path in VECTORS.glob("*.igtb")}
    assert sum(path.stat().st_size for path in VECTORS.rglob("*.igtb")) < 1_000_000


def test_every_code_of_the_format_page_is_shown_by_a_file_or_is_another_reader_s() -> None:
    page = (Path(__file__).parents[3] / "docs/bundle-format.md").read_text("utf-8")
    assert {case["expect"] for case in BAD} <= {word for word in page.split("`") if "-" in word}


def test_there_are_good_ones_and_at_least_twenty_five_broken_ones() -> None:
    assert sum(case["expect"] == "good" for case in CASES) >= 3
    assert len({case["file"] for case in BAD}) >= 25
