"""Questions of every kind on the command line, and facts changed wherever they are quoted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from igt_runs import PASSPHRASE, Igt, Ran
from items_set import ITEMS, TYPE, items_sets

from core.workspace import NewStore, Workspace


@pytest.fixture
def igt(tmp_path: Path, clock: FixedClock, bare_igt: Callable[..., Ran]) -> Igt:
    """Run ``igt ... --json`` on records of the made-up questions."""
    setup = NewStore("Harbour Pharmacy", "FZZ01", TYPE, "Ada Wren", ITEMS.id, passphrase=PASSPHRASE)
    Workspace.create(tmp_path / "store", setup, clock=clock, bundled=items_sets).workspace.close()
    words = tmp_path / "words.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")

    def run(*said: str | Path) -> Ran:
        where = ("--store", tmp_path / "store", "--passphrase-file", words)
        return bare_igt(*said, *where, "--json")

    return run


def test_each_question_says_what_a_script_needs_to_know(igt: Igt) -> None:
    listed = {r["ref"]: r for r in igt("catalogue", "show").document["requirements"]}
    text = listed["1.1.1"]
    assert (text["answer_type"], text["mandatory"], text["limit"]) == ("text", True, 200)
    assert (text["assertion"], text["in_doubt"], text["official"]) == ("1.1", False, "")
    assert listed["1.1.2"]["place"] == "Office"
    assert listed["2.1.2"]["in_doubt"] and not listed["2.1.2"]["mandatory"]
    assert listed["2.1.1"]["covered_by"] == [
        {"fact": "nhsmail-only", "provenance": {"confidence": "verified", "source": "a test"}}
    ]
    assert "guidance" not in text


def test_an_open_question_takes_a_tick_words_or_a_place(igt: Igt) -> None:
    assert igt("answer", "1.2.1", "--value", "Within a month").document["progress"] == "done"
    ticked = igt("answer", "1.2.1", "--no").document
    assert (ticked["answer"], ticked["set_aside"]) == ("no", "Within a month")
    assert ticked["progress"] == "started"
    placed = igt("answer", "1.2.1", "--value", "", "--place", "red folder").document
    assert (placed["answer"], placed["progress"]) == (None, "done")


def test_a_tick_and_a_text_are_two_answers(igt: Igt) -> None:
    ran = igt("answer", "1.2.1", "--yes", "--value", "Within a month")
    assert (ran.code, ran.error_code) == (2, "two-answers")


def test_an_answer_of_another_kind_is_refused_by_name(igt: Igt) -> None:
    ran = igt("answer", "1.1.2", "--yes")
    assert (ran.code, ran.error_code) == (1, "answer-of-other-kind")
    assert "a document, or where it is kept" in ran.err


def test_assertions_are_listed_with_what_is_complete(igt: Igt) -> None:
    igt("answer", "1.1.3", "--yes", "--confirm", "1.1")
    first = igt("assessment", "show").document["assertions"][0]
    assert first == {
        "id": "1.1", "title": "The law is kept", "confirmed": True, "complete": 1, "total": 3,
    }  # fmt: skip


def test_a_fact_is_changed_wherever_it_is_quoted(igt: Igt) -> None:
    igt("profile", "set", "ico_number", "ZA000001")
    igt("answer", "1.1.1", "--value", "Our number is ZA000001.")
    used = igt("profile", "used", "ico-number").document["facts"]
    assert used == {"ico_number": {"value": "ZA000001", "used_in": ["1.1.1"]}}
    ran = igt("profile", "set", "ico_number", "ZB000002", "--everywhere")
    assert "1.1.1" in ran.err
    shown = {r["ref"]: r for r in igt("assessment", "show").document["requirements"]}
    assert shown["1.1.1"]["answer"] == "Our number is ZB000002."


def test_what_is_no_fact_has_no_uses(igt: Igt) -> None:
    ran = igt("profile", "used", "shoe_size")
    assert (ran.code, ran.error_code) == (1, "unknown-fact")
