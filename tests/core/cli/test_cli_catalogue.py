"""``igt catalogue``: question sets listed, shown, checked and compiled, mostly without records."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from igt_runs import Igt

MADE_UP = Path(__file__).parents[2] / "data" / "catalogues"


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    """The made-up set with levels, in a folder of the test's own."""
    return Path(shutil.copytree(MADE_UP / "mini-levels", tmp_path / "mini-levels"))


def test_a_sound_set_is_called_sound(bare_igt: Igt, levels: Path) -> None:
    ran = bare_igt("catalogue", "check", levels, "--json")
    assert ran.code == 0
    assert ran.document["format"] == "igt-catalogue-check-1"
    assert (ran.document["ok"], ran.document["faults"]) == (True, [])
    assert (ran.document["id"], ran.document["leaves"]) == ("mini-levels", 3)


def test_each_fault_is_told_to_a_person_and_to_a_script(bare_igt: Igt, levels: Path) -> None:
    leaf = levels / "1-101.yaml"
    leaf.write_text(leaf.read_text("utf-8").replace("easy: true", "easy: yes"), "utf-8")
    (levels / "1-201.yaml").write_text("ref: [\n", "utf-8")
    ran = bare_igt("catalogue", "check", levels, "--json")
    assert (ran.code, ran.error_code) == (4, "catalogue-faulty")
    first, second = ran.document["error"]["faults"]
    assert (first["file"], first["line"], first["field"]) == ("mini-levels/1-101.yaml", 5, "easy")
    assert (second["file"], second["line"]) == ("mini-levels/1-201.yaml", 2)
    assert "mini-levels/1-101.yaml:5: easy: has to be true or false" in ran.err
    assert ran.document["error"]["next"] in ran.err


def test_a_set_that_is_not_there_exits_1(bare_igt: Igt, tmp_path: Path) -> None:
    ran = bare_igt("catalogue", "check", tmp_path / "none", "--json")
    assert (ran.code, ran.error_code) == (1, "catalogue-not-found")


def test_a_compiled_set_is_written_and_is_sound_itself(
    bare_igt: Igt, levels: Path, tmp_path: Path
) -> None:
    target = tmp_path / "levels.json"
    ran = bare_igt("catalogue", "compile", levels, "-o", target, "--json")
    assert ran.code == 0
    assert ran.document["size"] == target.stat().st_size
    checked = bare_igt("catalogue", "check", target, "--json").document
    assert checked["hash"] == ran.document["hash"]
    assert checked["text_hash"] == ran.document["text_hash"]


def test_a_faulty_set_is_not_compiled(bare_igt: Igt, levels: Path, tmp_path: Path) -> None:
    (levels / "1-201.yaml").unlink()
    target = tmp_path / "levels.json"
    ran = bare_igt("catalogue", "compile", levels, "-o", target, "--json")
    assert (ran.code, ran.error_code) == (4, "catalogue-faulty")
    assert not target.exists()


def test_any_set_is_shown_as_any_type_is_asked_it_without_records(
    bare_igt: Igt, tmp_path: Path
) -> None:
    words = ["catalogue", "show", "--json", "--store", tmp_path / "none"]
    ran = bare_igt(*words, "--catalogue", "igt-10", "--type", "pharmacy")
    assert (ran.code, ran.document["type"]) == (0, "pharmacy")
    assert len(ran.document["requirements"]) == 16
    one = bare_igt(*words, "10-114", "--catalogue", "igt-10", "--type", "pharmacy").document
    assert (one["ref"], one["answer_type"], one["mandatory"]) == ("10-114", "levels", True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--catalogue", "igt-99", "--type", "pharmacy"], "unknown-question-set"),
        (["--catalogue", "igt-10", "--type", "lighthouse"], "no-set-for-type"),
        (["--catalogue", "igt-10"], "store-missing"),
        (["--type", "pharmacy"], "store-missing"),
    ],
)
def test_what_cannot_be_shown_is_said(
    bare_igt: Igt, tmp_path: Path, words: list[str], code: str
) -> None:
    ran = bare_igt("catalogue", "show", *words, "--json", "--store", tmp_path / "none")
    assert (ran.code, ran.error_code) == (1, code)


def test_what_is_not_said_is_as_in_the_records(igt: Igt) -> None:
    in_force = igt("catalogue", "show").document
    assert igt("catalogue", "show", "--catalogue", "igt-10").document == in_force
    assert igt("catalogue", "show", "--type", "pharmacy").document == in_force


def test_records_that_nothing_opens_are_no_hindrance(
    bare_igt: Igt, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    ran = bare_igt("catalogue", "list", "--json", "--store", records / "store")
    assert ran.code == 0
    assert "igt-10" in [one["id"] for one in ran.document["catalogues"]]
    assert "Your records were not opened" in ran.err
