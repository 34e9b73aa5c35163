"""The auditor's half-day as a script drives it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from igt_runs import Igt
from test_cli_path import criteria_to

AS_IDA = ("--as", "Ida Crane")


@pytest.fixture
def audited(igt: Igt) -> list[str]:
    """An auditor is there, and some points are met."""
    points = criteria_to(igt, "10-114", 2)
    igt("answer", "10-114", *(word for point in points for word in ("--meet", point)))
    igt("evidence", "add", "--paper", "Red folder", "--title", "List", "--for", "10-114")
    igt("people", "add", "Ida Crane", "--role", "auditor")
    return points


def test_a_sample_is_drawn_found_replied_to_and_taken_away(
    igt: Igt, audited: list[str], tmp_path: Path
) -> None:
    drawn = igt("audit", "draw", "--size", "2", "--seed", "7 7 1", *AS_IDA).document
    assert (drawn["format"], drawn["population"], drawn["drawn_by"]) == (
        "igt-audit-1", len(audited), "Ida Crane",
    )  # fmt: skip
    first = drawn["points"][0]["point"]
    assert drawn["points"][0]["evidence"][0]["title"] == "List"
    found = igt("audit", "find", first, "--verdict", "cannot-see", "--note", "Which list?", *AS_IDA)
    assert found.document["done"] == 1
    replied = igt("audit", "reply", first, "--text", "The red one").document["points"][0]
    assert (replied["verdict"], replied["by"], replied["reply"]) == (
        "cannot-see", "Ida Crane", "The red one",
    )  # fmt: skip
    assert igt("audit", "show").document["points"][0] == replied
    assert igt("audit", "list").document["samples"][0]["done"] == 1
    assert igt("audit", "export", "-o", tmp_path / "a.json").code == 0
    kept = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (kept["format"], kept["points"][0]) == ("igt-audit-1", replied)
    assert igt("audit", "export", "-o", tmp_path / "a.csv", "--sample", drawn["sample"]).code == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3
    assert igt("journal", "verify").document["ok"] is True


def test_refusals_have_the_contracts_exit_codes(igt: Igt, audited: list[str]) -> None:
    for words, code, error in (
        (("draw", "--size", "1"), 1, "not-allowed"),
        (("draw", "--size", "999", *AS_IDA), 1, "sample-size"),
        (("show",), 1, "unknown-sample"),
        (("show", "--sample", "none"), 1, "unknown-sample"),
        (("find", audited[0], "--verdict", "perhaps", *AS_IDA), 2, "usage"),
    ):
        ran = igt("audit", *words)
        assert (ran.code, ran.error_code) == (code, error), words
    answer = igt("answer", "10-114", "--note", "x", *AS_IDA)
    assert (answer.code, answer.error_code) == (1, "not-allowed")


def test_a_sample_is_shown_in_lines_for_a_person(
    igt: Igt, bare_igt: Igt, records: Path, audited: list[str]
) -> None:
    drawn = igt("audit", "draw", "--size", "1", "--seed", "s", *AS_IDA).document
    point = drawn["points"][0]["point"]
    igt("audit", "find", point, "--verdict", "disagree", "--note", "No list", *AS_IDA)
    igt("audit", "reply", point, "--text", "It is there")
    where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
    shown = bare_igt("audit", "show", *where).out
    assert f"1 of {len(audited)} points, seed s, drawn by Ida Crane." in shown
    assert "Ida Crane: No list" in shown
    assert "1 of 1 points looked at." in shown
    assert bare_igt("audit", "list", *where).out.startswith(drawn["sample"])
