"""``igt undo``, ``igt redo`` and ``igt history``: every command is a start of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import Igt, Ran


def ticked(igt: Igt, criterion: str = "10-114.1a") -> Ran:
    ran = igt("answer", "10-114", "--meet", criterion)
    assert ran.code == 0, ran.err
    return ran


def test_undo_and_redo_reach_over_earlier_commands(igt: Igt) -> None:
    ticked(igt)
    undone = igt("undo")
    assert (undone.code, undone.document["label"]) == (0, "Undo tick 10-114.1a")
    assert undone.document["ref"] == "10-114"
    redone = igt("redo")
    assert (redone.code, redone.document["label"]) == (0, "Redo tick 10-114.1a")
    again = igt("redo")
    assert (again.code, again.error_code) == (1, "nothing-to-redo")
    igt("undo")
    assert igt("undo").error_code == "nothing-to-undo"


def test_the_history_is_listed_and_each_change_shown_in_words(igt: Igt) -> None:
    ticked(igt)
    igt("answer", "10-115", "--note", "=1+1")
    listed = igt("history", "list", "--ref", "10-114").document["changes"]
    assert [change["label"] for change in listed] == ["Tick 10-114.1a"]
    for chosen in (str(listed[0]["number"]), listed[0]["id"]):
        (value,) = igt("history", "show", chosen).document["values"]
        assert (value["before"], value["after"]) == ("not ticked", "ticked")
        assert value["where"].startswith("10-114.1a: ")
    assert igt("history", "list", "--text", "note on").document["changes"][0]["kind"] == "answer"
    assert igt("history", "list", "--kind", "evidence").document["changes"] == []
    assert igt("history", "list", "--by", "Nobody").code == 1
    assert igt("history", "show", "99").error_code == "unknown-change"
    assert igt("history", "list", "--since", "tomorrow").error_code == "time-unclear"


def test_a_change_is_put_back_and_a_preview_changes_nothing(igt: Igt) -> None:
    igt("answer", "10-114", "--note", "one")
    igt("answer", "10-114", "--note", "two")
    newest, older = igt("history", "list", "--limit", "2").document["changes"]
    seen = igt("history", "restore", newest["id"], "--preview").document
    assert (seen["done"], seen["values"][0]["before"], seen["values"][0]["after"]) == (
        False,
        "two",
        "one",
    )
    assert igt("history", "restore", older["id"]).error_code == "undo-refused"
    assert igt("history", "restore", older["id"], "--even-if-changed-since").code == 0
    labels = [c["label"] for c in igt("history", "list", "--limit", "1").document["changes"]]
    assert labels == ["Put back what was before: note on 10-114"]
    assert igt("history", "restore").error_code == "restore-what"


def test_answers_are_put_back_as_of_a_time(igt: Igt) -> None:
    igt("answer", "10-114", "--note", "one")
    at = igt("history", "list", "--limit", "1").document["changes"][0]["at"]
    igt("answer", "10-114", "--note", "two")
    igt("answer", "10-115", "--note", "new")
    one = igt("history", "restore", "--as-of", at, "--ref", "10-114").document
    assert [value["after"] for value in one["values"]] == ["one"]
    everything = igt("history", "restore", "--as-of", at).document
    assert [value["where"] for value in everything["values"]] == ["Note on 10-115"]
    assert igt("history", "restore", "--as-of", "1999-01-01").error_code == "no-such-moment"


def test_the_whole_trail_is_written_as_a_table(igt: Igt, tmp_path: Path) -> None:
    ticked(igt)
    target = tmp_path / "history.csv"
    ran = igt("history", "export", "-o", target)
    assert ran.code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfNumber,When (UTC),Who,")
    assert igt("history", "export", "-o", tmp_path / "none" / "x.csv").error_code == (
        "target-folder-missing"
    )


@pytest.mark.parametrize("words", [("undo",), ("redo",), ("history", "list")])
def test_plain_words_come_on_a_terminal(bare_igt: Igt, records: Path, words: tuple[str]) -> None:
    where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
    bare_igt("answer", "10-114", "--meet", "10-114.1a", *where)
    if words == ("redo",):
        bare_igt("undo", *where)
    assert "ick 10-114.1a" in bare_igt(*words, *where).out
