"""A process killed while it writes: every change that was acknowledged is there afterwards."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

from fixed_clock import FixedClock
from sqlalchemy import select
from store_world import Key, populate

from core.store.drafts import read_drafts
from core.store.engine import connect, is_encrypted
from core.store.journal import read_head
from core.store.journal_verify import verify_chain
from core.store.store import DATABASE, Store
from core.store.tables import Answer
from core.store.witness import WitnessState

ROUNDS = 5  # make soak kills a thousand times
MARKER = "Wendover-marker-7351"
HERE = Path(__file__).resolve().parent

WRITER = """
import sys
from pathlib import Path
from core.domain.clock import SystemClock
from core.store.drafts import DraftKey
from core.store.journal import Label
from core.store.journal import read_head
from core.store.journal_verify import verify_chain
from core.store.store import Store
from core.store.tables import Answer
from store_world import Key

store = Store.open(Path(sys.argv[1]), Key(), SystemClock())
first = int(sys.argv[2])
for n in range(first, first + 100_000):
    with store.write(kind="answer", label=Label("answered"), person="p1") as unit:
        for part in range(3):
            unit.session.add(
                Answer(assessment_id="a1", ref=str(n), field=f"met/{part}", value=sys.argv[3])
            )
    store.save_draft(DraftKey("answer", "a1", "1/note", "p1"), f"{sys.argv[3]} {n}")
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def write_and_be_killed(folder: Path, first: int, acknowledge: int) -> int:
    """Let a second process write until it said so *acknowledge* times; return the last number."""
    paths = [str(HERE.parents[2]), str(HERE), str(HERE.parents[1])]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(first), MARKER],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(paths), "PATH": ""},
    )
    assert process.stdout is not None
    last = -1
    for _ in range(acknowledge):
        last = int(process.stdout.readline())
    process.kill()
    rest, _ = process.communicate(timeout=60)
    return int(rest.split()[-1]) if rest.split() else last


def test_kills_lose_no_acknowledged_change_and_show_no_text(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "store"
    with Store.create(folder, Key(), clock) as store:
        populate(store, clock)
    chance = random.Random(7)
    first = 0
    for _ in range(ROUNDS):
        last = write_and_be_killed(folder, first, chance.randint(1, 12))
        assert_no_clear_text(folder)
        with Store.open(folder, Key(), clock) as store:
            assert store.witness_report.state in (WitnessState.GOOD, WitnessState.BEHIND)
            assert store.check().ok
            with store.read() as session:
                refs = [int(ref) for ref in session.scalars(select(Answer.ref))]
                (draft,) = read_drafts(session)
            assert set(range(last + 1)) <= set(refs)
            assert all(refs.count(n) == 3 for n in set(refs))  # each unit whole or not at all
            assert int(draft.text.split()[1]) >= last
        first = max(refs) + 1


def test_a_damaged_log_opens_to_an_earlier_moment_and_the_loss_is_counted_exactly(
    tmp_path: Path, clock: FixedClock
) -> None:
    with Store.create(tmp_path / "store", Key(), clock) as store:
        world = populate(store, clock)
        for n in range(30):
            world.answer("1", "note", f"text {n}")
        last = 31
        shutil.copytree(store.folder, tmp_path / "crashed")
    chance = random.Random(11)
    counted = set()
    for turn in range(12):
        folder = tmp_path / f"damaged-{turn}"
        shutil.copytree(tmp_path / "crashed", folder)
        log = folder / (DATABASE + "-wal")
        data = bytearray(log.read_bytes())
        place = chance.randrange(len(data))
        if turn % 2:
            data[place] ^= 1 << chance.randrange(8)
        else:
            del data[place:]
        log.write_bytes(data)
        with Store.open(folder, Key(), clock) as damaged:
            with damaged.read() as session:
                seq = read_head(session, damaged.replica).seq
                assert verify_chain(session).ok
            assert damaged.witness_report.missing == last - seq
            counted.add(last - seq)
    assert len(counted) > 3


def assert_no_clear_text(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == DATABASE + "-wal" for path in files)  # the kill left a hot log
    for path in files:
        data = path.read_bytes()
        for word in (MARKER, "Corner Pharmacy", "Pat Manager", Key().database_key):
            assert word.encode() not in data, path.name
            assert word.encode("utf-16-le") not in data, path.name


def test_no_text_stands_in_clear_in_a_copy_made_before_a_migration(
    tmp_path: Path, clock: FixedClock
) -> None:
    from core.store.migrations.runner import copy_database

    folder = tmp_path / "store"
    with Store.create(folder, Key(), clock) as store:
        populate(store, clock)
    copy_database(folder / DATABASE, Key().database_key, folder / "copy.db")
    assert is_encrypted(folder / "copy.db")
    assert b"Corner Pharmacy" not in (folder / "copy.db").read_bytes()
    connection = connect(folder / "copy.db", Key().database_key)
    assert connection.execute("SELECT name FROM organisation").fetchone() == ("Corner Pharmacy",)
    connection.close()
