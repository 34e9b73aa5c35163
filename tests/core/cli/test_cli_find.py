"""``igt find``: words found on the command line."""

from __future__ import annotations

from igt_runs import Igt


def test_words_are_found_in_questions_notes_and_evidence(igt: Igt) -> None:
    igt("answer", "10-115", "--note", "Olive Heron keeps the register of keys")
    piece = igt(
        "evidence", "add", "--paper", "Blue folder", "--for", "10-114", "--title", "Key list"
    )
    assert piece.code == 0
    found = igt("find", "key", "regist")
    assert (found.code, found.document["format"], found.document["query"]) == (
        0,
        "igt-find-1",
        "key regist",
    )
    note = next(hit for hit in found.document["hits"] if hit["kind"] == "note")
    assert (note["ref"], note["evidence"]) == ("10-115", None)
    assert [note["snippet"][start:end] for start, end in note["marks"]] == ["register", "keys"]
    (paper,) = igt("find", "blue", "folder").document["hits"]
    assert (paper["kind"], paper["title"], paper["ref"]) == ("evidence", "Key list", None)


def test_titles_stand_before_guidance(igt: Igt) -> None:
    kinds = [hit["kind"] for hit in igt("find", "information", "governance").document["hits"]]
    assert kinds[0] == "requirement"
    assert "requirement" not in kinds[kinds.index("guidance") :]


def test_a_limit_is_kept(igt: Igt) -> None:
    assert len(igt("find", "the", "--limit", "3").document["hits"]) == 3
    assert igt("find", "the", "--limit", "0").code == 2


def test_any_words_are_data(igt: Igt) -> None:
    for words in (['"'], ["(", "NEAR(", "qq"], ["*"], ["a" * 10_000], ["🔒"], ["title:", "qqq"]):
        ran = igt("find", *words)
        assert (ran.code, ran.document["hits"]) == (0, [])
