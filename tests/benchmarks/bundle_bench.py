"""What the two benches of the submission file share: the made-up evidence and the child process.

Ours runs in a fresh process, so that its peak memory is its own; its time is that of the one call
that a service makes. The peers are shell commands. Both sync what they leave on the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bundle_samples import (  # noqa: E402
    CODE,
    Keys,
    answers,
    contents,
    evidence_file,
    piece,
    signed,
    state,
)

from core.bundle import (  # noqa: E402
    BundleContents,
    assessment_json,
    evidence_sent,
    verify_bundle,
    write_bundle,
)
from core.crypto import age  # noqa: E402
from core.crypto.sshsig import AllowedSigners, SigningKey  # noqa: E402
from core.domain.evidence import Evidence  # noqa: E402

FILES, BYTES = 1_000, 1024 * 1024
ROUNDS = 3


def files_wanted() -> int:
    """Return how many files of 1 MiB to measure with: the first argument, else 1,000."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else FILES


@contextmanager
def evidence(count: int) -> Iterator[Path]:
    """Give a folder with *count* encrypted documents and the keys, on the disk of this project."""
    (ROOT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=ROOT / "build") as name:  # /tmp may lie in memory
        folder = Path(name)
        keys = Keys()
        (folder / "seal").write_text(keys.seal.private_text())
        (folder / "own.key").write_text(keys.own + "\n")
        (folder / "receiver.key").write_text(keys.receiver + "\n")
        recipients = [age.recipient_of(keys.own), age.recipient_of(keys.receiver)]
        (folder / "recipients").write_text("\n".join(recipients) + "\n")
        (folder / "allowed_signers").write_text(
            AllowedSigners.line_for(CODE, keys.seal.public_line())
        )
        (folder / "blobs").mkdir()
        digests = []
        for number in range(count):
            content = os.urandom(BYTES)
            digests.append(hashlib.sha256(content).hexdigest())
            locked = age.encrypt_bytes(content, recipients[:1])
            (folder / "blobs" / f"{number:05}").write_bytes(locked)
        (folder / "digests.json").write_text(json.dumps(digests))
        os.sync()
        yield folder


def ours(what: str, folder: Path) -> tuple[float, float]:
    """Return the seconds of the call and the peak memory in MiB of *what*, in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def peer(command: str, folder: Path) -> float:
    """Return the seconds of a shell command in *folder*, which is cleared of its leavings first."""
    subprocess.run(["bash", "-c", "rm -rf peer.age peer plain.age; sync"], cwd=folder, check=True)
    start = time.perf_counter()
    subprocess.run(["bash", "-c", f"set -e -o pipefail; {command}"], cwd=folder, check=True)
    return time.perf_counter() - start


def in_turns(what: str, command: str, folder: Path) -> tuple[float, float, float]:
    """Return our median seconds, the peer's, and our highest peak in MiB, measured in turns."""
    rounds = [(ours(what, folder), peer(command, folder)) for _ in range(ROUNDS)]
    return (
        median(mine[0] for mine, _ in rounds),
        median(theirs for _, theirs in rounds),
        max(mine[1] for mine, _ in rounds),
    )


def show(name: str, mine: float, theirs: float, peak: float) -> None:
    sys.stdout.write(
        f"{name}: ours {mine:.2f} s, peer {theirs:.2f} s, ratio {mine / theirs:.2f}, "
        f"peak memory {peak:.0f} MB\n"
    )


def _keys(folder: Path) -> Keys:
    return Keys(
        SigningKey.from_private_text((folder / "seal").read_text()),
        (folder / "own.key").read_text().strip(),
        (folder / "receiver.key").read_text().strip(),
    )


def _decrypt(path: Path, identity: str, target: age.Writable) -> None:
    with path.open("rb") as source:
        age.decrypt_io(source, target, [identity])


def _kept(number: int, digest: str) -> Evidence:
    kept = piece(number, b"")
    assert kept.current is not None
    return replace(kept, current=replace(kept.current, sha256=digest, size=BYTES))


def _contents(folder: Path) -> BundleContents:
    keys = _keys(folder)
    digests = json.loads((folder / "digests.json").read_text())
    now = state(tuple(_kept(n, digest) for n, digest in enumerate(digests)), signed())
    files = tuple(
        evidence_file(
            kept, partial(_decrypt, folder / "blobs" / f"{int(kept.id[1:]):05}", keys.own)
        )
        for kept in evidence_sent(now)
    )
    return replace(
        contents(keys, ()), assessment_json=assessment_json(now, answers()), evidence=files
    )


def _peak() -> float:
    """Return this process's own highest resident memory in MiB (ru_maxrss counts the parent's)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _child(what: str, folder: Path) -> None:
    made = _contents(folder) if what == "export" else None
    start = time.perf_counter()
    if made:
        write_bundle(folder / "ours.igtb", made)
    else:
        with (folder / "ours.igtb").open("rb") as source:
            verify_bundle(source, _keys(folder).trust())
    sys.stdout.write(json.dumps([time.perf_counter() - start, _peak()]))


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]))
