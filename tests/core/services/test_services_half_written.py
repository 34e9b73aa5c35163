"""A readable copy that was being written when the program was killed is cleared away."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.evidence import EvidenceLink
from core.services.documents.half_written import SETTING, announced, clear_half_written, unproved
from core.services.records import Records
from core.workspace import Created, Workspace

ROOT = Path(__file__).resolve().parents[3]
SECRET = b"We lock the door at six."


class KilledError(BaseException):
    """Stands for a kill: nothing after it runs."""


@pytest.fixture
def kept(workspace: Workspace, tmp_path: Path) -> str:
    path = tmp_path / "policy.txt"
    path.write_bytes(SECRET)
    return workspace.evidence.attach(path, [EvidenceLink("1-1")]).evidence.id


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def noted(records: Records) -> object:
    seen: list[object] = []
    records.store.change_setting(SETTING, lambda value: seen.append(value) or value)
    return seen[0]


KILLED = """
import os, sys
from pathlib import Path
import core.store.atomic
from core.services.access import SpareKeyUnlock
from core.workspace import Workspace

core.store.atomic.replace_patiently = lambda *_: os._exit(7)  # right before the last rename
store, key, evidence_id, folder = sys.argv[1:]
Workspace.open(Path(store), SpareKeyUnlock(key)).evidence.save(evidence_id, Path(folder))
"""


def test_a_killed_save_leaves_nothing_readable_after_the_next_start(
    created: Created, kept: str, reopen: Callable[[], Workspace], tmp_path: Path
) -> None:
    target = tmp_path / "für den Prüfer"
    target.mkdir()
    other = target / ".tmp-0123456789abcdef"
    other.write_bytes(b"somebody else's")
    created.workspace.close()
    assert created.spare_key is not None
    words = (str(created.workspace.folder), created.spare_key, kept, str(target))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *words], cwd=ROOT, timeout=60, check=False
    )
    assert killed.returncode == 7
    (half,) = set(left(target)) - {other.name}
    assert (target / half).read_bytes() == SECRET  # in the clear until the next start
    again = reopen()
    assert left(target) == [other.name]
    assert noted(again._records) == []


def test_a_saved_copy_leaves_no_name_behind(
    workspace: Workspace, kept: str, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    assert workspace.evidence.save(kept, target).read_bytes() == SECRET
    assert left(target) == ["policy.txt"]
    assert noted(workspace._records) == []


def test_a_save_that_fails_leaves_neither_a_file_nor_a_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(KilledError), announced(workspace._records, tmp_path / "a") as file:
        file.write(SECRET)
        raise KilledError
    assert noted(workspace._records) == []
    assert not [name for name in left(tmp_path) if name.startswith(".tmp-")]


def test_what_lies_on_a_stick_that_is_not_there_is_tried_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    records, stick = workspace._records, tmp_path / "stick"
    names = [str(stick / ".tmp-aa"), str(tmp_path / "mine.txt")]
    (tmp_path / "mine.txt").write_bytes(b"not ours")
    records.store.save_setting(SETTING, list(names))
    assert clear_half_written(records) == 0
    assert noted(records) == names
    stick.mkdir()
    (stick / ".tmp-aa").write_bytes(SECRET)
    assert clear_half_written(records) == 1
    assert left(stick) == []
    assert (tmp_path / "mine.txt").exists()  # never another name than ours


def test_a_submission_file_that_a_kill_left_unproved_goes_at_the_next_start(
    workspace: Workspace, tmp_path: Path
) -> None:
    records = workspace._records
    with unproved(records, tmp_path / "year.igtb") as new:
        new.write_bytes(b"part")
        inner = tmp_path / f".{new.name}.12ab34cd.part"
        inner.write_bytes(b"part")
        again = Path(shutil.copy(new, tmp_path / "kept"))
    assert not new.exists()
    again.rename(new)  # as if nothing had been tidied up
    records.store.change_setting(SETTING, lambda noted: [str(new)])
    assert clear_half_written(records) == 2
    assert not new.exists() and not inner.exists()
    assert clear_half_written(records) == 0
