"""A copy opened with Debian's age, tar and sha256sum alone, as the page beside it says."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

from backup_world import READABLE, TEXTS, BackupWorld

from core.store.keys import PassphraseWay

WORDS = "marble lantern otter thistle"


def run(script: str, folder: Path) -> bytes:
    done = subprocess.run(
        ["sh", "-ec", script], cwd=folder, capture_output=True, check=True, timeout=60
    )
    return done.stdout


def documents(kept: BackupWorld, opened: Path) -> list[bytes]:
    """Open each document that the manifest lists with age and the identities beside it."""
    manifest = json.loads((opened / "manifest.json").read_bytes())
    found = []
    for one in manifest["documents"]:
        blob = one["blob"]
        path = f"documents/{one['generation']}/{blob[:2]}/{blob[2:4]}/{blob}.age"
        found.append(run(f"age -d -i '{opened}/vault-identities.txt' {path}", kept.place.root))
    return sorted(found)


def test_age_and_tar_get_everything_out_with_the_spare_key(
    kept: BackupWorld, tmp_path: Path
) -> None:
    kept.copy()
    opened = tmp_path / "opened"
    opened.mkdir()
    (tmp_path / "sheet.txt").write_text(kept.spare.identity + "\n")
    script = f"age -d -i ../../sheet.txt copies/*.age | tar x -C '{opened}'"
    run(script, kept.place.root)
    assert {path.name for path in opened.iterdir()} >= {name for name, _ in READABLE}
    assert (opened / "answers.csv").read_bytes() == dict(READABLE)["answers.csv"]
    assert documents(kept, opened) == sorted(TEXTS)
    keys = json.loads((opened / "store-keys.json").read_bytes())
    assert keys["database_key"] == kept.keys.secrets.database_key
    assert "answers.csv" not in (opened / "READ-ME.txt").read_text("utf-8")
    run("cd keys && sha256sum -c SHA256SUMS", kept.place.root)


def test_the_passphrase_opens_it_through_its_small_file(kept: BackupWorld, tmp_path: Path) -> None:
    slot = kept.keys.add_slot(PassphraseWay(WORDS))
    made = kept.copy()
    arguments = ["-d", "-o", str(tmp_path / "opened.tar"), "-i", f"keys/{slot.id}.age"]
    asking(["age", *arguments, f"copies/{made.name}"], kept.place.root, WORDS)
    opened = tmp_path / "opened"
    opened.mkdir()
    run(f"tar xf opened.tar -C '{opened}'", tmp_path)
    assert documents(kept, opened) == sorted(TEXTS)


def asking(command: list[str], folder: Path, answer: str) -> None:
    """Run *command* on a terminal of its own and type *answer* when it asks."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", *command], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        asked = b""
        while b"passphrase" not in asked:
            asked += os.read(ours, 1000)
        os.write(ours, answer.encode() + b"\n")
        process.wait(timeout=60)
        os.close(ours)
        assert process.returncode == 0
