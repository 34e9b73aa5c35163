"""Bringing records back: the present ones are kept, the copy's are complete, keys fit."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from backup_world import TEXTS, BackupWorld

from core.crypto.age import new_identity
from core.store.backup import (
    BroughtBack,
    Unpacked,
    adapt,
    bring_documents_back,
    missing_documents,
    restore_database,
    unpack_copy,
)
from core.store.backup.snapshot import PREFIX
from core.store.engine import connect
from core.store.keys.document import StoreSecrets
from core.store.store import Store
from core.store.tables import Answer, Blob
from core.store.trouble import DiskFullError, StoreNewerError
from core.store.vault import Vault
from core.store.witness import WitnessState


def unpacked(kept: BackupWorld, name: str) -> Unpacked:
    into = kept.store.folder.parent / "into"
    into.mkdir()
    return unpack_copy(kept.place, name, kept.own, into)


def restore(
    kept: BackupWorld, copy: Unpacked, folder: Path, secrets: StoreSecrets
) -> tuple[Path | None, BroughtBack]:
    brought = bring_documents_back(kept.place, copy, folder, secrets)
    adapt(copy, secrets, kept.clock)
    return restore_database(copy, folder, secrets, kept.clock), brought


def note_of(store: Store) -> object:
    with store.read() as session:
        return session.query(Answer).filter_by(field="note").one().value


def documents_of(store: Store, vault: Vault) -> list[bytes]:
    found = []
    with store.read() as session:
        for row in session.query(Blob).order_by(Blob.size):
            target = io.BytesIO()
            vault.read(row.id, target, expect=row.sha256)
            found.append(target.getvalue())
    return found


def test_the_records_of_the_copy_come_back_and_the_present_ones_are_kept(
    kept: BackupWorld,
) -> None:
    kept.world.answer("10-114", "note", "then")
    made = kept.copy()
    kept.world.answer("10-114", "note", "now")
    later = kept.keep(b"a document of later on")
    replica, folder, secrets = kept.store.replica, kept.store.folder, kept.keys.secrets
    kept.store.close()
    old, brought = restore(kept, unpacked(kept, made.name), folder, secrets)
    assert brought == BroughtBack(0, ())
    with Store.open(folder, secrets, kept.clock) as store:
        kept.world.store = store
        assert note_of(store) == "then"
        assert store.witness_report.state is WitnessState.GOOD
        assert store.check().ok
        assert store.replica != replica
        kept.world.answer("10-114", "note", "and on")
        assert store.verify_history().ok
        assert documents_of(store, kept.vault) == sorted(TEXTS, key=len)
    assert old is not None
    assert old.name == "before-restore-20260512T100000Z"
    with Store.open(old, secrets, kept.clock) as store:
        assert note_of(store) == "now"
        assert store.check().ok
    assert (old / "vault" / later[:2] / later[2:4] / f"{later}.age").is_file()
    assert [path.name for path in folder.iterdir() if path.name.startswith(PREFIX)] == []


def test_a_killed_program_loses_nothing_of_what_is_kept(kept: BackupWorld) -> None:
    """Changes that stand only in the write-ahead log are in the kept database, too."""
    made = kept.copy()
    kept.world.answer("10-114", "note", "now")
    folder = kept.store.folder
    killed = folder.parent / "killed"
    killed.mkdir()
    for path in folder.glob("records.*"):
        (killed / path.name).write_bytes(path.read_bytes())
    assert (killed / "records.db-wal").stat().st_size > 0
    old, _ = restore(kept, unpacked(kept, made.name), killed, kept.keys.secrets)
    assert old is not None
    with Store.open(old, kept.keys.secrets, kept.clock) as store:
        assert note_of(store) == "now"
    assert not (killed / "records.db-wal").exists()


def test_everything_comes_back_into_an_empty_folder(kept: BackupWorld, tmp_path: Path) -> None:
    kept.world.answer("10-114", "note", "then")
    made = kept.copy()
    other = tmp_path / "other"
    other.mkdir()
    secrets = kept.keys.secrets
    old, brought = restore(kept, unpacked(kept, made.name), other, secrets)
    assert (old, brought) == (None, BroughtBack(2, ()))
    with Store.open(other, secrets, kept.clock) as store:
        assert note_of(store) == "then"
        assert documents_of(store, Vault(other, [secrets.vault_identity])) == sorted(TEXTS, key=len)


def test_a_copy_from_before_the_locks_were_changed_fits_the_present_keys(
    kept: BackupWorld, tmp_path: Path
) -> None:
    made = kept.copy()
    other = tmp_path / "other"
    other.mkdir()
    secrets = replace(
        kept.keys.secrets, database_key="ef" * 32, vault_identity=new_identity(), generation=2
    )
    _, brought = restore(kept, unpacked(kept, made.name), other, secrets)
    assert brought == BroughtBack(2, ())
    with Store.open(other, secrets, kept.clock) as store:
        assert store.check().ok
        assert documents_of(store, Vault(other, [secrets.vault_identity])) == sorted(TEXTS, key=len)
        with store.read() as session:
            assert {row.generation for row in session.query(Blob)} == {2}


def test_missing_and_damaged_documents_come_back_and_lost_ones_are_named(
    kept: BackupWorld,
) -> None:
    lost = kept.keep(b"lost everywhere")
    made = kept.copy()
    copy = unpacked(kept, made.name)
    kept.vault.path_of(kept.blobs[0]).unlink()
    damaged = kept.vault.path_of(kept.blobs[1])
    damaged.write_bytes(damaged.read_bytes()[:-1])
    kept.vault.path_of(lost).unlink()
    next(kept.place.root.rglob(f"{lost}.age")).unlink()
    assert missing_documents(kept.place, copy.manifest.documents) == (lost,)
    told: list[tuple[int, int]] = []
    brought = bring_documents_back(
        kept.place,
        copy,
        kept.store.folder,
        kept.keys.secrets,
        progress=lambda done, total: told.append((done, total)),
    )
    assert brought == BroughtBack(2, (lost,))
    assert told == [(1, 3), (2, 3), (3, 3)]
    for blob in kept.blobs[:2]:
        kept.vault.read(blob, io.BytesIO())


def test_a_full_disk_leaves_the_present_records_as_they_are(
    kept: BackupWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept.copy()
    kept.world.answer("10-114", "note", "now")
    copy, folder, secrets = unpacked(kept, made.name), kept.store.folder, kept.keys.secrets
    kept.store.close()
    adapt(copy, secrets, kept.clock)
    before = (folder / "records.db").read_bytes()

    def full(source: object, target: object, length: int = 0) -> None:
        raise OSError(28, "no")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(DiskFullError):
        restore_database(copy, folder, secrets, kept.clock)
    assert (folder / "records.db").read_bytes() == before
    assert list(folder.glob(f"{PREFIX}*.db")) == []
    assert list(folder.glob("before-restore-*")) == []


def test_a_copy_of_an_older_schema_is_brought_up_to_date(kept: BackupWorld) -> None:
    from core.store.migrations.runner import migrate

    folder, secrets = kept.store.folder, kept.keys.secrets
    kept.store.close()
    migrate(folder / "records.db", secrets.database_key, "0001")
    made = kept.copy(())
    restore(kept, unpacked(kept, made.name), folder, secrets)
    with Store.open(folder, secrets, kept.clock) as store:
        assert store.check().ok


def test_a_copy_from_the_future_is_refused(kept: BackupWorld) -> None:
    made = kept.copy()
    copy = unpacked(kept, made.name)
    newer = replace(copy, manifest=replace(copy.manifest, schema="9999"))
    with pytest.raises(StoreNewerError):
        adapt(newer, kept.keys.secrets, kept.clock)
    connect(copy.database, kept.keys.secrets.database_key, wal=False).close()


@pytest.mark.parametrize("cut_at", range(1, 8))
def test_a_kill_at_any_exchange_leaves_records_that_the_witness_knows(
    kept: BackupWorld, cut_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept.copy()
    kept.world.answer("10-114", "note", "now")
    folder, secrets = kept.store.folder, kept.keys.secrets
    copy = unpacked(kept, made.name)
    adapt(copy, secrets, kept.clock)
    kept.store.close()
    steps = 0

    class KilledError(BaseException):
        pass

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def step(path: Path, *args: object, **kwargs: object) -> object:
            nonlocal steps
            if path.parent == folder:
                steps += 1
                if steps == cut_at:
                    shutil.copytree(folder, folder.with_name("as it was"))
                    raise KilledError
            return real(path, *args, **kwargs)

        return step

    with monkeypatch.context() as patched:
        for name in ("replace", "rename", "unlink"):
            patched.setattr(Path, name, watched(getattr(Path, name)))
        try:
            restore_database(copy, folder, secrets, kept.clock)
            left = folder
        except KilledError:
            left = folder.with_name("as it was")
    with Store.open(left, secrets, kept.clock) as store:
        assert store.witness_report.state is WitnessState.GOOD
