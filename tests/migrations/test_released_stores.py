"""Records that each released schema left are opened by the present program, nothing lost."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fixed_clock import FixedClock

from core.services.access import PassphraseUnlock, SpareKeyUnlock
from core.store.engine import connect
from core.store.keys import KeyFile
from core.store.migrations import runner
from core.store.search_index import is_derived
from core.store.store import BEFORE_MIGRATION, DATABASE
from core.store.trouble import StoreDamagedError, StoreNewerError
from core.workspace import Workspace

STORES = Path(__file__).resolve().parents[1] / "stores"
RELEASED = sorted(path.name for path in STORES.iterdir() if path.is_dir())
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(params=RELEASED)
def left(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the records of one schema, which may be changed."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(STORES / request.param, tmp_path / request.param))


def unlock(left: Path) -> SpareKeyUnlock:
    return SpareKeyUnlock((left / "spare-key.txt").read_text(encoding="ascii"))


def key_of(left: Path) -> str:
    return KeyFile.open(left / "store", unlock(left)).secrets.database_key


def dump(path: Path, key: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table with its columns and all its rows; the search's index is made anew anyway."""
    connection = connect(path, key)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {}
    for (name,) in names:
        if is_derived(name):
            continue
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()
        found[name] = sorted([tuple(columns), *map(tuple, rows)], key=repr)
    connection.close()
    return found


def test_there_is_a_store_for_every_schema_before_this_one() -> None:
    assert list(runner.REVISIONS[: len(RELEASED)]) == RELEASED
    assert len(RELEASED) >= len(runner.REVISIONS) - 1


def test_records_of_every_schema_open_and_say_what_they_said(left: Path, clock: FixedClock) -> None:
    """The content is that of tests/stores/README.md."""
    with Workspace.open(left / "store", unlock(left), clock=clock) as workspace:
        state = workspace.assessments.state()
        assert workspace.profile.organisation().name == "Bridge Street Pharmacy (sample)"
        first, second = state.by_ref["10-114"].answer, state.by_ref["10-115"].answer
        assert first.met == {"10-114.1a", "10-114.1b"}
        assert first.note == "Policy read by all on 3 May."
        assert second.owner == "Sam Carter"
        assert workspace.answers.drafts() == {("10-115", "note"): "half-typed"}
        policy, sheet = workspace.evidence.all()
        assert (policy.title, [link.criterion for link in policy.links]) == (
            "IG policy",
            ["10-114.1a"],
        )
        assert sheet.place == "red folder, office shelf"
        saved = workspace.evidence.save(policy.id, left)
        assert saved.stat().st_size == 36
        assert [person.name for person in workspace.people.all()] == ["Sam Carter"]
        assert workspace.history.verify().ok
        assert workspace.history.verify().count == 7
        assert workspace.care.check().ok
        assert workspace.care.witness().ok
        assert workspace.evidence.check().faults == ()
        workspace.answers.tick("10-115", "10-115.1a")
        assert workspace.history.verify().ok


def test_a_copy_of_the_old_records_stays_beside_the_migrated_ones(
    left: Path, clock: FixedClock
) -> None:
    key, before = key_of(left), dump(left / "store" / DATABASE, key_of(left))
    told: list[str] = []
    opened = Workspace.open(left / "store", unlock(left), clock=clock, copy_before=told.append)
    opened.close()
    copies = list((left / "store" / BEFORE_MIGRATION).glob("*.db"))
    if left.name == runner.HEAD:
        assert (copies, told) == ([], [])
        return
    assert told == ["migration"]
    assert [path.name for path in copies] == [f"records-{left.name}-before-{runner.HEAD}.db"]
    assert dump(copies[0], key) == before
    assert copies[0].parent.stat().st_mode & 0o077 == 0


def test_going_down_and_up_again_is_the_identity_on_the_content(left: Path) -> None:
    path, key = left / "store" / DATABASE, key_of(left)
    old = dump(path, key)
    runner.migrate(path, key, runner.HEAD)
    new = dump(path, key)
    runner.migrate(path, key, left.name)
    assert dump(path, key) == old
    runner.migrate(path, key, runner.HEAD)
    assert dump(path, key) == new


def test_the_passphrase_of_old_records_still_opens_them(left: Path, clock: FixedClock) -> None:
    text = (left / "passphrase.txt").read_text(encoding="utf-8").rstrip("\n")
    Workspace.open(left / "store", PassphraseUnlock(text), clock=clock).close()


def test_records_from_the_future_are_refused_in_words_and_left_alone(
    left: Path, clock: FixedClock
) -> None:
    path, key = left / "store" / DATABASE, key_of(left)
    connection = connect(path, key)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = path.read_bytes()
    told: list[str] = []
    with pytest.raises(StoreNewerError) as caught:
        Workspace.open(left / "store", unlock(left), clock=clock, copy_before=told.append)
    assert "newer version" in caught.value.what
    assert "Update the program" in caught.value.next
    assert path.read_bytes() == before
    assert told == []
    with pytest.raises((StoreNewerError, StoreDamagedError)):
        Workspace.open_damaged(left / "store", unlock(left), clock=clock)


def test_a_damaged_old_store_is_read_without_a_change_to_it(left: Path, clock: FixedClock) -> None:
    path = left / "store" / DATABASE
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    with Workspace.open_damaged(left / "store", unlock(left), clock=clock) as workspace:
        assert workspace.profile.organisation().name == "Bridge Street Pharmacy (sample)"
        workspace.assessments.state()
        assert workspace.read_only
    assert path.read_bytes() == bytes(data)
    assert not (left / "store" / BEFORE_MIGRATION).exists()


def test_the_readme_names_every_schema() -> None:
    told = re.findall(r"^`(\d{4})`:", (STORES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert told == RELEASED
