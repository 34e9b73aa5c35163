"""Rescue without this program: stock ``age`` opens the key file in each of the ways."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring

from core.store.keyring_slot import KeyringPlace
from core.store.keys import KeyFile, KeyringWay, PassphraseWay, SpareKey, SpareKeyWay

WORDS = "marble lantern otter thistle"


@pytest.fixture
def made(tmp_path: Path) -> tuple[KeyFile, dict[str, str]]:
    ring, spare = MemoryKeyring(), SpareKey.new()
    ways = [KeyringWay(KeyringPlace(backend=ring)), PassphraseWay(WORDS), SpareKeyWay(spare)]
    keys = KeyFile.create(tmp_path, ways, store_id="s")
    return keys, {"keyring": next(iter(ring.kept.values())), "spare key": spare.identity}


def told_by(opened: bytes) -> str:
    return str(json.loads(opened)["database_key"])


def age_asking(arguments: list[str], answer: str) -> bytes:
    """Run ``age`` on a terminal of its own and type *answer* when it asks for the passphrase."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", "age", *arguments],  # it asks on its controlling terminal
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        asked = b""
        while b"passphrase" not in asked:
            asked += os.read(ours, 1000)
        os.write(ours, answer.encode() + b"\n")
        output, _ = process.communicate(timeout=60)
        os.close(ours)
        assert process.returncode == 0
        return output


@pytest.mark.full_cost
def test_stock_age_opens_it_with_each_key(
    tmp_path: Path, made: tuple[KeyFile, dict[str, str]]
) -> None:
    keys, identities = made
    locked = tmp_path / "keys" / "store.key.age"
    for name, identity in identities.items():
        (tmp_path / name).write_text(identity + "\n")
        done = subprocess.run(
            ["age", "-d", "-i", tmp_path / name, locked],
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert told_by(done.stdout) == keys.secrets.database_key
    slot = next(slot for slot in keys.slots if slot.kind == "passphrase")
    arguments = ["-d", "-i", str(tmp_path / "keys" / f"{slot.id}.age"), str(locked)]
    assert told_by(age_asking(arguments, WORDS)) == keys.secrets.database_key
