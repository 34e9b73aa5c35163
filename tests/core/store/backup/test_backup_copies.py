"""Making, listing, proving and opening copies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from backup_world import READABLE, TEXTS, BackupWorld
from sqlalchemy.orm import Session

from core.crypto.age import new_identity
from core.domain.long_work import PersonCancelledError
from core.store.atomic import TEMPORARY_PREFIX
from core.store.backup import (
    CopyKeyError,
    CopyMissingError,
    check_copy,
    list_copies,
    make_copy,
    read_manifest,
    unpack_copy,
)
from core.store.engine import connect
from core.store.tables import Answer


def scratch(folder: Path) -> Path:
    made = folder / "scratch"
    made.mkdir(exist_ok=True)
    return made


def test_a_copy_tells_what_it_is_and_is_listed_newest_first(kept: BackupWorld) -> None:
    first = kept.copy()
    kept.world.answer("10-114", "note", "asked the supplier")
    second = kept.copy()
    assert (first.documents, first.documents_copied) == (2, 2)
    assert (second.documents, second.documents_copied) == (2, 0)
    assert second.place > first.place
    assert second.faults == ()
    assert [one.name for one in list_copies(kept.place)] == [second.name, first.name]
    assert [one.place for one in list_copies(kept.place)] == [second.place, first.place]
    assert second.name == f"20260512T110000Z-{second.place}.age"


def test_the_facts_are_those_of_the_journal(kept: BackupWorld) -> None:
    unit = kept.world.answer("10-114", "note", "asked the supplier")
    made = kept.copy()
    assert unit.recorded is not None
    assert made.digest == unit.recorded.digest
    manifest = read_manifest(kept.place, made.name, kept.own)
    assert (manifest.replica, manifest.place) == (kept.store.replica, made.place)
    assert manifest.last_change is not None
    assert {one.blob_id for one in manifest.documents} == set(kept.blobs)


def test_a_copy_opens_with_the_spare_key_and_with_the_records_own(
    kept: BackupWorld, tmp_path: Path
) -> None:
    kept.world.answer("10-114", "note", "asked the supplier")
    made = kept.copy()
    for number, identity in enumerate((kept.spare.identity, *kept.own)):
        into = tmp_path / f"into-{number}"
        into.mkdir()
        unpacked = unpack_copy(kept.place, made.name, [identity], into, readable=True)
        assert unpacked.secrets == kept.keys.secrets
        assert unpacked.slots == kept.keys.slots
        assert {name: path.read_bytes() for name, path in unpacked.files.items()} == dict(READABLE)
        raw = connect(unpacked.database, unpacked.secrets.database_key, wal=False)
        note = raw.execute("SELECT value FROM answer WHERE field = 'note'").fetchone()
        raw.close()
        assert note == ('"asked the supplier"',)


def test_a_sound_copy_has_no_fault_and_leaves_nothing_behind(
    kept: BackupWorld, tmp_path: Path
) -> None:
    made = kept.copy()
    told: list[tuple[int, int]] = []
    faults = check_copy(
        kept.place,
        made.name,
        kept.own,
        scratch(tmp_path),
        progress=lambda done, total: told.append((done, total)),
    )
    assert faults == ()
    assert told[-1] == (3, 3)
    assert list(scratch(tmp_path).iterdir()) == []
    for folder in (kept.store.folder, kept.place.root):
        assert list(folder.rglob(f"{TEMPORARY_PREFIX}*")) == []


def test_nothing_readable_is_written_into_the_place_or_beside_the_records(
    kept: BackupWorld, tmp_path: Path
) -> None:
    kept.world.answer("10-114", "note", "a marker text for the search")
    made = kept.copy(readable=[("answers.json", b"a marker text for the search")])
    check_copy(kept.place, made.name, kept.own, scratch(tmp_path))
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"a marker text" not in data
            assert not any(text[:16] in data for text in TEXTS)
            assert kept.keys.secrets.vault_identity.encode() not in data


def test_the_readable_files_may_be_taken_from_the_very_snapshot(
    kept: BackupWorld, tmp_path: Path
) -> None:
    kept.world.answer("10-114", "note", "then")

    def readable(session: Session) -> list[tuple[str, bytes]]:
        kept.world.answer("10-114", "note", "later")  # a writer is not held up, and not seen
        values = [str(row.value) for row in session.query(Answer)]
        return [("answers.txt", ",".join(values).encode())]

    made = kept.copy(readable)
    unpacked = unpack_copy(kept.place, made.name, kept.own, scratch(tmp_path), readable=True)
    assert unpacked.files["answers.txt"].read_bytes() == b"then"


def test_a_stranger_opens_nothing(kept: BackupWorld, tmp_path: Path) -> None:
    made = kept.copy()
    with pytest.raises(CopyKeyError) as caught:
        unpack_copy(kept.place, made.name, [new_identity()], scratch(tmp_path))
    assert made.name in caught.value.what
    assert list(scratch(tmp_path).iterdir()) == []


@pytest.mark.parametrize("name", ["20260101T000000Z-1.age", "../../store/keys/store.key.age", "x"])
def test_a_copy_that_is_not_there_is_named(kept: BackupWorld, tmp_path: Path, name: str) -> None:
    with pytest.raises(CopyMissingError):
        unpack_copy(kept.place, name, kept.own, scratch(tmp_path))


def test_two_copies_in_one_second_have_two_names(kept: BackupWorld) -> None:
    first = kept.copy()
    second = make_copy(
        kept.place, store=kept.store, vault=kept.vault, keys=kept.keys, clock=kept.clock
    )
    assert first.name != second.name
    assert len(list_copies(kept.place)) == 2


@pytest.mark.parametrize("after", (0, 1, 2, 3, 5, 8, 13, 40), ids=lambda n: f"look-{n}")
def test_a_copy_that_is_stopped_leaves_nothing(kept: BackupWorld, after: int) -> None:
    looks = iter(range(1000))
    try:
        make_copy(
            kept.place,
            store=kept.store,
            vault=kept.vault,
            keys=kept.keys,
            clock=kept.clock,
            cancelled=lambda: next(looks) >= after,
        )
    except PersonCancelledError:
        assert list_copies(kept.place) == ()
    for folder in (kept.store.folder, kept.place.root):
        assert list(folder.rglob(f"{TEMPORARY_PREFIX}*")) == []


def test_a_readable_file_with_a_strange_name_is_refused(kept: BackupWorld) -> None:
    for name in ("../answers.json", "records.db", "Answers.json", "manifest.json", ".hidden.txt"):
        with pytest.raises(ValueError, match="cannot hold"):
            kept.copy([(name, b"")])
    assert list_copies(kept.place) == ()


def test_records_of_an_older_schema_are_copied_before_they_are_migrated(
    kept: BackupWorld, tmp_path: Path
) -> None:
    """The copy is made before the store opens, from a database without the newer columns."""
    from core.store.migrations.runner import migrate

    kept.store.close()
    migrate(kept.store.folder / "records.db", kept.keys.secrets.database_key, "0001")
    made = kept.copy(())
    assert (made.documents, made.faults) == (2, ())
    assert check_copy(kept.place, made.name, kept.own, scratch(tmp_path)) == ()


def test_the_database_inside_is_locked(kept: BackupWorld, tmp_path: Path) -> None:
    made = kept.copy()
    unpacked = unpack_copy(kept.place, made.name, kept.own, scratch(tmp_path))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(unpacked.database).execute("SELECT 1 FROM sqlite_master")
