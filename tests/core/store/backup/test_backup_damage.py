"""Whatever is cut or altered in a place for copies is noticed and named."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from backup_world import BackupWorld

from core.crypto.age import decrypt_bytes, encrypt_bytes, recipient_of
from core.crypto.tar import ENDING, header, padding
from core.store.backup import CopyDamagedError, Fault, check_copy, unpack_copy
from core.store.backup.manifest import parse_manifest
from core.store.engine import connect

WHERE = (0.0, 0.01, 0.5, 0.97, 0.9999)


def flip(path: Path, where: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * where)] ^= 0x10
    path.write_bytes(data)


def cut(path: Path, where: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * where)])


def faults_of(kept: BackupWorld, name: str, *, documents: bool = True) -> set[tuple[str, str]]:
    scratch = kept.store.folder.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    found = check_copy(kept.place, name, kept.own, scratch, documents=documents)
    assert list(scratch.iterdir()) == []
    return {(one.fault, one.subject) for one in found}


harms = pytest.mark.parametrize("harm", [flip, cut], ids=["flipped", "cut"])
places = pytest.mark.parametrize("where", WHERE)
Harm = Callable[[Path, float], None]


@harms
@places
def test_a_damaged_copy_is_named_and_opens_no_further(
    kept: BackupWorld, tmp_path: Path, harm: Harm, where: float
) -> None:
    name = kept.copy().name
    harm(kept.place.copies / name, where)
    assert faults_of(kept, name) == {(Fault.COPY_DAMAGED, name)}
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(CopyDamagedError) as caught:
        unpack_copy(kept.place, name, kept.own, into, readable=True)
    assert name in caught.value.what
    assert list(into.iterdir()) == []


@harms
@places
def test_a_damaged_document_is_named(kept: BackupWorld, harm: Harm, where: float) -> None:
    name = kept.copy().name
    path = next(kept.place.root.rglob(f"{kept.blobs[1]}.age"))
    harm(path, where)
    assert faults_of(kept, name) == {(Fault.DOCUMENT_DAMAGED, kept.blobs[1])}
    if harm is cut:
        assert faults_of(kept, name, documents=False) == {(Fault.DOCUMENT_DAMAGED, kept.blobs[1])}


@harms
@pytest.mark.parametrize("file", ["store.key.age", "slots.json", "SHA256SUMS"])
@places
def test_a_damaged_key_file_is_named(
    kept: BackupWorld, harm: Harm, file: str, where: float
) -> None:
    name = kept.copy().name
    harm(kept.place.keys / file, where)
    found = faults_of(kept, name, documents=False)
    assert found
    assert {fault for fault, _ in found} == {Fault.KEYS}
    if file != "SHA256SUMS":
        assert file in {subject for _, subject in found}


@harms
@places
def test_a_damaged_marker_is_named(kept: BackupWorld, harm: Harm, where: float) -> None:
    name = kept.copy().name
    harm(kept.place.root / "igt-copies.json", where)
    assert {fault for fault, _ in faults_of(kept, name, documents=False)} == {Fault.MARKER}


def test_missing_files_are_named(kept: BackupWorld) -> None:
    name = kept.copy().name
    next(kept.place.root.rglob(f"{kept.blobs[0]}.age")).unlink()
    (kept.place.keys / "slots.json").unlink()
    assert faults_of(kept, name) == {
        (Fault.DOCUMENT_MISSING, kept.blobs[0]),
        (Fault.KEYS, "slots.json"),
    }
    (kept.place.copies / name).unlink()
    assert (Fault.COPY_MISSING, name) in faults_of(kept, name)


def test_a_copy_under_another_copys_name_is_noticed(kept: BackupWorld) -> None:
    first, second = kept.copy().name, kept.copy().name
    (kept.place.copies / first).replace(kept.place.copies / second)
    assert faults_of(kept, second) == {(Fault.WRONG_NAME, second)}


def test_the_next_copy_mends_a_document_that_was_cut(kept: BackupWorld) -> None:
    first = kept.copy().name
    cut(next(kept.place.root.rglob(f"{kept.blobs[0]}.age")), 0.5)
    second = kept.copy()
    assert second.documents_copied == 1
    assert faults_of(kept, first) == faults_of(kept, second.name) == set()


def test_a_good_document_is_not_replaced_by_a_damaged_one(kept: BackupWorld) -> None:
    kept.copy()
    cut(kept.vault.path_of(kept.blobs[0]), 0.5)
    second = kept.copy()
    assert (second.documents_copied, second.documents_missing) == (0, ())
    assert faults_of(kept, second.name) == set()


def test_a_document_that_was_lost_before_does_not_stop_the_copy_but_is_told(
    kept: BackupWorld,
) -> None:
    kept.vault.path_of(kept.blobs[0]).unlink()
    made = kept.copy()
    assert made.documents_missing == (kept.blobs[0],)
    assert faults_of(kept, made.name) == {(Fault.DOCUMENT_NEVER_COPIED, kept.blobs[0])}


def members_of(kept: BackupWorld, name: str) -> list[tuple[bytes, bytes]]:
    """Return (header, content) of each member of a copy, opened."""
    data = decrypt_bytes((kept.place.copies / name).read_bytes(), kept.own)
    found, offset = [], 0
    while any(data[offset : offset + 512]):
        head = data[offset : offset + 512]
        size = tarfile.TarInfo.frombuf(head, "utf-8", "strict").size
        found.append((head, data[offset + 512 : offset + 512 + size]))
        offset += 512 + size + len(padding(size))
    return found


def seal(kept: BackupWorld, name: str, members: list[tuple[bytes, bytes]], end: bytes) -> None:
    data = b"".join(head + content + padding(len(content)) for head, content in members) + end
    locked = encrypt_bytes(data, [recipient_of(kept.own[0])])
    (kept.place.copies / name).write_bytes(locked)


def link(name: str, target: str, kind: bytes) -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info.tobuf(tarfile.PAX_FORMAT)


STRANGE = {
    "a link": (link("answers.txt", "/etc/passwd", tarfile.SYMTYPE), b""),
    "a hard link": (link("answers.txt", "records.db", tarfile.LNKTYPE), b""),
    "a folder": (link("answers.txt", "", tarfile.DIRTYPE), b""),
    "a way out": (header("../answers.txt", 1), b"x"),
    "an absolute path": (header("/tmp/answers.txt", 1), b"x"),
    "an unknown name": (header("run.exe", 1), b"x"),
    "a name twice": (header("manifest.json", 2), b"{}"),
    "no header": (b"x" * 512, b""),
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_strange_member_is_refused(kept: BackupWorld, tmp_path: Path, what: str) -> None:
    name = kept.copy(()).name
    members = members_of(kept, name)
    seal(kept, name, members, ENDING)
    assert faults_of(kept, name) == set()
    seal(kept, name, [*members, STRANGE[what]], ENDING)
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(CopyDamagedError):
        unpack_copy(kept.place, name, kept.own, into, readable=True)
    assert list(into.iterdir()) == []


@pytest.mark.parametrize("end", [b"", ENDING[:512], ENDING + b"x" * 512, ENDING + ENDING[:7]])
def test_an_archive_without_a_proper_end_is_refused(kept: BackupWorld, end: bytes) -> None:
    name = kept.copy(()).name
    seal(kept, name, members_of(kept, name), end)
    assert faults_of(kept, name) == {(Fault.COPY_DAMAGED, name)}


def test_a_copy_without_one_of_its_parts_is_refused(kept: BackupWorld) -> None:
    name = kept.copy(()).name
    members = members_of(kept, name)
    for left_out in range(len(members)):
        some = [one for number, one in enumerate(members) if number != left_out]
        seal(kept, name, some, ENDING)
        assert faults_of(kept, name) == {(Fault.COPY_DAMAGED, name)}


def test_a_history_that_was_tampered_with_is_named(kept: BackupWorld) -> None:
    kept.world.answer("10-114", "note", "then")
    kept.store.close()
    raw = connect(kept.store.folder / "records.db", kept.keys.secrets.database_key)
    raw.execute("UPDATE answer SET value = '\"never said\"' WHERE field = 'note'")
    raw.close()
    name = kept.copy(()).name
    assert faults_of(kept, name) == {(Fault.HISTORY, name)}


def test_a_manifest_that_says_other_than_the_database_is_noticed(kept: BackupWorld) -> None:
    name = kept.copy(()).name
    members = members_of(kept, name)
    manifest = parse_manifest(members[1][1])
    lie = manifest.to_bytes().replace(manifest.digest.encode(), b"0" * 64)
    seal(kept, name, [members[0], (header("manifest.json", len(lie)), lie), *members[2:]], ENDING)
    assert faults_of(kept, name) == {(Fault.DATABASE, name)}
