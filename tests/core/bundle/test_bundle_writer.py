"""Writing a submission file: whole or not at all, and nothing that would not be accepted."""

from __future__ import annotations

import errno
import hashlib
import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from bundle_samples import Keys, contents, document, signed, with_file

from core.bundle import (
    BundleContents,
    extension_for,
    principal_for,
    verify_bundle,
    write_bundle,
    writer,
)
from core.bundle.errors import (
    BundleContentsError,
    BundleNotWrittenError,
    BundlePartsDisagreeError,
    BundleScoreWrongError,
    EvidenceDiffersError,
)
from core.crypto import age
from core.crypto.errors import AgeDamagedError
from core.domain.long_work import PersonCancelledError


def test_what_is_written_is_proved_good_and_says_what_was_put_in(
    tmp_path: Path, keys: Keys
) -> None:
    written = write_bundle(tmp_path / "s.igtb", contents(keys, sign_off=signed()))
    with written.path.open("rb") as file:
        found = verify_bundle(file, keys.trust())
    assert found.info == written.info
    assert not found.info.draft
    assert found.score.sums.percent == 83
    assert found.documents.assessment.sign_off == signed()
    assert found.documents.assessment.answers["T-1"].note == "Seen – done."
    assert [f.name for f in found.documents.evidence] == [f"IG policy {n}.pdf" for n in (1, 2, 3)]


def test_a_draft_is_marked_inside(tmp_path: Path, keys: Keys) -> None:
    assert write_bundle(tmp_path / "s.igtb", contents(keys)).info.draft


def test_the_content_that_was_written_comes_out_again(tmp_path: Path, keys: Keys) -> None:
    big = document(7, 3_000_001)
    write_bundle(tmp_path / "s.igtb", contents(keys, (big, big, document(8))))
    parts: dict[str, bytearray] = {}
    with (tmp_path / "s.igtb").open("rb") as file:
        verify_bundle(
            file, keys.trust(), unpack=lambda n, data: parts.setdefault(n, bytearray()).extend(data)
        )
    assert parts[f"data/evidence/{hashlib.sha256(big).hexdigest()}.pdf"] == big
    assert len([name for name in parts if name.startswith("data/evidence/")]) == 2


@pytest.mark.parametrize(
    "wrong", [document(9), document(1)[:-1], document(1) + b"x"], ids=["other", "cut", "longer"]
)
def test_a_document_that_changed_in_the_vault_is_named_and_nothing_is_written(
    tmp_path: Path, keys: Keys, wrong: bytes
) -> None:
    whole = with_file(contents(keys), 0, stream=lambda target: target.write(wrong))
    with pytest.raises(EvidenceDiffersError, match="IG policy 1"):
        write_bundle(tmp_path / "s.igtb", whole)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_blob_names_the_document(tmp_path: Path, keys: Keys) -> None:
    locked = age.encrypt_bytes(document(2), [age.recipient_of(keys.own)])[:-1]

    def stream(target: age.Writable) -> None:
        age.decrypt_io(io.BytesIO(locked), target, [keys.own])

    with pytest.raises(EvidenceDiffersError, match="IG policy 2") as caught:
        write_bundle(tmp_path / "s.igtb", with_file(contents(keys), 1, stream=stream))
    assert isinstance(caught.value.__cause__, AgeDamagedError)
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing_and_keeps_the_old_file(tmp_path: Path, keys: Keys) -> None:
    target = tmp_path / "s.igtb"
    target.write_bytes(b"the old one")
    before = threading.active_count()
    whole = contents(keys, tuple(document(n, 3_000_000) for n in range(3)))
    seen: list[int] = []
    with pytest.raises(PersonCancelledError):
        write_bundle(
            target,
            whole,
            progress=lambda done, total: seen.append(done),
            cancelled=lambda: len(seen) > 2,
        )
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]
    assert threading.active_count() == before


def test_progress_rises_to_the_total(tmp_path: Path, keys: Keys) -> None:
    seen: list[tuple[int, int]] = []
    whole = contents(keys, (document(1, 5_000_000),))
    write_bundle(tmp_path / "s.igtb", whole, progress=lambda *now: seen.append(now))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {seen[0][1]}
    assert 4_000_000 < seen[-1][0] <= seen[-1][1]


def test_a_full_disk_says_so_and_leaves_nothing(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.FileIO):
        def write(self, data: object, /) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, "FileIO", Full)
    with pytest.raises(BundleNotWrittenError, match="the disk is full") as caught:
        write_bundle(tmp_path / "s.igtb", contents(keys))
    assert caught.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_says_so(tmp_path: Path, keys: Keys) -> None:
    with pytest.raises(BundleNotWrittenError, match="the folder is not there"):
        write_bundle(tmp_path / "nowhere" / "s.igtb", contents(keys))


def refused(whole: BundleContents, folder: Path) -> None:
    try:
        write_bundle(folder / "s.igtb", whole)
    finally:
        assert list(folder.iterdir()) == []


def test_nothing_is_written_that_a_receiver_would_refuse(tmp_path: Path, keys: Keys) -> None:
    whole = contents(keys, sign_off=signed())
    with pytest.raises(BundleContentsError):
        refused(replace(whole, principal="F*"), tmp_path)
    with pytest.raises(BundlePartsDisagreeError):
        refused(replace(whole, principal="FB456"), tmp_path)
    with pytest.raises(BundlePartsDisagreeError):
        refused(replace(whole, evidence=whole.evidence[:-1]), tmp_path)
    with pytest.raises(BundleContentsError):
        refused(with_file(whole, 0, extension="exe"), tmp_path)
    with pytest.raises(BundleContentsError):
        refused(with_file(whole, 0, size=101 * 1024 * 1024), tmp_path)
    lying = contents(keys, sign_off=replace(signed(), percent=100))
    with pytest.raises(BundleScoreWrongError):
        refused(lying, tmp_path)


def test_a_sealed_copy_for_oneself_is_for_nobody_else(tmp_path: Path, keys: Keys) -> None:
    write_bundle(tmp_path / "s.igtb", replace(contents(keys), recipients=()))
    with (tmp_path / "s.igtb").open("rb") as file:
        found = verify_bundle(file, replace(keys.trust(), identities=[keys.own]))
    assert found.info.recipients == (age.fingerprint(age.recipient_of(keys.own)),)


def test_a_seal_speaks_for_the_ods_code_or_else_for_the_store() -> None:
    assert principal_for(" fa123", "0f") == "FA123"
    assert principal_for("", "0F") == "store-0f"
    assert principal_for("F*", "0f") == "store-0f"


def test_extensions_come_from_a_closed_list() -> None:
    assert extension_for("image/jpeg") == "jpg"
    assert extension_for("text/plain; charset=utf-8") == "txt"
    assert extension_for("application/x-msdownload") == "bin"
