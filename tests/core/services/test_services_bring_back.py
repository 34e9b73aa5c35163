"""The PC is gone: a stick and the sheet bring everything back on another one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from memory_keyring import MemoryKeyring

from core.domain.evidence import EvidenceLink
from core.domain.long_work import PersonCancelledError
from core.domain.state import AssessmentState
from core.services.access import (
    KeyringPlace,
    KeyringUnlock,
    PassphraseUnlock,
    SpareKey,
    SpareKeyUnlock,
    WayKind,
)
from core.services.backup.bring_back import (
    FolderNotEmptyError,
    KeyringCannotBringBackError,
    bring_back,
    look_at,
)
from core.store.backup import CopyDamagedError, NotACopyPlaceError
from core.store.keys import KeyDoesNotFitError, KeyFileMissingError
from core.workspace import Created, NewStore, Workspace

PASSPHRASE = "copper lantern violet harbour"


@dataclass(frozen=True)
class Lost:
    """A PC that is gone: what is left of it is a stick, a file, and a sheet of paper."""

    stick: Path
    whole: Path
    sheet: SpareKeyUnlock
    state: AssessmentState
    stamp: str


@pytest.fixture
def lost(created: Created, tmp_path: Path, clock: FixedClock) -> Lost:
    workspace = created.workspace
    policy = tmp_path / "policy.txt"
    policy.write_text("We lock the door.", encoding="utf-8")
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.set_note("1-1", "A note with Größe")
    workspace.evidence.attach(policy, [EvidenceLink("1-1")])
    stick = tmp_path / "Größe Stick"
    stick.mkdir()
    workspace.backups.create(workspace.backups.add_place(stick, "Stick").id)
    (tmp_path / "file").mkdir()
    whole = workspace.backups.create_whole(tmp_path / "file" / "all.igt-copy")
    assert created.spare_key is not None
    state = replace(workspace.assessments.state(), history_stamp="")
    stamp = workspace.history.stamp()
    workspace.close()
    shutil.rmtree(workspace.folder)
    shutil.rmtree(tmp_path / "home")
    clock.advance(hours=4)
    return Lost(stick, whole, SpareKeyUnlock(created.spare_key), state, stamp)


@pytest.fixture
def opened(clock: FixedClock) -> Iterator[object]:
    with ExitStack() as open_now:

        def open_it(folder: Path, unlock: object) -> Workspace:
            return open_now.enter_context(Workspace.open(folder, unlock, clock=clock))

        yield open_it


def test_a_stick_is_recognised_without_a_key(lost: Lost) -> None:
    for pointed_at in (lost.stick, lost.stick / "igt-copies", lost.stick.parent):
        found = look_at(pointed_at)[0]
        assert found.source == lost.stick and not found.whole
        assert found.made_at is not None
        assert [way.kind for way in found.ways] == [WayKind.SPARE_KEY]
        assert not found.opens_by_passphrase
    (whole,) = look_at(lost.whole)
    assert whole.whole and whole.made_at is None
    with pytest.raises(NotACopyPlaceError):
        look_at(lost.whole.parent.parent / "not there")


def test_stick_and_sheet_bring_everything_back(
    lost: Lost, tmp_path: Path, clock: FixedClock, opened
) -> None:
    steps: list[tuple[int, int]] = []
    result = bring_back(
        look_at(lost.stick)[0],
        lost.sheet,
        tmp_path / "new" / "store",
        clock=clock,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert result.words == "Changes after 10:30 on 20 May are not in this copy."
    assert result.documents_missing == () and steps[-1] == (1, 1)
    assert [way.kind for way in result.ways] == [WayKind.SPARE_KEY]
    workspace = opened(result.folder, lost.sheet)
    assert replace(workspace.assessments.state(), history_stamp="") == lost.state
    assert workspace.care.witness().ok and workspace.care.check().ok
    assert workspace.history.verify().ok and workspace.evidence.check().faults == ()
    assert workspace.history.changes(limit=1)[0].label == (
        "Bring the records here, copy of 10:30 on 20 May"
    )
    assert workspace.history.stamp() != lost.stamp  # a chain of its own
    assert workspace.profile.organisation().name == "Harbour Pharmacy"
    # the new PC copies to places of its own; the stick is known again when it is added
    assert workspace.backups.places() == ()
    again = workspace.backups.add_place(lost.stick)
    assert again.newest is not None and again.newest.changes_behind == 1
    made = workspace.backups.create(again.id)[0]
    assert made.documents_copied == 0
    assert sorted(path.name for path in tmp_path.glob("new/*")) == ["store"]


def test_a_copy_tried_out_beside_the_records_is_no_loss_to_them(
    lost: Lost, tmp_path: Path, clock: FixedClock, opened
) -> None:
    folders = (tmp_path / "records", tmp_path / "trial")
    for folder in folders:
        bring_back(look_at(lost.stick)[0], lost.sheet, folder, clock=clock)
        with opened(folder, lost.sheet) as workspace:
            workspace.answers.set_note("1-1", folder.name)
    for folder in folders:
        workspace = opened(folder, lost.sheet)
        assert workspace.care.witness().ok and workspace.care.check().ok


def test_a_whole_file_brings_everything_back(
    lost: Lost, tmp_path: Path, clock: FixedClock, opened
) -> None:
    shutil.rmtree(lost.stick)
    folder = tmp_path / "store"  # where the old one was
    result = bring_back(look_at(lost.whole)[0], lost.sheet, folder, clock=clock)
    workspace = opened(folder, lost.sheet)
    assert replace(workspace.assessments.state(), history_stamp="") == lost.state
    assert workspace.evidence.check().faults == () and result.documents_missing == ()


def test_documents_that_the_stick_lacks_are_named(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    shutil.rmtree(lost.stick / "igt-copies" / "documents")
    result = bring_back(look_at(lost.stick)[0], lost.sheet, tmp_path / "new", clock=clock)
    assert [one.words for one in result.documents_missing] == ["“policy” (1-1)"]


def test_a_wrong_key_leaves_nothing(lost: Lost, tmp_path: Path, clock: FixedClock) -> None:
    found = look_at(lost.stick)[0]
    with pytest.raises(KeyDoesNotFitError):
        bring_back(found, SpareKeyUnlock(SpareKey.new().printed), tmp_path / "new", clock=clock)
    with pytest.raises(KeyringCannotBringBackError):
        bring_back(found, KeyringUnlock(), tmp_path / "new", clock=clock)
    assert not (tmp_path / "new").exists() and not list(tmp_path.glob(".tmp-*"))


def test_only_an_empty_folder_takes_the_records(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    found = look_at(lost.stick)[0]
    there = tmp_path / "there"
    there.mkdir()
    (there / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmptyError):
        bring_back(found, lost.sheet, there, clock=clock)
    (there / "mine.txt").unlink()
    assert bring_back(found, lost.sheet, there, clock=clock).folder == there
    with pytest.raises(FolderNotEmptyError):
        bring_back(found, lost.sheet, there, clock=clock)


def test_a_damaged_or_stopped_bringing_back_leaves_nothing(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    data = lost.whole.read_bytes()
    lost.whole.write_bytes(data[: len(data) - 2000])
    with pytest.raises(CopyDamagedError):
        bring_back(look_at(lost.whole)[0], lost.sheet, tmp_path / "new", clock=clock)
    with pytest.raises(PersonCancelledError):
        bring_back(
            look_at(lost.stick)[0],
            lost.sheet,
            tmp_path / "new",
            clock=clock,
            cancelled=lambda: True,
        )
    assert not (tmp_path / "new").exists() and not list(tmp_path.glob(".tmp-*"))


def test_the_sheet_is_enough_where_the_folder_of_keys_is_gone(
    lost: Lost, tmp_path: Path, clock: FixedClock, opened
) -> None:
    shutil.rmtree(lost.stick / "igt-copies" / "keys")
    found = look_at(lost.stick)[0]
    assert found.ways == ()
    with pytest.raises(KeyFileMissingError):
        bring_back(found, PassphraseUnlock(PASSPHRASE), tmp_path / "new", clock=clock)
    result = bring_back(found, lost.sheet, tmp_path / "new", clock=clock)
    workspace = opened(result.folder, lost.sheet)
    assert replace(workspace.assessments.state(), history_stamp="") == lost.state


def test_a_passphrase_opens_the_copy_and_the_old_pc_is_forgotten(
    tmp_path: Path, home: Path, clock: FixedClock, opened
) -> None:
    setup = NewStore(
        "Harbour Pharmacy", "", "pharmacy", "Ada Wren", "igt-10",
        passphrase=PASSPHRASE, use_keyring=True, make_spare_key=False,
    )  # fmt: skip
    place = KeyringPlace(backend=MemoryKeyring())
    made = Workspace.create(tmp_path / "store", setup, clock=clock, keyring=place)
    stick = tmp_path / "stick"
    stick.mkdir()
    with made.workspace as workspace:
        workspace.backups.create(workspace.backups.add_place(stick).id)
    found = look_at(stick)[0]
    assert found.opens_by_passphrase
    result = bring_back(found, PassphraseUnlock(PASSPHRASE), tmp_path / "new", clock=clock)
    assert [way.kind for way in result.ways] == [WayKind.PASSPHRASE]
    workspace = opened(result.folder, PassphraseUnlock(PASSPHRASE))
    assert workspace.locks.kinds() == {WayKind.PASSPHRASE}
