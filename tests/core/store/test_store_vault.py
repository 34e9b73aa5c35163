"""Kept documents: put, read, checked and swept, on the real disk with real age."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.crypto.age import Writable, new_identity
from core.domain.long_work import PersonCancelledError
from core.store.lock import StoreLock
from core.store.sweeper import Swept, sweep
from core.store.trouble import DiskFullError
from core.store.vault import (
    BlobAlteredError,
    BlobMissingError,
    Content,
    SourceUnreadableError,
    StagedBlob,
    Vault,
)
from core.store.vault_io import Counting

TEXT = b"IG policy, version 3, of 2 May. " * 40_000  # 1.3 MB: many age chunks
IDENTITY = new_identity()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (tmp_path / "store").mkdir()
    return Vault(tmp_path / "store", [IDENTITY])


def put(vault: Vault, data: bytes = TEXT) -> StagedBlob:
    return vault.put(io.BytesIO(data))


def files(vault: Vault) -> list[Path]:
    return [path for path in vault.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_000_000])
def test_what_was_put_comes_back_with_its_hash_and_size(vault: Vault, size: int) -> None:
    data = TEXT[:size]
    staged = put(vault, data)
    assert (staged.sha256, staged.size) == (hashlib.sha256(data).hexdigest(), size)
    target = io.BytesIO()
    content = vault.read(staged.blob_id, target, expect=staged.sha256)
    assert target.getvalue() == data
    assert content == Content(staged.sha256, size)


def test_a_file_is_copied_and_stays_as_it_was(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes(TEXT)
    told: list[tuple[int, int]] = []
    staged = vault.put(path, progress=lambda done, total: told.append((done, total)))
    assert path.read_bytes() == TEXT
    assert told[-1] == (len(TEXT), len(TEXT))
    assert told == sorted(told)
    assert staged.size == len(TEXT)


def test_neither_names_nor_content_show_on_the_disk(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "secret-name.txt"
    path.write_bytes(TEXT)
    staged = vault.put(path)
    kept = vault.copy_encrypted_path(staged.blob_id)
    shown = str(kept.relative_to(tmp_path)) + staged.blob_id
    assert "secret-name" not in shown
    assert staged.sha256[:8] not in shown
    assert b"IG policy" not in kept.read_bytes()
    assert kept.relative_to(vault.folder).parts == (
        staged.blob_id[:2],
        staged.blob_id[2:4],
        f"{staged.blob_id}.age",
    )


def test_stock_age_opens_a_kept_document(vault: Vault, tmp_path: Path) -> None:
    staged = put(vault)
    (tmp_path / "vault.key").write_text(IDENTITY + "\n")
    done = subprocess.run(
        ["age", "-d", "-i", tmp_path / "vault.key", vault.copy_encrypted_path(staged.blob_id)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == TEXT


def test_the_same_content_twice_gives_two_names_and_one_can_be_discarded(vault: Vault) -> None:
    first, second = put(vault), put(vault)
    assert first.sha256 == second.sha256
    assert first.blob_id != second.blob_id
    vault.discard(second)
    assert files(vault) == [vault.copy_encrypted_path(first.blob_id)]


def test_only_what_was_just_staged_can_be_discarded(vault: Vault, tmp_path: Path) -> None:
    staged = put(vault)
    with pytest.raises(ValueError, match="staged"):
        Vault(tmp_path / "store", [IDENTITY]).discard(staged)
    vault.settle(staged)
    with pytest.raises(ValueError, match="staged"):
        vault.discard(staged)
    assert len(files(vault)) == 1


def test_stopping_half_way_leaves_nothing(vault: Vault) -> None:
    done: list[int] = []
    with pytest.raises(PersonCancelledError):
        vault.put(
            io.BytesIO(TEXT),
            progress=lambda so_far, _: done.append(so_far),
            cancelled=lambda: len(done) > 20,
        )
    assert done
    assert files(vault) == []


def test_a_source_that_breaks_off_leaves_nothing_and_names_the_file(
    vault: Vault, tmp_path: Path
) -> None:
    for path in (tmp_path / "gone.pdf", tmp_path):
        with pytest.raises(SourceUnreadableError) as caught:
            vault.put(path)
        assert path.name in caught.value.what
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceUnreadableError):
        vault.put(tmp_path / "pipe")
    assert not vault.folder.exists() or files(vault) == []


@contextmanager
def small_disk() -> Iterator[None]:
    """Let the system itself refuse every file of more than 100 bytes, as a full disk does.

    What the tests print may go to a file, too: so not for longer than needed.
    """
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.parametrize("size", [3, 100_000, 1_000_000])
def test_a_full_disk_says_so_and_leaves_nothing(vault: Vault, size: int) -> None:
    with small_disk(), pytest.raises(DiskFullError):
        put(vault, TEXT[:size])
    assert files(vault) == []


def test_an_error_that_is_dropped_on_the_way_is_raised_all_the_same(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drops_errors(source: object, target: Writable, recipients: object) -> None:
        with suppress(OSError):
            target.write(b"x" * 100)

    class FullFile(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    writer = Counting(FullFile())
    monkeypatch.setattr("core.store.vault.encrypt_io", drops_errors)
    monkeypatch.setattr("core.store.vault.Counting", lambda _: writer)
    with pytest.raises(DiskFullError):
        put(vault, b"abc")
    assert files(vault) == []


def test_a_missing_and_an_altered_document_are_named(vault: Vault) -> None:
    good, cut, flipped, gone = (put(vault, TEXT + bytes([n])) for n in range(4))
    path = vault.copy_encrypted_path(cut.blob_id)
    path.write_bytes(path.read_bytes()[:-1000])
    path = vault.copy_encrypted_path(flipped.blob_id)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    vault.copy_encrypted_path(gone.blob_id).unlink()
    counted: list[int] = []
    faults = vault.check(
        [(each.blob_id, each.sha256) for each in (good, cut, flipped, gone)],
        progress=counted.append,
    )
    assert [(fault.blob_id, type(fault.error)) for fault in faults] == [
        (cut.blob_id, BlobAlteredError),
        (flipped.blob_id, BlobAlteredError),
        (gone.blob_id, BlobMissingError),
    ]
    assert counted == [1, 2, 3, 4]
    with pytest.raises(BlobMissingError):
        vault.copy_encrypted_path(gone.blob_id)


def test_two_documents_exchanged_on_the_disk_are_noticed(vault: Vault) -> None:
    first, second = put(vault, b"first"), put(vault, b"second")
    one = vault.copy_encrypted_path(first.blob_id)
    other = vault.copy_encrypted_path(second.blob_id)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    with pytest.raises(BlobAlteredError):
        vault.read(first.blob_id, io.BytesIO(), expect=first.sha256)


def test_both_keys_open_what_either_locked_while_the_locks_are_changed(tmp_path: Path) -> None:
    newer = new_identity()
    old_vault = Vault(tmp_path, [IDENTITY])
    staged = put(old_vault)
    both = Vault(tmp_path, [newer, IDENTITY])
    again = put(both)
    for blob_id in (staged.blob_id, again.blob_id):
        assert both.read(blob_id, io.BytesIO()).sha256 == staged.sha256
    with pytest.raises(BlobAlteredError):
        old_vault.read(again.blob_id, io.BytesIO())


@pytest.mark.parametrize("wrong", ["", "../../../etc/passwd", "A" * 32, "0" * 31, "0" * 32 + "\n"])
def test_only_a_blob_id_becomes_a_path(vault: Vault, wrong: str) -> None:
    with pytest.raises(ValueError, match="blob id"):
        vault.path_of(wrong)


def aged(path: Path, clock: FixedClock, age: timedelta) -> None:
    then = (clock.now() - age).timestamp()
    os.utime(path, (then, then))


def test_the_sweeper_deletes_only_what_is_unnamed_and_old(
    vault: Vault, clock: FixedClock, tmp_path: Path
) -> None:
    named, fresh = put(vault, b"1"), put(vault, b"3")
    put(vault, b"named by nothing")
    half = vault.copy_encrypted_path(named.blob_id).parent / ".tmp-0123456789abcdef"
    half.write_bytes(b"half")
    foreign = half.with_name("notes.txt")
    foreign.write_bytes(b"not ours")
    for path in files(vault):
        aged(path, clock, timedelta(days=2))
    aged(vault.copy_encrypted_path(fresh.blob_id), clock, timedelta(hours=1))
    with StoreLock.acquire(tmp_path / "store", wait=0) as lock:
        swept = sweep(vault, lock, {named.blob_id}, clock)
        assert swept.files == 2
        assert swept.size > 4
        assert sweep(vault, lock, {named.blob_id}, clock) == Swept(0, 0)
    assert set(files(vault)) == {
        vault.copy_encrypted_path(named.blob_id),
        vault.copy_encrypted_path(fresh.blob_id),
        foreign,
    }


def test_the_sweeper_refuses_to_work_without_the_lock_of_this_store(
    vault: Vault, clock: FixedClock, tmp_path: Path
) -> None:
    lock = StoreLock.acquire(tmp_path / "store", wait=0)
    lock.release()
    with pytest.raises(RuntimeError):
        sweep(vault, lock, set(), clock)
    with StoreLock.acquire(tmp_path, wait=0) as other, pytest.raises(RuntimeError):
        sweep(vault, other, set(), clock)
