"""A copy of a full gigabyte of documents to a folder: the first one, and one of an unchanged vault.

The peer copies the same store folder with ``cp -au``, which also skips what is there already, and
proves nothing. Ten years of records stand beside it: there the history is what takes the time.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from years_bench import Made, empty_records, ten_years

from core.store import tables
from core.store.journal import Label
from core.store.vault import Vault
from core.workspace import Workspace

FILES, BYTES = 1_000, 1024 * 1024


def main() -> None:
    """Print one line for each figure."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # /tmp may lie in memory
        folder = Path(name)
        measure("1 GB of documents", full_vault(folder / "full"), folder / "stick 1")
        measure("ten years of records", ten_years(folder / "old"), folder / "stick 2")


def measure(what: str, made: Made, stick: Path) -> None:
    """Time a first copy and one of unchanged documents, each beside its peer."""
    plain = stick.with_name(stick.name + " plain")
    stick.mkdir()
    plain.mkdir()
    with made.open() as workspace:
        place = workspace.backups.add_place(stick)
        for turn in ("first copy", "nothing new"):
            ours = timed(lambda: workspace.backups.create(place.id))
            peer = timed(lambda: plain_copy(made.folder, plain))
            sys.stdout.write(
                f"{what}, {turn}: {ours:.2f} s, cp -au and sync {peer:.2f} s, "
                f"ratio {ours / peer:.1f}\n"
            )


def plain_copy(source: Path, target: Path) -> None:
    """Copy what is not there yet, and wait for the disk as ours does."""
    subprocess.run(["cp", "-au", f"{source}/.", str(target)], check=True)
    subprocess.run(["sync", "-f", str(target)], check=True)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds *work* took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def full_vault(folder: Path) -> Made:
    """Make records with a thousand documents of a mebibyte each, all different."""
    made = empty_records(folder)
    with made.open() as workspace:
        _fill(workspace, folder)
    return made


def _fill(workspace: Workspace, folder: Path) -> None:
    vault = Vault(folder, [workspace.secrets.vault_identity])
    noise = random.Random(7).randbytes(BYTES)
    staged = [vault.put(io.BytesIO(os.urandom(64) + noise[64:])) for _number in range(FILES)]
    store = workspace.assessments._records.store  # a bench may look behind the services
    with store.read() as session:
        organisation = session.query(tables.Organisation).one()
        owner, now = organisation.id, organisation.created
    with store.write(kind="evidence", label=Label("evidence-attached")) as unit:
        for number, blob in enumerate(staged):
            unit.session.add_all(
                [
                    tables.Blob(id=blob.blob_id, sha256=blob.sha256, size=blob.size, stored=now),
                    tables.Evidence(
                        id=f"piece-{number}",
                        organisation_id=owner,
                        title=f"Document {number}",
                        kind="file",
                        created=now,
                    ),
                    tables.EvidenceVersion(
                        evidence_id=f"piece-{number}",
                        number=1,
                        blob_id=blob.blob_id,
                        file_name=f"document-{number}.bin",
                        media_type="application/pdf",
                        size=blob.size,
                        sha256=blob.sha256,
                        added=now,
                    ),
                ]
            )
            vault.settle(blob)


if __name__ == "__main__":
    main()
