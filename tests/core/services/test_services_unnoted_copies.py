"""Copies that lie in a place but in no list: how far behind they are is read from them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import delete

from core.services.backup.copy_views import CopyView
from core.store import tables
from core.workspace import Workspace


def made(workspace: Workspace) -> CopyView:
    copy = workspace.backups.create()[0].copy
    assert copy is not None
    return copy


def forget(workspace: Workspace, *names: str) -> None:
    with workspace._records.write("backup", "copy") as unit:
        unit.session.execute(delete(tables.Copy).where(tables.Copy.name.in_(names)))


def test_a_copy_of_a_history_that_was_given_up_is_not_called_up_to_date(
    workspace: Workspace,
) -> None:
    kept = made(workspace)
    workspace.answers.set_note("1-1", "given up")
    given_up = made(workspace)
    with closing(workspace.restore(workspace.restores.prepare(kept.id)).workspace) as restored:
        forget(restored, kept.name, given_up.name)
        behind = {one.name: one.changes_behind for one in restored.backups.copies()}
        assert behind[given_up.name] is None
        since = behind[kept.name]
        assert since is not None and since > 0
        restored.answers.set_note("1-1", "goes on")
        behind = {one.name: one.changes_behind for one in restored.backups.copies()}
        assert behind[given_up.name] is None and behind[kept.name] == since + 1


def test_an_unnoted_copy_that_does_not_open_is_of_no_known_history(workspace: Workspace) -> None:
    copy = made(workspace)
    place = workspace.backups.places()[0]
    file: Path = place.folder / "igt-copies" / "copies" / copy.name
    forget(workspace, copy.name)
    (same,) = workspace.backups.copies()
    assert same.changes_behind == 0
    workspace.backups._places._digests.clear()  # as after a new start
    file.write_bytes(file.read_bytes()[:40])
    (cut,) = workspace.backups.copies()
    assert cut.changes_behind is None
