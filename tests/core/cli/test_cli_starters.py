"""``igt starter`` lists, saves and keeps documents to begin with."""

from __future__ import annotations

from pathlib import Path

from igt_runs import Igt


def test_the_way_from_the_list_to_a_kept_document(igt: Igt, tmp_path: Path) -> None:
    listed = igt("starter", "list")
    assert listed.document["format"] == "igt-starter-list-1"
    by_id = {one["id"]: one for one in listed.document["starters"]}
    register = by_id["asset-register"]
    assert register["serves"] == ["10-316"]
    assert register["blanks"] > 0
    assert register["filled"] == ["name"]
    assert register["kept"] is None

    for name in ("register.docx", "register.pdf"):
        saved = igt("starter", "save", "asset-register", "-o", tmp_path / name)
        assert saved.document["file"] == str(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 5000

    kept = igt("starter", "keep", "asset-register")
    assert kept.document["format"] == "igt-starter-kept-1"
    assert not kept.document["was_kept"]
    again = igt("starter", "keep", "asset-register")
    assert again.document["was_kept"]
    assert again.document["evidence"]["id"] == kept.document["evidence"]["id"]
    by_id = {one["id"]: one for one in igt("starter", "list").document["starters"]}
    assert by_id["asset-register"]["kept"] == kept.document["evidence"]["id"]
    assert by_id["asset-register"]["linked"] == ["10-316"]


def test_refs_can_be_named_and_a_second_document_asked_for(igt: Igt) -> None:
    kept = igt("starter", "keep", "incident-form", "--for", "10-320")
    another = igt("starter", "keep", "incident-form", "--another", "--for", "10-114")
    refs = [one["ref"] for one in another.document["evidence"]["for"]]
    assert [one["ref"] for one in kept.document["evidence"]["for"]] == ["10-320"]
    # Nothing was changed since, so it would have been the very same file: it serves both.
    assert refs == ["10-114", "10-320"]
    assert another.document["was_kept"]


def test_what_is_not_there_is_said_with_the_next_step(igt: Igt, tmp_path: Path) -> None:
    unknown = igt("starter", "keep", "poem")
    assert (unknown.code, unknown.error_code) == (1, "unknown-starter")
    assert "asset-register" in unknown.document["error"]["next"]
    kind = igt("starter", "save", "asset-register", "-o", tmp_path / "a.odt")
    assert (kind.code, kind.error_code) == (1, "starter-kind")
    ref = igt("starter", "keep", "asset-register", "--for", "9-999")
    assert (ref.code, ref.error_code) == (1, "unknown-requirement")
    assert igt("evidence", "list").document["evidence"] == []
