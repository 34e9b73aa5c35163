"""The staff list as a script drives it."""

from __future__ import annotations

from pathlib import Path

from igt_runs import Igt


def test_staff_are_added_trained_listed_and_leave(igt: Igt) -> None:
    added = igt("staff", "add", "Ben Tern", "--job", "Dispenser").document
    assert added["format"] == "igt-staff-member-1"
    assert (added["staff"]["name"], added["staff"]["trained"]) == ("Ben Tern", None)
    igt("staff", "add", "Cem Ay", "--no-access")
    trained = igt("staff", "train", "ben tern", "Cem Ay", "--course", "Quiz").document
    assert {one["trainings"][0]["course"] for one in trained["staff"]} == {"Quiz"}
    listed = igt("staff", "list").document
    assert listed["training"] | {"on": ""} == {"on": "", "trained": 1, "total": 1, "percent": 100}
    assert [(offer["ref"], offer["needs"]) for offer in listed["asked_by"]] == [("10-117", 100)]
    used = igt("staff", "use", "10-117").document["used"]
    assert (used["used"], used["reached"]) == (True, True)
    igt("answer", "10-114", "--owner", "Ben Tern")
    igt("answer", "10-115", "--owner", "Ben Tern")
    left = igt("staff", "leave", "Ben Tern", "--to", "Cem Ay", "--give", "10-115=").document
    assert left["owned"] == [] and left["staff"]["left"]
    assert [one["name"] for one in igt("staff", "list").document["staff"]] == ["Cem Ay"]
    assert igt("staff", "leave", "Ben Tern", "--back").document["staff"]["left"] is None
    assert igt("staff", "change", "Cem Ay", "--access", "--job", "Driver").code == 0
    assert igt("staff", "remove", "Cem Ay").document["staff"]["job"] == "Driver"


def test_a_list_is_looked_over_then_taken_in_with_every_reason(igt: Igt, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("Name,Trained\nAnn,2026-01-05\nAnn,\nBen,soon\n", encoding="utf-8")
    look = igt("staff", "import", str(file), "--look").document
    assert (look["written"], [one["line"] for one in look["left_out"]]) == (False, [3, 4])
    assert igt("staff", "list").document["staff"] == []
    done = igt("staff", "import", str(file)).document
    assert done["written"] and [one["name"] for one in done["taken"]] == ["Ann"]
    assert igt("staff", "list").document["staff"][0]["trained"] == "2026-01-05"


def test_what_cannot_be_is_refused_with_the_contracts_exit_codes(igt: Igt) -> None:
    for words, code, error in (
        (("train", "Nobody"), 1, "unknown-staff"),
        (("train",), 1, "nobody-chosen"),
        (("use", "10-114"), 1, "not-asked-for-training"),
        (("import", "none.csv"), 1, "staff-file-unreadable"),
    ):
        ran = igt("staff", *words)
        assert (ran.code, ran.error_code) == (code, error)


def test_one_persons_sheet_is_shown_and_written_as_a_pdf(igt: Igt, tmp_path: Path) -> None:
    igt("staff", "add", "Ben Tern", "--job", "Dispenser")
    igt("answer", "10-114", "--owner", "Ben Tern", "--due", "2030-01-31")
    target = tmp_path / "ben.pdf"
    ran = igt("person", "sheet", "ben tern", "-o", str(target)).document
    assert ran["format"] == "igt-person-sheet-1"
    assert ran["sheet"]["owes_training"] is True
    assert [(one["ref"], one["due"]) for one in ran["sheet"]["looks_after"]] == [
        ("10-114", "2030-01-31")
    ]
    assert target.read_bytes().startswith(b"%PDF")
    assert igt("person", "sheet", "Nobody").error_code == "unknown-person"
