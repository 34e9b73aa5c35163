"""People, PINs and acting as somebody, as a script drives them."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest
from igt_runs import Igt


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    file = tmp_path / "pin.txt"
    file.write_text("7305\n", encoding="utf-8")
    return file


def who(igt: Igt) -> dict[str, str]:
    return {p["name"]: p["role"] for p in igt("people", "list").document["people"]}


def test_people_are_added_renamed_given_roles_and_leave(igt: Igt) -> None:
    added = igt("people", "add", "Ben Tern", "--job", "Dispenser").document
    assert added["format"] == "igt-person-1"
    assert added["person"] | {"id": ""} == {
        "id": "",
        "name": "Ben Tern",
        "role": "contributor",
        "job": "Dispenser",
        "pin": False,
        "left": None,
    }
    assert igt("people", "rename", "Ben Tern", "Ben Lee").code == 0
    assert igt("people", "role", "ben lee", "approver").document["person"]["role"] == "approver"
    igt("answer", "10-114", "--owner", "Ben Lee")
    left = igt("people", "leave", "Ben Lee", "--on", "2026-05-01").document
    assert left["person"]["left"] == "2026-05-01"
    assert [owned["ref"] for owned in left["owned"]] == ["10-114"]
    assert "Ben Lee" not in who(igt)
    assert len(igt("people", "list", "--left").document["people"]) == 2
    assert igt("people", "work-as", "Ben Lee").error_code == "person-left"
    assert igt("people", "leave", "Ben Lee", "--back").document["person"]["left"] is None


def test_what_cannot_be_is_refused_with_the_contracts_exit_codes(igt: Igt) -> None:
    me = next(iter(who(igt)))
    for words, code, error in (
        (("role", me, "auditor"), 1, "last-administrator"),
        (("role", me, "king"), 2, "usage"),
        (("role", "Nobody", "auditor"), 1, "unknown-person"),
        (("add", me), 1, "person-known"),
        (("leave", me), 1, "person-works-now"),
        (("pin", me), 2, "usage"),
    ):
        ran = igt("people", *words)
        assert (ran.code, ran.error_code) == (code, error), words


def test_one_command_acts_as_somebody_and_who_works_stays(igt: Igt, pin_file: Path) -> None:
    me = igt("people", "list").document["working"]
    igt("people", "add", "Ben Tern")
    given = igt("people", "pin", "Ben Tern", "--new-pin-file", pin_file)
    assert given.document["person"]["pin"] is True
    assert "read them without it" in given.err  # a PIN promises no more than it keeps
    assert igt("--as", "Ben Tern", "answer", "10-114", "--note", "x").error_code == "pin-needed"
    ran = igt("answer", "10-114", "--note", "x", "--as", "Ben Tern", "--pin-file", pin_file)
    assert ran.code == 0
    assert igt("journal", "show").document["changes"][0]["by"] == "Ben Tern"
    refused = igt("people", "add", "Eve", "--as", "Ben Tern", "--pin-file", pin_file)
    assert (refused.code, refused.error_code) == (1, "not-allowed")
    assert "administrator" in refused.document["error"]["next"]
    assert igt("people", "list").document["working"] == me


def test_a_wrong_pin_is_counted_from_one_command_to_the_next(igt: Igt, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.txt", tmp_path / "wrong.txt"
    right.write_text("7305", encoding="utf-8")
    wrong.write_text("7306", encoding="utf-8")
    igt("people", "add", "Ben Tern")
    igt("people", "pin", "Ben Tern", "--new-pin-file", right)
    for _ in range(6):  # the wait after the third is over at once only on a very slow computer
        ran = igt("people", "work-as", "Ben Tern", "--pin-file", wrong)
        if ran.error_code == "pin-delay":
            break
        assert (ran.code, ran.error_code) == (1, "pin-wrong")
    assert ran.error_code == "pin-delay"
    assert igt("people", "pin", "Ben Tern", "--clear").document["person"]["pin"] is False
    assert igt("people", "work-as", "Ben Tern").code == 0


def test_the_spare_key_clears_ones_own_forgotten_pin(
    igt: Igt, records: Path, pin_file: Path
) -> None:
    me = next(iter(who(igt)))
    igt("people", "pin", me, "--new-pin-file", pin_file)
    assert igt("people", "pin", me, "--clear").error_code == "pin-needed"
    ran = igt("people", "pin", me, "--clear", "--spare-key-file", records / "recovery.txt")
    assert ran.document["person"]["pin"] is False


def test_at_a_terminal_a_pin_is_asked_for_and_typed_twice(
    igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["7305", "7305", "7305", "8046", "9157"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
    igt("people", "add", "Ben Tern")
    assert igt("people", "pin", "Ben Tern").code == 0
    assert igt("people", "pin", "Ben Tern").error_code == "pins-differ"


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff"])
def test_a_pin_file_that_cannot_be_read_is_named(
    igt: Igt, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "pin"
    if content is not None:
        file.write_bytes(content)
    igt("people", "add", "Ben Tern")
    ran = igt("people", "pin", "Ben Tern", "--new-pin-file", file)
    assert (ran.code, ran.error_code) == (1, "pin-file-unreadable")


def test_a_list_for_a_person_marks_who_works(igt: Igt, records: Path, bare_igt: Igt) -> None:
    igt("people", "add", "Ben Tern", "--role", "approver", "--job", "Owner")
    where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
    lines = bare_igt("people", "list", *where).out.splitlines()
    assert lines[0].startswith("* ")
    assert lines[1] == "  Ben Tern, approver, Owner"
