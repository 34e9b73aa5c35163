"""Exit codes and errors: what happened, what to do, one JSON document, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import PASSPHRASE, Igt

from core.cli import score_commands
from core.cli.main import main


def test_a_store_that_is_not_there_exits_1_and_says_what_to_do(
    bare_igt: Igt, tmp_path: Path
) -> None:
    ran = bare_igt("score", "--json", "--store", tmp_path / "none")
    assert (ran.code, ran.error_code) == (1, "store-missing")
    assert ran.document["error"]["next"] in ran.err


def test_a_passphrase_file_that_cannot_be_read_exits_1(records: Path, bare_igt: Igt) -> None:
    ran = bare_igt(
        "score", "--json", "--store", records / "store", "--passphrase-file", records / "none"
    )
    assert (ran.code, ran.error_code) == (1, "passphrase-file-unreadable")


def test_a_wrong_passphrase_exits_1(records: Path, bare_igt: Igt, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text(PASSPHRASE + " x\n", encoding="utf-8")
    ran = bare_igt("score", "--store", records / "store", "--passphrase-file", wrong)
    assert ran.code == 1
    assert "Traceback" not in ran.err + ran.out


def test_exactly_one_trailing_newline_of_the_passphrase_file_is_dropped(
    records: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    two = tmp_path / "two"
    two.write_text(PASSPHRASE + "\n\n", encoding="utf-8")
    assert bare_igt("score", "--store", records / "store", "--passphrase-file", two).code == 1
    ran = bare_igt(
        "score", "--store", records / "store", "--passphrase-file", records / "passphrase.txt"
    )
    assert ran.code == 0


@pytest.mark.parametrize(
    "words", [["no-such-command"], ["score", "--no-such"], ["answer"], ["export", "-o", "x"]]
)
def test_words_that_are_not_understood_exit_2(igt: Igt, words: list[str]) -> None:
    ran = igt(*words)
    assert (ran.code, ran.error_code) == (2, "usage")


def test_without_a_terminal_a_keyring_or_a_file_it_exits_3(
    records: Path, bare_igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    ran = bare_igt("score", "--json", "--store", records / "store")
    assert (ran.code, ran.error_code) == (3, "no-key-place")


def test_a_second_init_exits_1_and_touches_nothing(
    records: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    before = {p: p.read_bytes() for p in records.rglob("*") if p.is_file()}
    ran = bare_igt(
        "init", "--name", "Other", "--type", "pharmacy", "--json", "--store", records / "store",
        "--passphrase-file", records / "passphrase.txt", "--recovery-file", tmp_path / "new",
    )  # fmt: skip
    assert (ran.code, ran.error_code) == (1, "store-exists")
    assert {p: p.read_bytes() for p in records.rglob("*") if p.is_file()} == before
    assert not (tmp_path / "new").exists()


def test_init_never_overwrites_a_recovery_file(bare_igt: Igt, tmp_path: Path) -> None:
    kept = tmp_path / "recovery.txt"
    kept.write_text("somebody's key", encoding="utf-8")
    (tmp_path / "p").write_text("four words are enough\n", encoding="utf-8")
    ran = bare_igt(
        "init", "--name", "N", "--type", "pharmacy", "--json", "--store", tmp_path / "s",
        "--passphrase-file", tmp_path / "p", "--recovery-file", kept,
    )  # fmt: skip
    assert (ran.code, ran.error_code) == (1, "file-exists")
    assert kept.read_text(encoding="utf-8") == "somebody's key"
    assert not (tmp_path / "s").exists()


def test_what_nobody_foresaw_exits_70_without_a_traceback(
    igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(score_commands, "score_document", explode)
    ran = igt("score")
    assert (ran.code, ran.error_code) == (70, "our-bug")
    assert "secret" not in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_ctrl_c_exits_130(igt: Igt, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(score_commands, "score_document", interrupt)
    assert igt("score").code == 130


def test_help_is_plain_and_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert "sign-off" in text
    assert not set("╭│─") & set(text)


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["answer", "10-114", "--due", "31/12/2026"], 2, "31/12/2026"),
        (["catalogue", "show", "10-999"], 1, "10-999"),
        (["evidence", "add", "--paper", "Shelf", "--title", "T", "--for", "nope"], 1, "nope"),
        (["profile", "set", "cyber_essentials_plus_until", "soon"], 1, "soon"),
    ],
)
def test_what_was_typed_wrong_is_repeated_in_the_error(
    igt: Igt, words: list[str], code: int, named: str
) -> None:
    ran = igt(*words)
    assert ran.code == code
    assert named in ran.document["error"]["what"]


def test_records_in_a_folder_that_is_kept_in_step_are_made_with_a_word_of_warning(
    bare_igt: Igt, tmp_path: Path
) -> None:
    passphrase = tmp_path / "words.txt"
    passphrase.write_text("marble lantern otter thistle\n", encoding="utf-8")
    made = bare_igt(
        "init", "--name", "Bridge", "--type", "pharmacy", "--passphrase-file", passphrase,
        "--store", tmp_path / "OneDrive" / "store", "--recovery-file", tmp_path / "sheet.txt",
    )  # fmt: skip
    assert made.code == 0
    assert "OneDrive" in made.err


def test_no_records_are_made_without_their_recovery_file(bare_igt: Igt, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("four words are enough\n", encoding="utf-8")
    words = ["init", "--name", "N", "--type", "pharmacy", "--json", "--store", tmp_path / "s"]
    words += ["--passphrase-file", tmp_path / "p", "--recovery-file"]
    ran = bare_igt(*words, tmp_path / "none" / "recovery.txt")
    assert (ran.code, ran.error_code) == (1, "file-not-written")
    assert not (tmp_path / "s").exists()


def test_no_recovery_file_is_left_where_no_records_were_made(bare_igt: Igt, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("four words are enough\n", encoding="utf-8")
    ran = bare_igt(
        "init", "--name", "N", "--type", "pharmacy", "--ods", "no/code", "--json",
        "--store", tmp_path / "s", "--passphrase-file", tmp_path / "p",
        "--recovery-file", tmp_path / "recovery.txt",
    )  # fmt: skip
    assert (ran.code, ran.error_code) == (1, "ods-code-impossible")
    assert not (tmp_path / "recovery.txt").exists()
