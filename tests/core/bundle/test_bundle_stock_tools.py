"""A submission file opens and checks with tools that everybody has, in an empty folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import bagit
import pytest
from bundle_samples import CODE, Keys, contents, document, signed

from core.bundle import NAMESPACE, write_bundle
from core.crypto.sshsig import AllowedSigners


@pytest.fixture
def bag(tmp_path: Path, keys: Keys) -> Path:
    """A submission file unpacked by age and tar, with what is needed to check it beside it."""
    whole = contents(keys, sign_off=signed())
    write_bundle(tmp_path / "submission.igtb", whole)
    (tmp_path / "key").write_text(keys.receiver + "\n")
    (tmp_path / "allowed").write_text(AllowedSigners.line_for(CODE, keys.seal.public_line()))
    folder = tmp_path / "empty"
    folder.mkdir()
    done = run(folder, "age -d -i ../key ../submission.igtb | tar x")
    assert done.stderr == b""
    return folder


def run(folder: Path, command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", f"set -e -o pipefail; {command}"],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=60,
    )


def test_sha256sum_finds_every_part_whole(bag: Path) -> None:
    shown = run(bag, "sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt")
    listed = [line.split(b":")[0].decode() for line in shown.stdout.splitlines()]
    on_disk = {str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file()}
    assert set(listed) == on_disk - {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig"}
    assert document(1) in [path.read_bytes() for path in (bag / "data/evidence").iterdir()]


def test_ssh_keygen_finds_the_seal_unbroken(bag: Path) -> None:
    run(
        bag,
        f"ssh-keygen -Y verify -f ../allowed -I {CODE} -n {NAMESPACE} "
        "-s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt",
    )


def test_the_bagit_tool_of_the_library_of_congress_validates_the_bag(bag: Path) -> None:
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.info["Organisation-Code"] == CODE


def test_the_sender_can_open_what_was_sent(bag: Path, keys: Keys) -> None:
    (bag.parent / "own").write_text(keys.own + "\n")
    listed = run(bag, "age -d -i ../own ../submission.igtb | tar t").stdout.decode().split()
    assert listed[:9] == [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha256.txt.sig",
        "data/assessment.json",
        "data/catalogue.json",
        "data/summary.pdf",
        "data/evidence.json",
    ]
    assert listed[9:] == sorted(listed[9:])
