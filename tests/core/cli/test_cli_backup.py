"""``igt backup``: copies made, listed, checked, compared and brought back, as a script does it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from igt_runs import Igt


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Größe Stick"
    folder.mkdir()
    return folder


def note(igt: Igt, text: str) -> None:
    assert igt("answer", "10-114", "--note", text).code == 0


def note_now(igt: Igt) -> str:
    document = igt("assessment", "show").document
    return next(r["note"] for r in document["requirements"] if r["ref"] == "10-114")


def test_a_copy_is_made_listed_checked_compared_and_brought_back(igt: Igt, home: Path) -> None:
    note(igt, "then")
    made = igt("backup", "create").document
    assert made["format"] == "igt-backup-1"
    copy = made["copies"][0]["copy"]
    assert (copy["changes_behind"], made["copies"][0]["problem"]) == (0, None)
    note(igt, "now")
    listed = igt("backup", "list").document
    assert listed["format"] == "igt-backups-1"
    assert listed["places"][0]["this_pc"] and listed["places"][0]["present"]
    assert [(one["id"], one["changes_behind"]) for one in listed["copies"]] == [(copy["id"], 1)]
    assert igt("backup", "check", "--all").document["ok"]
    preview = igt("backup", "compare", copy["id"]).document
    assert preview["format"] == "igt-backup-preview-1"
    assert preview["differences"] == [
        {"ref": "10-114", "field": "Note on 10-114", "now": "now", "then": "then"}
    ]
    refused = igt("backup", "restore", copy["name"])
    assert (refused.code, refused.error_code, note_now(igt)) == (1, "not-confirmed", "now")
    restored = igt("backup", "restore", copy["name"], "--yes").document
    assert restored["format"] == "igt-backup-restore-1"
    assert restored["changes_lost"] == 1 and Path(restored["kept"]).is_dir()
    assert note_now(igt) == "then"
    assert igt("store", "check").code == 0 and igt("journal", "verify").code == 0


def test_a_stick_is_added_filled_and_forgotten(igt: Igt, stick: Path) -> None:
    added = igt("backup", "add", stick, "--label", "Blue").document
    assert (added["format"], added["label"], added["automatic"]) == (
        "igt-backup-place-1", "Blue", True,
    )  # fmt: skip
    copies = igt("backup", "create", "--to", stick).document["copies"]
    assert [Path(one["folder"]) for one in copies] == [stick]
    both = igt("backup", "create").document["copies"]
    assert len(both) == 2
    stick.rename(stick.with_name("away"))
    away = [one for one in igt("backup", "list").document["places"] if one["label"] == "Blue"]
    assert not away[0]["present"] and away[0]["newest"] is not None
    missing = igt("backup", "check", away[0]["newest"]["id"])
    assert (missing.code, missing.error_code) == (3, "copy-place-missing")
    assert len(igt("backup", "create").document["copies"]) == 1
    assert igt("backup", "forget", "Blue").code == 0
    assert igt("backup", "forget", "Blue").error_code == "unknown-copy-place"


def test_stick_or_file_and_the_recovery_key_bring_everything_back(
    igt: Igt, bare_igt: Igt, records: Path, stick: Path, tmp_path: Path
) -> None:
    note(igt, "kept on the stick")
    assert igt("backup", "create", "--to", stick).code == 0
    whole = igt("backup", "create", "--whole", tmp_path / "all.igt-copy").document
    assert whole["format"] == "igt-backup-whole-1" and whole["size"] > 10_000
    shutil.rmtree(records / "store")
    for source in (stick, tmp_path / "all.igt-copy"):
        back = igt("backup", "bring-back", source).document
        assert back["format"] == "igt-bring-back-1"
        assert sorted(back["ways"]) == ["passphrase", "spare-key"]
        assert back["words"].endswith("are not in this copy.")
        assert note_now(igt) == "kept on the stick"
        again = igt("backup", "bring-back", source)
        assert (again.code, again.error_code) == (1, "folder-not-empty")
        shutil.rmtree(records / "store")
    unknown = igt("backup", "bring-back", stick, "--copy", "20200101T000000Z-1")
    assert unknown.error_code == "copy-missing"
    assert igt("backup", "bring-back", tmp_path / "home").error_code == "not-a-copy-place"
    by_passphrase = bare_igt(
        "backup", "bring-back", stick, "--store", records / "store",
        "--passphrase-file", records / "passphrase.txt",
    )  # fmt: skip
    assert by_passphrase.code == 0
    assert by_passphrase.out.startswith("The records are back in ")


def test_a_faulty_copy_exits_four_and_says_why(igt: Igt, home: Path) -> None:
    copy = igt("backup", "create").document["copies"][0]
    path = Path(copy["folder"]) / "igt-copies" / "copies" / copy["copy"]["name"]
    path.write_bytes(path.read_bytes()[:-100])
    checked = igt("backup", "check", copy["copy"]["id"])
    assert (checked.code, checked.error_code) == (4, "copy-faulty")
    assert "damaged or cut short" in checked.document["error"]["what"]
    assert igt("backup", "restore", copy["copy"]["id"], "--yes").error_code == "copy-damaged"


def test_what_was_asked_has_to_be_clear(igt: Igt, stick: Path, tmp_path: Path) -> None:
    assert igt("backup", "check").code == 2
    assert igt("backup", "create", "--to", stick, "--whole", tmp_path / "file").code == 2
    assert igt("backup", "check", "nothing").error_code == "copy-missing"
    gone = igt("backup", "add", tmp_path / "gone")
    assert (gone.code, gone.error_code) == (3, "copy-place-missing")


def test_people_are_told_in_lines(bare_igt: Igt, records: Path, igt: Igt) -> None:
    where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
    made = bare_igt("backup", "create", *where)
    assert made.code == 0 and made.out.startswith("Copied to ")
    note(igt, "now")
    listed = bare_igt("backup", "list", *where)
    assert "This PC" in listed.out and "changes since: 1" in listed.out
    copy = igt("backup", "list").document["copies"][0]["id"]
    compared = bare_igt("backup", "compare", copy, *where)
    assert "Note on 10-114: now now, then (nothing)" in compared.out
    restored = bare_igt("backup", "restore", copy, "--yes", *where)
    assert "What was there before is kept in " in restored.out


def test_a_copy_takes_the_place_of_records_that_do_not_open(igt: Igt, records: Path) -> None:
    note(igt, "in the copy")
    folder = igt("backup", "create").document["copies"][0]["folder"]
    note(igt, "lost")
    database = records / "store" / "records.db"
    database.write_bytes(b"\x00" * 4096 + database.read_bytes()[4096:])
    assert igt("backup", "list").error_code in ("store-unreadable", "store-damaged")
    assert igt("backup", "bring-back", folder).error_code == "folder-not-empty"
    back = igt("backup", "bring-back", folder, "--over-unreadable").document
    assert back["format"] == "igt-backup-restore-1"
    assert back["changes_lost"] == 1 and back["words"].endswith(": 1 change.")
    assert note_now(igt) == "in the copy"
    assert igt("store", "check").code == 0
