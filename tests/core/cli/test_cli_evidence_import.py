"""``igt evidence import``: proposals first, then one change."""

from __future__ import annotations

from pathlib import Path

from igt_runs import Igt


def test_a_folder_is_proposed_first_and_kept_when_accepted(igt: Igt, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "Business continuity plan.txt").write_text("What we do when it rains in.")
    (folder / "IMG_1.txt").write_text("x")
    (folder / "run.bat").write_text("x")
    proposed = igt("evidence", "import", folder).document
    assert (proposed["format"], proposed["accepted"], proposed["kept"]) == (
        "igt-evidence-import-1",
        False,
        [],
    )
    plan, image, program = proposed["files"]
    assert plan["likely"] == ["10-319"]
    assert {"continuity", "plan"} <= set(plan["suggestions"][0]["words"])
    assert (image["suggestions"], program["trouble"]) == ([], "evidence-is-program")
    assert igt("evidence", "list").document["evidence"] == []
    accepted = igt("evidence", "import", folder, "--accept").document
    assert len(accepted["kept"]) == 2
    kept = {one["title"]: one for one in igt("evidence", "list").document["evidence"]}
    assert [link["ref"] for link in kept["Business continuity plan"]["for"]] == ["10-319"]
    again = igt("evidence", "import", folder, "--accept").document
    assert (again["kept"], again["files"][0]["kept_as"]) == ([], "Business continuity plan")


def test_a_folder_that_is_not_there_is_said(igt: Igt, tmp_path: Path) -> None:
    assert igt("evidence", "import", tmp_path / "none").error_code == "folder-unreadable"
