"""``igt locks``: every way in, from the command line, and no secret on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import PASSPHRASE, Igt

from core.cli import lock_commands

NEW = "marble otter thistle kettle"


def kinds(igt: Igt) -> list[str]:
    return [way["kind"] for way in igt("locks", "list").document["ways"]]


def opens(records: Path, bare_igt: Igt, secret: Path) -> bool:
    ran = bare_igt("score", "--store", records / "store", "--passphrase-file", secret)
    return ran.code == 0


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_text(NEW + "\n", encoding="utf-8")
    return path


def test_the_list_names_every_way_and_the_one_that_was_used(igt: Igt) -> None:
    document = igt("locks", "list").document
    assert document["format"] == "igt-locks-1" and document["half_changed"] is False
    told = [(way["kind"], way["opened_by_this"]) for way in document["ways"]]
    assert told == [("passphrase", False), ("spare-key", True)]


def test_a_passphrase_is_added_from_a_file_and_another_taken_away(
    igt: Igt, records: Path, bare_igt: Igt, new_file: Path
) -> None:
    ran = igt("locks", "add-passphrase", "--new-passphrase-file", new_file, "--label", "Ada's")
    assert ran.code == 0 and NEW not in ran.out + ran.err
    first = ran.document["ways"][0]["id"]
    assert ran.document["ways"][2]["label"] == "Ada's"
    assert igt("locks", "remove", first).code == 0
    assert opens(records, bare_igt, new_file)
    assert not opens(records, bare_igt, records / "passphrase.txt")


def test_a_passphrase_takes_the_place_of_another_in_one_step(
    igt: Igt, records: Path, bare_igt: Igt, new_file: Path
) -> None:
    first = igt("locks", "list").document["ways"][0]["id"]
    words = ("locks", "add-passphrase", "--new-passphrase-file", new_file, "--replace", first)
    assert igt(*words).code == 0
    assert kinds(igt) == ["spare-key", "passphrase"]
    assert opens(records, bare_igt, new_file)
    assert igt(*words).error_code == "no-such-slot"


def test_a_typed_passphrase_must_be_the_same_twice(
    igt: Igt, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert igt("locks", "add-passphrase").code == 2  # neither a file nor anybody to ask
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter([NEW, PASSPHRASE, NEW, NEW])
    monkeypatch.setattr(lock_commands.getpass, "getpass", lambda _: next(typed))
    assert igt("locks", "add-passphrase").error_code == "passphrases-differ"
    assert igt("locks", "add-passphrase").code == 0
    assert kinds(igt) == ["passphrase", "spare-key", "passphrase"]


def test_a_weak_passphrase_is_refused(igt: Igt, tmp_path: Path) -> None:
    weak = tmp_path / "weak"
    weak.write_text("secret")
    ran = igt("locks", "add-passphrase", "--new-passphrase-file", weak)
    assert (ran.code, ran.error_code) == (1, "passphrase-too-weak")


def test_a_new_spare_key_ends_the_one_before(
    igt: Igt, records: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.txt"
    assert igt("locks", "new-spare-key", "--recovery-file", sheet).code == 0
    assert opens(records, bare_igt, sheet)
    assert not opens(records, bare_igt, records / "recovery.txt")
    with_new = ("--store", records / "store", "--passphrase-file", sheet, "--json")
    again = bare_igt("locks", "new-spare-key", "--recovery-file", sheet, *with_new)
    assert (again.code, again.error_code) == (1, "file-exists")


def test_the_last_way_in_is_never_taken_away(igt: Igt) -> None:
    passphrase, spare = (way["id"] for way in igt("locks", "list").document["ways"])
    assert igt("locks", "remove", passphrase).code == 0
    ran = igt("locks", "remove", spare)
    assert (ran.code, ran.error_code) == (1, "last-way-in")
    assert kinds(igt) == ["spare-key"]


def test_a_pc_that_cannot_remember_says_so_and_changes_nothing(igt: Igt) -> None:
    ran = igt("locks", "remember")
    assert (ran.code, ran.error_code) == (3, "no-key-place")
    assert igt("locks", "forget").error_code == "way-in-missing"
    assert kinds(igt) == ["passphrase", "spare-key"]


def test_the_locks_are_changed_and_every_way_still_opens(
    igt: Igt, records: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    paper = tmp_path / "policy.txt"
    paper.write_text("kept policy")
    added = igt("evidence", "add", paper, "--for", "10-114")
    assert added.code == 0
    ran = igt("locks", "change")
    assert ran.code == 0 and ran.document == {
        "format": "igt-locks-changed-1",
        "documents": 1,
        "left": 0,
        "older_deleted": 0,
    }
    for secret in ("recovery.txt", "passphrase.txt"):
        assert opens(records, bare_igt, records / secret)
    assert igt("evidence", "check").document["checked"] == 1
    assert igt("store", "check").code == 0 and igt("journal", "verify").code == 0
    (tmp_path / "out").mkdir()
    saved = igt("evidence", "save", added.document["id"], tmp_path / "out").document["file"]
    assert Path(saved).read_text() == "kept policy"


def test_ctrl_c_says_that_the_locks_are_changed_in_part_and_the_next_start_ends_it(
    igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("core.store.rekey.clear_kept", interrupt)
        ran = igt("locks", "change")
        assert (ran.code, ran.error_code) == (130, "locks-half-changed")
        assert "nothing is lost" in ran.document["error"]["what"]
    assert igt("locks", "list").document["half_changed"] is False
    labels = [one["label"] for one in igt("journal", "show").document["changes"]]
    assert "Finish changing the locks" in labels


def test_ctrl_c_before_the_locks_are_touched_changes_nothing(
    igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.services.backup.backups.BackupService.before", interrupt)
    ran = igt("locks", "change")
    assert (ran.code, ran.error_code) == (130, "interrupted")
