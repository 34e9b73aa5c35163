"""A damaged marker of a place for copies: mended on this PC, told on a stick, never a lock-out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core import places
from core.errors import KnownError
from core.services.backup.backups import copy_before_opening
from core.workspace import Workspace

MARKER = "igt-copies.json"


def spoil(folder: Path) -> Path:
    marker = folder / "igt-copies" / MARKER
    marker.write_bytes(marker.read_bytes()[:-9])
    return marker


def test_a_damaged_marker_on_this_pc_is_set_aside_and_a_copy_still_comes_back(
    workspace: Workspace,
) -> None:
    workspace.answers.set_note("1-1", "in the copy")
    copy = workspace.backups.create()[0].copy
    assert copy is not None
    workspace.answers.set_note("1-1", "later")
    home = places.copies_folder(workspace.store_id)
    marker = spoil(home)
    bad = marker.read_bytes()
    with closing(workspace.restore(workspace.restores.prepare(copy.id)).workspace) as restored:
        assert restored.assessments.state().by_ref["1-1"].answer.note == "in the copy"
        copies = restored.backups.copies()
        assert copy.id in [one.id for one in copies] and len(copies) == 2
        assert restored.backups.check(copy.id).ok and restored.backups.create()[0].copy
        (aside,) = marker.parent.glob(f"{MARKER}.damaged-*")
        assert aside.read_bytes() == bad


def test_a_marker_that_was_renewed_before_an_opening_hides_no_copy(
    workspace: Workspace, clock: FixedClock
) -> None:
    copy = workspace.backups.create()[0].copy
    assert copy is not None
    spoil(places.copies_folder(workspace.store_id))
    copy_before_opening(workspace.folder, workspace._keys, clock, "migration")
    assert copy.id in [one.id for one in workspace.backups.copies() if one.present]
    assert workspace.backups.create()[0].problem is None


def test_a_stick_with_a_damaged_marker_is_left_alone_and_told_what_to_do(
    workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    place = workspace.backups.add_place(stick)
    copy = workspace.backups.create(place.id)[0].copy
    assert copy is not None
    marker = spoil(stick)
    with pytest.raises(KnownError) as refused:
        workspace.backups.create(place.id)
    assert refused.value.code == "copy-place-damaged"
    assert "Give igt-copies.json another name" in refused.value.next
    marker.rename(marker.with_name("igt-copies.old"))
    again = workspace.backups.add_place(stick)
    assert workspace.backups.create(again.id)[0].problem is None
    assert copy.name in [one.name for one in workspace.backups.copies(again.id)]
