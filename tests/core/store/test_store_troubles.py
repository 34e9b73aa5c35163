"""Trouble with disk and folder: a sentence and a next step each, and the records as they were."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from store_world import Key, World, populate

from core.store.atomic import (
    disk_troubles,
    environment_trouble,
    make_private_folder,
    write_atomically,
)
from core.store.lock import StoreLock
from core.store.long_path import check_length
from core.store.store import DATABASE, Store
from core.store.trouble import (
    DiskFullError,
    FileHeldError,
    PathTooLongError,
    StoreDiskError,
    StorePlaceError,
    StoreReadOnlyError,
)

ROOT = Path(__file__).resolve().parents[3]

ANSWERS = """
import json, os, stat, sys
from pathlib import Path

folder = Path(sys.argv[1])
os.environ["IGT_HOME"] = str(folder / "home")
from core.catalogue import load_bundled
from core.errors import KnownError
from core.services.access import SpareKeyUnlock
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace
import core.store.sweeper, reportlab, puremagic

sets = load_bundled()
if os.geteuid() == 0:  # to root nothing is forbidden
    os.chown(folder, 65534, 65534)
    os.setuid(65534)
setup = NewStore("Corner", "", "pharmacy", "Pat", "igt-10")
if setup.catalogue_id not in sets:
    setup = NewStore("Corner", "", "pharmacy", "Pat", next(iter(sets)))
store = folder / "my records"
said = {}

def tried(name, deed):
    try:
        deed()
        said[name] = "done"
    except KnownError as error:
        assert error.what and error.next
        said[name] = error.code

made = Workspace.create(store, setup, bundled=lambda: sets)
workspace, key = made.workspace, SpareKeyUnlock(made.spare_key)
places = [store, *(p for p in store.rglob("*"))]
modes = {p: stat.S_IMODE(p.stat().st_mode) for p in places}

def forbid():
    for place in places:
        if place.exists():
            place.chmod(0o500 if place.is_dir() else 0o400)

def allow():
    for place in places:
        if place.exists():
            place.chmod(modes[place])

open_ = lambda: Workspace.open(store, key, bundled=lambda: sets).close()
forbid()
tried("attach", lambda: workspace.evidence.stage_content("a.txt", b"a"))
tried("read", workspace.profile.organisation)
tried("way", lambda: workspace.locks.add_passphrase("copper lantern violet harbour"))
workspace.close()
tried("open", open_)
tried("damaged", lambda: Workspace.open_damaged(store, key, bundled=lambda: sets).close())
allow()
tried("again", open_)
with Workspace.open(store, key, bundled=lambda: sets) as workspace:
    said["faults"] = list(workspace.care.check().faults)
print(json.dumps(said))
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another account may enter; pytest's own is private."""
    folder = Path(tempfile.mkdtemp(prefix="igt-troubles-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_permission_that_is_lost_is_said_in_words_and_nothing_is_harmed(open_to_all: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ANSWERS, str(open_to_all)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["attach"] == "store-read-only"
    assert said["read"] == "done"
    assert said["way"] == "store-read-only"
    assert said["open"] == "store-read-only"
    assert said["damaged"] == "done"  # to look at them needs no permission to write
    assert (said["again"], said["faults"]) == ("done", [])


def test_a_full_disk_refuses_the_change_and_keeps_everything(world: World) -> None:
    world.answer("1", "note", "before")
    pooled = world.store._writer.raw_connection()
    pages = pooled.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
    pooled.execute(f"PRAGMA max_page_count = {pages + 2}")  # type: ignore[attr-defined]
    pooled.close()
    with pytest.raises(DiskFullError) as caught:
        world.answer("1", "note", "x" * 200_000)
    assert "not saved" in caught.value.what
    assert "Make room" in caught.value.next
    assert not world.store.read_only
    assert world.answer("1", "note", "after").recorded is not None
    report = world.reopen().check()
    assert report.ok
    assert report.history.chain is not None
    assert report.history.chain.changes == 3


@pytest.mark.parametrize(
    "name",
    [
        "with spaces  and two",
        "Ärzte-Praxis Größe",
        "药房",
        "100% sure? #1 & 'quoted' \"twice\"",
        "e\u0301 decomposed",
        "semi;colon=equals,comma",
    ],
)
def test_records_lie_in_a_folder_of_any_name(tmp_path: Path, clock: FixedClock, name: str) -> None:
    with Store.create(tmp_path / name, Key(), clock) as store:
        populate(store, clock).answer("1", "note", "x")
    assert (tmp_path / name / DATABASE).is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    with Store.open(tmp_path / name, Key(), clock) as store:
        assert store.check().ok


def test_records_lie_deeper_than_260_letters(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path
    while len(str(folder)) < 300:
        folder = folder / "a folder with a long name"
    folder.mkdir(parents=True)
    with StoreLock.acquire(folder, wait=0), Store.create(folder, Key(), clock) as store:
        populate(store, clock).answer("1", "note", "x")
        assert store.check().ok


def test_a_name_that_is_too_long_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(PathTooLongError) as caught:
        write_atomically(tmp_path / ("x" * 300) / "file", b"")
    assert caught.value.code == "path-too-long"
    assert "shorter" in caught.value.next


@pytest.mark.parametrize(
    ("number", "windows", "expected"),
    [
        (errno.EACCES, 32, FileHeldError),  # a virus scanner reads it
        (errno.EACCES, 33, FileHeldError),
        (errno.EACCES, 5, StoreReadOnlyError),
        (errno.EACCES, 19, StoreReadOnlyError),
        (errno.EACCES, 21, StoreDiskError),
        (errno.EINVAL, 39, DiskFullError),
        (errno.ENOSPC, 112, DiskFullError),
        (errno.ENOENT, 206, PathTooLongError),
        (errno.EINVAL, 1117, StoreDiskError),
        (errno.ENAMETOOLONG, None, PathTooLongError),
        (errno.EIO, None, StoreDiskError),
    ],
)
def test_what_windows_says_of_a_file_becomes_the_right_sentence(
    number: int, windows: int | None, expected: type[Exception]
) -> None:
    error = OSError(number, "")
    if windows is not None:
        error.winerror = windows  # type: ignore[attr-defined]
    assert type(environment_trouble(error)) is expected
    with pytest.raises(expected), disk_troubles():
        raise error


def test_a_missing_file_is_no_trouble_of_the_disk() -> None:
    error = OSError(errno.ENOENT, "")
    error.winerror = 2  # type: ignore[attr-defined]
    assert environment_trouble(error) is None


def test_a_folder_below_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(StorePlaceError) as caught:
            make_private_folder(folder)
        assert caught.value.next
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.parametrize(
    ("folder", "platform", "fits"),
    [
        ("C:/Users/pat/AppData/Local/igtoolkit/store", "win32", True),
        ("C:/" + "a" * 146, "win32", True),
        ("C:/" + "a" * 147, "win32", False),
        ("\\\\?\\C:\\" + "a" * 300, "win32", True),
        ("/" + "a" * 300, "linux", True),
    ],
)
def test_a_folder_too_deep_for_windows_is_refused_before_anything_is_made(
    folder: str, platform: str, fits: bool
) -> None:
    if fits:
        check_length(Path(folder), platform)
        return
    with pytest.raises(PathTooLongError) as caught:
        check_length(Path(folder), platform)
    assert "shorter name" in caught.value.next
