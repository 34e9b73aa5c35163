"""The history knows the ways in from the first change on, also across the return of a copy."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from fixed_clock import FixedClock
from sqlalchemy import select

from core.services.access import SpareKey, SpareKeyUnlock
from core.services.backup.bring_back import bring_back, look_at
from core.services.backup.rescue import copies_for, rescue
from core.services.ways_fact import WAYS_FACT
from core.store import tables
from core.workspace import Created, Workspace

FOUND = "Find other ways to open the records"


def told(workspace: Workspace) -> list[str]:
    """The kinds of ways in that the history knows."""
    with workspace._records.store.read() as session:
        value = session.scalars(select(tables.Fact.value).filter_by(name=WAYS_FACT)).one()
    return [way["kind"] for way in value["ways"]]


def labels(workspace: Workspace) -> list[str]:
    return [change.label for change in workspace.history.changes()]


def sheet(created: Created) -> SpareKeyUnlock:
    assert created.spare_key is not None
    return SpareKeyUnlock(created.spare_key)


def test_the_first_change_knows_the_first_ways(created: Created, clock: FixedClock) -> None:
    workspace = created.workspace
    assert told(workspace) == ["spare-key"]
    assert len(workspace.history.changes()) == 1
    workspace.close()
    with Workspace.open(workspace.folder, sheet(created), clock=clock) as again:
        assert len(again.history.changes()) == 1


def test_a_copy_from_before_a_new_way_learns_the_ways_of_now_with_its_return(
    workspace: Workspace, clock: FixedClock
) -> None:
    copy = workspace.backups.create()[0].copy
    assert copy is not None
    workspace.locks.add_passphrase("copper lantern violet harbour")
    spare_key = SpareKey.new()
    workspace.locks.use_spare_key(spare_key)
    with closing(workspace.restore(workspace.restores.prepare(copy.id)).workspace) as restored:
        assert told(restored) == ["passphrase", "spare-key"]
        assert FOUND not in labels(restored)
        assert labels(restored)[0].startswith("Bring back the copy of")
        count, folder = len(labels(restored)), restored.folder
    with Workspace.open(folder, SpareKeyUnlock(spare_key.printed), clock=clock) as again:
        assert len(labels(again)) == count


def test_records_on_a_new_pc_know_what_opens_them_there(
    created: Created, tmp_path: Path, clock: FixedClock
) -> None:
    workspace, stick = created.workspace, tmp_path / "stick"
    stick.mkdir()
    workspace.locks.add_passphrase("copper lantern violet harbour")
    workspace.backups.create(workspace.backups.add_place(stick).id)
    workspace.close()
    shutil.rmtree(workspace.folder)
    bring_back(look_at(stick)[0], sheet(created), workspace.folder, clock=clock)
    with Workspace.open(workspace.folder, sheet(created), clock=clock) as back:
        assert sorted(told(back)) == ["passphrase", "spare-key"]
        assert FOUND not in labels(back)


def test_a_copy_in_place_of_lost_records_knows_the_ways_of_now(
    created: Created, clock: FixedClock
) -> None:
    workspace = created.workspace
    workspace.backups.create()
    workspace.locks.add_passphrase("copper lantern violet harbour")
    workspace.close()
    (workspace.folder / "records.db").write_bytes(b"nothing")
    (copy,) = copies_for(workspace.folder, sheet(created))[-1:]
    rescue(workspace.folder, sheet(created), copy, clock=clock)
    with Workspace.open(workspace.folder, sheet(created), clock=clock) as back:
        assert sorted(told(back)) == ["passphrase", "spare-key"]
        assert FOUND not in labels(back)
