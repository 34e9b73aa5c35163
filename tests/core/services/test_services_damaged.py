"""Damaged records are opened for reading: what can be read is there, nothing can be written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from damage import PAGE, roots, spoil
from fixed_clock import FixedClock

from core.domain.evidence import EvidenceLink
from core.errors import KnownError
from core.services.access import SpareKeyUnlock
from core.services.answers import AnswerEdit
from core.store.engine import connect
from core.store.trouble import RecordsReadOnlyError, StoreDamagedError, StoreUnreadableError
from core.workspace import Created, Workspace

NOTES = 30


@dataclass
class Closed:
    """Records that were filled and closed, and how to open them."""

    folder: Path
    unlock: SpareKeyUnlock
    key: str
    clock: FixedClock
    bundled: object

    @property
    def database(self) -> Path:
        return self.folder / "records.db"

    def open_damaged(self) -> Workspace:
        return Workspace.open_damaged(
            self.folder,
            self.unlock,
            clock=self.clock,
            bundled=self.bundled,  # type: ignore[arg-type]
        )

    def open(self) -> Workspace:
        return Workspace.open(
            self.folder,
            self.unlock,
            clock=self.clock,
            bundled=self.bundled,  # type: ignore[arg-type]
        )


@pytest.fixture
def filled(created: Created, clock: FixedClock, tmp_path: Path) -> Closed:
    workspace = created.workspace
    for number in range(NOTES):
        workspace.answers.change("1-1", AnswerEdit(note=f"note {number} {'x' * 200}"))
    workspace.answers.tick("1-1", "1-1.1a")
    paper = tmp_path / "policy.txt"
    paper.write_text("We lock the door.", encoding="utf-8")
    workspace.evidence.attach(paper, [EvidenceLink("1-1", "1-1.1a")])
    workspace.close()
    assert created.spare_key is not None
    return Closed(
        workspace.folder,
        SpareKeyUnlock(created.spare_key),
        workspace.secrets.database_key,
        clock,
        workspace._records.bundled,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def tables_are_listed(closed: Closed) -> bool:
    try:
        return bool(roots(closed.database, closed.key))
    except (KnownError, sqlcipher.DatabaseError):
        return False


def test_a_spoilt_page_anywhere_leaves_the_rest_readable_and_the_files_untouched(
    filled: Closed, home: Path
) -> None:
    sound = filled.database.read_bytes()
    opened = 0
    for page in range(0, len(sound) // PAGE, 5):
        filled.database.write_bytes(spoil(sound, page))
        before = files(filled.folder)
        try:
            workspace = filled.open_damaged()
        except (StoreDamagedError, StoreUnreadableError):
            assert not tables_are_listed(filled)  # nothing can be read without their list
            continue
        with workspace:
            assert workspace.read_only
            assert workspace.damage is not None
            assert workspace.damage.answers == 2
            workspace.assessments.state()
            workspace.history.changes()
            workspace.history.verify()
            workspace.profile.organisation()
            workspace.evidence.check()
            with pytest.raises(RecordsReadOnlyError):
                workspace.answers.tick("1-1", "1-1.1b")
        assert files(filled.folder) == before
        opened += 1
    assert opened > 10
    assert list((home / "state" / "damaged").iterdir()) == []


def test_rows_on_a_spoilt_page_come_from_the_journal(filled: Closed) -> None:
    table = roots(filled.database, filled.key)
    data = filled.database.read_bytes()
    for name in ("answer", "assessment", "organisation", "person", "fact", "evidence_link"):
        data = spoil(data, table[name] - 1)
    filled.database.write_bytes(data)
    with filled.open_damaged() as workspace:
        state = workspace.assessments.state()
        assert workspace.profile.organisation().name == "Harbour Pharmacy"
        assert state.by_ref["1-1"].answer.note.startswith(f"note {NOTES - 1} ")
        assert workspace.damage is not None
        assert not workspace.damage.whole
        (piece,) = workspace.evidence.all()
        assert [link.criterion for link in piece.links] == ["1-1.1a"]


def test_a_spoilt_page_of_the_journal_is_counted_in_changes(filled: Closed) -> None:
    with filled.open_damaged() as workspace:
        assert workspace.damage is not None
        assert workspace.damage.whole
        everything = workspace.damage.changes
    root = roots(filled.database, filled.key)["change"]
    filled.database.write_bytes(spoil(filled.database.read_bytes(), root))  # the page behind it
    with filled.open_damaged() as workspace:
        assert workspace.damage is not None
        assert workspace.damage.changes <= everything


def test_what_is_kept_can_be_saved_and_nothing_else_is_kept(filled: Closed, tmp_path: Path) -> None:
    with filled.open_damaged() as workspace:
        (piece,) = workspace.evidence.all()
        written = workspace.evidence.save(piece.id, tmp_path)
        assert written.read_text(encoding="utf-8") == "We lock the door."
        vault = files(filled.folder)
        with pytest.raises(RecordsReadOnlyError):
            workspace.evidence.attach(written, [EvidenceLink("1-1")])
        with pytest.raises(RecordsReadOnlyError):
            workspace.answers.save_draft("1-1", "note", "half")
        with pytest.raises(RecordsReadOnlyError):
            workspace.care.accept_loss()
        assert files(filled.folder) == vault


def test_a_last_write_ahead_log_is_read_too(filled: Closed, tmp_path: Path) -> None:
    with filled.open() as workspace:
        workspace.answers.change("1-1", AnswerEdit(note="in the log only"))
        crashed = files(filled.folder)
    for name in ("records.db", "records.db-wal", "records.witness"):
        (filled.folder / name).write_bytes(crashed[name])
    with filled.open_damaged() as workspace:
        assert workspace.assessments.state().by_ref["1-1"].answer.note == "in the log only"


def test_where_the_beginning_is_spoilt_opening_says_so_either_way(filled: Closed) -> None:
    filled.database.write_bytes(spoil(filled.database.read_bytes(), 0))
    for opening in (filled.open, filled.open_damaged):
        with pytest.raises(KnownError) as caught:
            opening()
        assert caught.value.code in ("store-unreadable", "store-damaged")
        assert "newest copy" in caught.value.next


def test_records_that_meet_damage_while_they_are_open_write_nothing_more(filled: Closed) -> None:
    root = roots(filled.database, filled.key)["answer"]
    filled.database.write_bytes(spoil(filled.database.read_bytes(), root - 1))
    workspace = filled.open()
    assert not workspace.read_only
    with pytest.raises(StoreDamagedError):
        workspace.assessments.state()
    assert workspace.read_only
    assert workspace.profile.organisation().name == "Harbour Pharmacy"
    with pytest.raises(RecordsReadOnlyError) as caught:
        workspace.profile.set("name", "Other")
    assert caught.value.code == "records-read-only"
    workspace.close()


def test_a_check_that_finds_damage_stops_the_writing(filled: Closed) -> None:
    connection = connect(filled.database, filled.key)
    connection.execute("CREATE TABLE scratch (x)")
    connection.execute("INSERT INTO scratch VALUES ('nobody reads this')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    root = roots(filled.database, filled.key)["scratch"]
    filled.database.write_bytes(spoil(filled.database.read_bytes(), root - 1))
    with filled.open() as workspace:
        assert not workspace.care.check().ok
        assert workspace.read_only


def test_nothing_is_swept_while_records_are_damaged(filled: Closed) -> None:
    vault = files(filled.folder / "vault")
    for table in ("blob", "evidence_version"):
        root = roots(filled.database, filled.key)[table]
        sound = filled.database.read_bytes()
        filled.database.write_bytes(spoil(sound, root - 1))
        filled.clock.advance(days=400)
        with filled.open_damaged() as workspace:
            assert workspace.care.sweep().files == 0
        filled.database.write_bytes(sound)
    assert files(filled.folder / "vault") == vault


def test_records_that_were_cut_off_give_what_is_left(filled: Closed) -> None:
    sound = filled.database.read_bytes()
    for part in (0.85, 0.92, 0.99):
        cut = sound[: int(len(sound) * part)]
        filled.database.write_bytes(cut)
        try:
            with filled.open() as workspace:  # only the very last page is gone
                assert not workspace.care.look_over().ok
                assert workspace.read_only
        except StoreDamagedError:
            pass
        filled.database.write_bytes(cut)
        with filled.open_damaged() as workspace:
            assert workspace.damage is not None
            assert workspace.profile.organisation().name == "Harbour Pharmacy"
            workspace.assessments.state()
        assert filled.database.read_bytes() == cut
