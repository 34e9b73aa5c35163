"""``igt catalogue import FILE.xlsx``: shown first, taken in once it is confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import Igt
from official_workbooks import HEADS, workbook


@pytest.fixture
def dspt(igt: Igt) -> Igt:
    assert igt("assessment", "start", "--catalogue", "dspt-8").code == 0
    return igt


@pytest.fixture
def listed(dspt: Igt, tmp_path: Path) -> Path:
    """Our own questions as a list, but without 1.3.6, with 1.3.9, and one not compulsory."""
    questions = dspt("catalogue", "compare").document["questions"]
    rows = [
        (q["ref"], "", f"The official words for {q['ref']}", "", "", "Mandatory")
        for q in questions
        if q["ref"] != "1.3.6"
    ]
    rows.append(("1.3.9", "", "Something that only the website asks", "", "Text", "Mandatory"))
    rows[0] = (*rows[0][:5], "Not mandatory")
    return workbook(tmp_path / "list.xlsx", {"Category 3": (HEADS, *rows)})


def test_without_a_yes_it_is_shown_and_nothing_is_changed(dspt: Igt, listed: Path) -> None:
    before = dspt("catalogue", "compare").document
    ran = dspt("catalogue", "import", listed)
    assert (ran.code, ran.error_code) == (1, "list-not-confirmed")
    assert "reference  Number of the question: A  Evidence Ref  (1.1.1)" in ran.err
    assert "They are added with --add-missing." in ran.err and "1.3.6" in ran.err
    assert dspt("catalogue", "compare").document == before


def test_with_a_yes_doubts_are_cleared_and_the_rest_is_named(dspt: Igt, listed: Path) -> None:
    doubts = dspt("catalogue", "compare", "--doubtful").document["questions"]
    ran = dspt("catalogue", "import", listed, "--yes")
    told = ran.document
    assert ran.code == 0 and told["format"] == "igt-official-list-1"
    assert told["columns"] == {
        "reference": "A", "text": "C", "assertion": "B", "tips": "D", "kind": "E",
        "mandatory": "F",
    }  # fmt: skip
    assert told["missing"] == ["1.3.9"] and told["not_in_list"] == ["1.3.6"]
    assert set(told["confirmed"]) == {q["ref"] for q in doubts} - {"1.3.6"}
    after = dspt("catalogue", "compare", "--doubtful").document
    assert [q["ref"] for q in after["questions"]] == ["1.3.6"]
    assert dspt("catalogue", "show", "1.2.4").document["official"] == (
        "The official words for 1.2.4"
    )


def test_what_is_missing_is_added_and_what_is_not_listed_is_set_aside_when_asked_for(
    dspt: Igt, listed: Path
) -> None:
    told = dspt(
        "catalogue", "import", listed, "--yes", "--add-missing", "--set-aside-others"
    ).document
    assert told["added"] == ["1.3.9"] and told["set_aside"] == ["1.3.6"]
    states = {q["ref"]: q["state"] for q in dspt("catalogue", "compare").document["questions"]}
    assert states["1.3.9"] == "added" and states["1.3.6"] == "set-aside"
    assert dspt("undo").code == 0
    assert "1.3.9" not in {q["ref"] for q in dspt("catalogue", "compare").document["questions"]}


def test_columns_and_sheet_can_be_said(dspt: Igt, listed: Path) -> None:
    told = dspt(
        "catalogue", "import", listed, "--yes", "--columns", "mandatory=-,kind=-,assertion=-"
    ).document
    assert told["columns"] == {"reference": "A", "text": "C", "tips": "D"}
    assert not told["corrected"]
    assert dspt("catalogue", "import", listed, "--columns", "song=A").code == 2
    assert dspt("catalogue", "import", listed, "--columns", "text=ZZ").code == 2
    unknown = dspt("catalogue", "import", listed, "--sheet", "Category 9")
    assert (
        unknown.error_code == "sheet-unknown" and "Category 3" in unknown.document["error"]["next"]
    )


def test_a_file_that_only_calls_itself_a_workbook_is_refused_in_words(
    dspt: Igt, tmp_path: Path
) -> None:
    (tmp_path / "list.xlsx").write_text("no workbook", encoding="utf-8")
    ran = dspt("catalogue", "import", tmp_path / "list.xlsx", "--yes")
    assert (ran.code, ran.error_code) == (1, "official-list-unreadable")
