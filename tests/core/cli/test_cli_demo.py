"""``igt demo`` leaves a whole, sealed, readable sample, and never touches what is not its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from clear_text import found_in_clear
from igt_runs import Igt, Ran

from core.cli.main import main
from core.services import sample

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert main(["demo", "--out", str(folder), "--json"]) == 0
    return folder


def stock(*command: str | Path, cwd: Path, stdin: bytes | None = None) -> bytes:
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=True)
    return done.stdout


def test_it_prints_the_grade_and_every_file(bare_igt: Igt, tmp_path: Path) -> None:
    ran: Ran = bare_igt("demo", "--out", tmp_path / "d", "--json")
    assert (ran.code, ran.document["grade"]) == (0, "satisfactory")
    assert ran.document["percent"] >= 66
    assert all(Path(path).exists() for path in ran.document["files"].values())


def test_a_folder_with_other_things_is_refused_and_left_alone(
    bare_igt: Igt, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = bare_igt("demo", "--out", tmp_path, "--json")
    assert (ran.code, ran.error_code) == (1, "demo-folder-in-use")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_the_same_folder_again_keeps_what_is_not_the_demos(
    demo_folder: Path, bare_igt: Igt
) -> None:
    mine = demo_folder / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    try:
        assert bare_igt("demo", "--out", demo_folder).code == 0
        assert mine.read_text(encoding="utf-8") == "mine"
    finally:
        mine.unlink()


def test_its_secrets_are_readable_by_their_owner_only(demo_folder: Path) -> None:
    for name in ("passphrase.txt", "recovery-key.txt", "receiver.key"):
        assert (demo_folder / name).stat().st_mode & 0o077 == 0


def test_the_store_opens_with_the_passphrase_beside_it(demo_folder: Path, bare_igt: Igt) -> None:
    ran = bare_igt(
        "score", "--json", "--store", demo_folder / "store",
        "--passphrase-file", demo_folder / "passphrase.txt",
    )  # fmt: skip
    assert ran.document["grade"] == "satisfactory"


def test_stock_tools_open_and_prove_the_submission_file(
    demo_folder: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    plain = stock("age", "-d", "-i", demo_folder / "receiver.key",
                  demo_folder / "submission.igtb", cwd=empty)  # fmt: skip
    stock("tar", "x", cwd=empty, stdin=plain)
    stock("sha256sum", "-c", "manifest-sha256.txt", cwd=empty)
    ods = next(line for line in (empty / "bag-info.txt").read_text("utf-8").splitlines()
               if "FAA" in line).split(": ")[1]  # fmt: skip
    good = stock(
        "ssh-keygen", "-Y", "verify", "-f", demo_folder / "allowed_signers", "-I", ods,
        "-n", "igtoolkit-submission", "-s", "tagmanifest-sha256.txt.sig",
        cwd=empty, stdin=(empty / "tagmanifest-sha256.txt").read_bytes(),
    )  # fmt: skip
    assert good.startswith(b"Good ")


def test_the_receiver_can_show_verify_and_extract_it(
    demo_folder: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    keys = (
        "--identity",
        demo_folder / "receiver.key",
        "--trusted",
        demo_folder / "allowed_signers",
    )
    shown = bare_igt("bundle", "show", demo_folder / "submission.igtb", *keys, "--json")
    assert shown.document["score"]["grade"] == "satisfactory"
    assert bare_igt("bundle", "verify", demo_folder / "submission.igtb", *keys, "--json").code == 0
    out = tmp_path / "taken out"
    ran = bare_igt("bundle", "extract", demo_folder / "submission.igtb", *keys, "-o", out, "--json")
    assert ran.code == 0
    assert (out / "summary.pdf").is_file() or list(out.rglob("summary.pdf"))


def test_a_flipped_byte_exits_4_and_an_unreadable_key_exits_1(
    demo_folder: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.igtb"
    data = bytearray((demo_folder / "submission.igtb").read_bytes())
    data[len(data) // 2] ^= 1
    broken.write_bytes(data)
    keys = (
        "--identity",
        demo_folder / "receiver.key",
        "--trusted",
        demo_folder / "allowed_signers",
    )
    assert bare_igt("bundle", "verify", broken, *keys, "--json").code == 4
    broken.write_bytes(b"")
    assert bare_igt("bundle", "verify", broken, *keys, "--json").code == 4
    bad = ("--identity", demo_folder / "checklist.pdf", *keys[2:])
    good_file = demo_folder / "submission.igtb"
    assert bare_igt("bundle", "verify", good_file, *bad, "--json").code == 1


def test_nothing_typed_and_no_evidence_stands_in_clear_in_store_temporary_files_or_logs(
    tmp_path: Path,
) -> None:
    places = {"HOME": "home", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data", "TMPDIR": "tmp"}
    for name in places.values():
        (tmp_path / name).mkdir()
    subprocess.run(
        [sys.executable, "-m", "core.cli", "demo", "--out", tmp_path / "out"],
        cwd=ROOT,
        env=os.environ | {key: str(tmp_path / name) for key, name in places.items()},
        capture_output=True,
        check=True,
    )
    words = [sample.NAME, sample.ODS_CODE, sample.MANAGER, *sample.OWNER, "Smartcard", "policy"]
    searched = [tmp_path / "out" / "store", *(tmp_path / name for name in places.values())]
    assert (tmp_path / "out" / "store" / "vault").is_dir()
    assert found_in_clear(words, *searched) == []


def test_a_signed_assessment_is_reopened_with_a_reason(
    demo_folder: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    store = shutil.copytree(demo_folder / "store", tmp_path / "store")
    where = ("--store", store, "--passphrase-file", demo_folder / "recovery-key.txt", "--json")
    assert bare_igt("assessment", "show", *where).document["status"] == "signed"
    ran = bare_igt("assessment", "reopen", "--reason", "One tick was wrong", *where)
    assert (ran.code, ran.document["status"]) == (0, "open")
    assert bare_igt("assessment", "show", *where).document["sign_off"] is None
