"""From year to year on the command line, with sets that the program does not ship."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from igt_runs import PASSPHRASE, Igt, Ran
from year_sets import FOLDERS, ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD, year_sets

from core.catalogue.compile import compile_folder
from core.domain.canonical import canonical_json
from core.workspace import NewStore, Workspace


@pytest.fixture
def plain(
    tmp_path: Path,
    clock: FixedClock,
    bare_igt: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
) -> Igt:
    """Run ``igt`` on records of last year, where both years' sets are shipped."""
    monkeypatch.setattr("core.catalogue.load_bundled", year_sets)
    setup = NewStore(
        "Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", ITEMS_OLD, passphrase=PASSPHRASE
    )
    Workspace.create(tmp_path / "store", setup, clock=clock, bundled=year_sets).workspace.close()
    words = tmp_path / "words.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")

    def run(*said: str | Path) -> Ran:
        return bare_igt(*said, "--store", tmp_path / "store", "--passphrase-file", words)

    return run


@pytest.fixture
def igt(plain: Igt) -> Igt:
    """The same with one JSON document an answer, and last year answered."""

    def run(*said: str | Path) -> Ran:
        return plain(*said, "--json")

    for words in (
        ("1.1.1", "--value", "ZA123456", "--owner", "Ada"),
        ("1.2.1", "--value", "Shredder"),
        ("1.2.2", "--value", "Drill"),
        ("1.3.2", "--note", "It stands alone."),
        ("2.1.1", "--value", "2025-09-09"),
    ):
        assert run("answer", *words).code == 0
    paper = ("--paper", "Shelf", "--title", "Certificate", "--dated", "2025-05-01")
    assert run("evidence", "add", *paper, "--for", "1.1.1").code == 0
    return run


def begin(igt: Igt) -> dict[str, object]:
    ran = igt("assessment", "start", "--catalogue", ITEMS_NEW, "--from", "latest")
    assert ran.code == 0
    return dict(ran.document)


def test_a_year_begins_with_an_older_ones_answers(igt: Igt) -> None:
    old = igt("assessment", "show").document["id"]
    begun = begin(igt)
    assert (begun["format"], begun["catalogue"], begun["status"], begun["brought_from"]) == (
        "igt-assessment-1", ITEMS_NEW, "open", old,
    )  # fmt: skip
    shown = {r["ref"]: r for r in igt("assessment", "show").document["requirements"]}
    number = shown["1.1.1"]
    assert (number["answer"], number["owner"], number["progress"]) == ("ZA123456", "Ada", "started")
    assert number["brought"] == {"from": old, "refs": ["1.1.1"], "verdict": "unseen", "at": None}
    assert shown["1.3.1"]["brought"] is None
    assert shown["1.2.1"]["answer"] == "From 1.2.1:\nShredder\n\nFrom 1.2.2:\nDrill"


def test_it_begins_from_the_one_that_was_named(igt: Igt) -> None:
    old = igt("assessment", "show").document["id"]
    ran = igt("assessment", "start", "--catalogue", ITEMS_NEW, "--from", old)
    assert ran.document["brought_from"] == old
    again = igt("assessment", "start", "--catalogue", ITEMS_NEW, "--from", "nobody")
    assert (again.code, again.error_code) == (1, "no-assessment")


def test_what_is_to_be_looked_at_is_listed_with_answer_evidence_and_date(igt: Igt) -> None:
    begin(igt)
    told = igt("assessment", "look-again").document
    assert (told["format"], told["looked_at"], told["total"]) == ("igt-look-again-1", 0, 3)
    number, merged, trial = told["to_look_at"]
    assert [one["ref"] for one in (number, merged, trial)] == ["1.1.1", "1.2.1", "2.1.1"]
    (old,) = number["last_year"]
    assert (old["answer"], old["owner"], old["answer_type"]) == ("ZA123456", "Ada", "text")
    assert [(e["title"], e["dated"]) for e in old["evidence"]] == [("Certificate", "2025-05-01")]
    assert [old["ref"] for old in merged["last_year"]] == ["1.2.1", "1.2.2"]
    assert trial["not_brought"] == [{"part": "item", "why": "ages"}]
    assert (trial["may_be_still_true"], number["may_be_still_true"]) == (False, True)


@pytest.mark.parametrize(
    ("option", "verdict", "left"),
    [([], "still-true", 2), (["--yes"], "still-true", 2), (["--changed"], "changed", 2),
     (["--not-sure"], "not-sure", 3)],
)  # fmt: skip
def test_one_answer_at_a_time_is_looked_at(
    igt: Igt, option: list[str], verdict: str, left: int
) -> None:
    begin(igt)
    ran = igt("assessment", "still-true", "1.1.1", *option)
    assert (ran.code, ran.document["format"]) == (0, "igt-last-year-1")
    assert ran.document["verdict"] == verdict
    assert ran.document["looked_at"].endswith("Z")
    assert len(igt("assessment", "look-again").document["to_look_at"]) == left


def test_what_cannot_be_still_true_is_refused_by_name(igt: Igt) -> None:
    begin(igt)
    for words, code, error in (
        (("2.1.1",), 1, "answer-not-brought"),
        (("2.2.1",), 1, "nothing-brought"),
        (("9.9.9",), 1, "unknown-requirement"),
        (("1.1.1", "--yes", "--changed"), 2, "two-verdicts"),
        ((), 2, "usage"),
    ):
        ran = igt("assessment", "still-true", *words)
        assert (ran.code, ran.error_code) == (code, error)


def test_signing_waits_for_what_nobody_has_looked_at(igt: Igt) -> None:
    begin(igt)
    ran = igt("sign-off", "--by", "Olive Heron", "--role", "Owner", "--accept-statement")
    assert (ran.code, ran.error_code) == (1, "in-the-way")
    assert {f["code"] for f in igt("next").document["findings"] if f["ref"] == "1.1.1"} == {
        "not-looked-at"
    }


def test_what_is_asked_no_more_is_shown(igt: Igt) -> None:
    assert igt("assessment", "left-behind").document["left_behind"] == []
    begin(igt)
    told = igt("assessment", "left-behind").document
    assert told["format"] == "igt-left-behind-1"
    (fax,) = told["left_behind"]
    assert (fax["ref"], fax["note"]) == ("1.3.2", "It stands alone.")


def test_unfinished_work_moves_and_the_older_one_is_for_reading(igt: Igt) -> None:
    old = igt("assessment", "show").document["id"]
    moved = igt("assessment", "move", "--catalogue", ITEMS_NEW).document
    assert (moved["catalogue"], moved["brought_from"]) == (ITEMS_NEW, old)
    statuses = {a["id"]: a["status"] for a in igt("assessment", "list").document["assessments"]}
    assert statuses == {old: "moved", moved["id"]: "open"}
    refused = igt("answer", "1.1.1", "--note", "x", "--assessment", old)
    assert (refused.code, refused.error_code) == (1, "assessment-moved")
    again = igt("assessment", "move", "--catalogue", LEVELS_NEW)
    assert (again.code, again.error_code) == (1, "nothing-in-common")


def test_two_sets_are_compared_by_their_ids(igt: Igt) -> None:
    told = igt("catalogue", "diff", ITEMS_OLD, ITEMS_NEW, "--type", "pharmacy").document
    assert (told["format"], told["type"]) == ("igt-catalogue-diff-1", "pharmacy")
    assert (told["old"]["id"], told["new"]["id"]) == (ITEMS_OLD, ITEMS_NEW)
    split = next(d for d in told["differences"] if d["kind"] == "split")
    assert (split["was"], split["now"]) == (["1.1.2"], ["1.1.3", "1.1.4"])
    assert split["note"] == "Two people were meant."


def test_sets_in_files_are_compared_without_records(bare_igt: Igt, tmp_path: Path) -> None:
    compiled = tmp_path / "new.json"
    compiled.write_bytes(canonical_json(compile_folder(FOLDERS / LEVELS_NEW)))
    ran = bare_igt("catalogue", "diff", FOLDERS / LEVELS_OLD, compiled, "--json",
                   "--store", tmp_path / "none")  # fmt: skip
    assert ran.code == 0
    kinds = {d["kind"] for d in json.loads(ran.out)["differences"]}
    assert {"criteria-added", "criteria-removed", "criteria-moved", "type-removed"} <= kinds
    same = bare_igt("catalogue", "diff", compiled, compiled, "--store", tmp_path / "none")
    assert same.out == "Nothing is asked otherwise.\n"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((ITEMS_OLD, "nowhere"), "unknown-question-set"),
        ((ITEMS_OLD, ITEMS_NEW, "--type", "optician"), "no-set-for-type"),
    ],
)
def test_what_cannot_be_compared_is_named(igt: Igt, words: tuple[str, ...], error: str) -> None:
    ran = igt("catalogue", "diff", *words)
    assert (ran.code, ran.error_code) == (1, error)


def test_a_person_reads_it_in_words(igt: Igt, plain: Igt) -> None:
    begin(igt)
    lines = plain("assessment", "look-again").out.splitlines()
    assert lines[0] == "1.1.1  The number on the register: Brought from last year. Still true?"
    assert "    Answer: ZA123456" in lines
    assert "    - Certificate (of 2025-05-01)" in lines
    assert "  It tells of last year, so this year needs its own." in lines
    assert lines[-1] == "0 of 3 looked at."
    assert plain("assessment", "still-true", "1.1.1").out == (
        "1.1.1  The number on the register: Still true\n"
    )
    told = plain("catalogue", "diff", ITEMS_OLD, ITEMS_NEW).out.splitlines()
    assert "Split:  1.1.2 -> 1.1.3, 1.1.4  Who looks after computers" in told
    assert "Who must answer:  2.1.3  The alarm is set" in told
    assert "  Community pharmacy: not asked this year -> compulsory" in told
    assert "New type of organisation:  Dental practice" in told
