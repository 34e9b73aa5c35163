"""age files: the same bytes as stock age, and every trap an error of its own."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from core.crypto import age
from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    IdentityUnreadableError,
    NotAnAgeFileError,
    RecipientUnreadableError,
    WrongPassphraseError,
)

IDENTITY = age.new_identity()
RECIPIENT = age.recipient_of(IDENTITY)


def stock_age(*arguments: str | Path, data: bytes = b"") -> bytes:
    return subprocess.run(
        ["age", *arguments], input=data, capture_output=True, check=True, timeout=60
    ).stdout


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 300_000])
def test_stock_age_opens_what_we_lock(tmp_path: Path, size: int) -> None:
    key = tmp_path / "key.txt"
    key.write_text(f"# a key\n{IDENTITY}\n")
    locked = age.encrypt_bytes(b"x" * size, [RECIPIENT])
    assert stock_age("-d", "-i", key, data=locked) == b"x" * size


@pytest.mark.parametrize("armour", [[], ["-a"]])
def test_we_open_what_stock_age_locks(armour: list[str]) -> None:
    locked = stock_age("-r", RECIPIENT, *armour, data=b"policy" * 50_000)
    assert age.decrypt_bytes(locked, [age.new_identity(), IDENTITY]) == b"policy" * 50_000


def test_each_of_several_recipients_opens_it() -> None:
    other = age.new_identity()
    locked = age.encrypt_bytes(b"both", [RECIPIENT, age.recipient_of(other)])
    assert age.decrypt_bytes(locked, [IDENTITY]) == age.decrypt_bytes(locked, [other]) == b"both"


def test_a_file_for_somebody_else_says_so() -> None:
    locked = age.encrypt_bytes(b"secret", [RECIPIENT])
    with pytest.raises(AgeNotForUsError):
        age.decrypt_bytes(locked, [age.new_identity()])


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 a long enough file of another kind"])
def test_a_file_of_another_kind_says_so(data: bytes) -> None:
    with pytest.raises(NotAnAgeFileError):
        age.decrypt_bytes(data, [IDENTITY])


def _flip(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


@pytest.mark.parametrize("kept", [15, 100, 199, 70_000, -1])
def test_a_cut_file_is_damaged(kept: int) -> None:
    locked = age.encrypt_bytes(b"x" * 100_000, [RECIPIENT])
    with pytest.raises(AgeDamagedError):
        age.decrypt_bytes(locked[:kept], [IDENTITY])


@pytest.mark.parametrize("position", [190, 250, 70_000, -1])
def test_a_flipped_bit_is_damaged(position: int) -> None:
    locked = age.encrypt_bytes(b"x" * 100_000, [RECIPIENT])
    with pytest.raises(AgeDamagedError):
        age.decrypt_bytes(_flip(locked, position % len(locked)), [IDENTITY])


def test_bytes_after_the_end_are_damage() -> None:
    with pytest.raises(AgeDamagedError):
        age.decrypt_bytes(age.encrypt_bytes(b"x", [RECIPIENT]) + b"more", [IDENTITY])


class _Failing(io.BytesIO):
    """A disk that is full, or a stick that was pulled, after some bytes."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(data)
        self.calls = 0

    def _count(self) -> None:
        self.calls += 1
        if self.calls > 3:
            raise OSError(28, "No space left on device")

    def read(self, size: int | None = -1, /) -> bytes:
        self._count()
        return super().read(size)

    def write(self, data: object, /) -> int:
        self._count()
        return super().write(data)  # type: ignore[arg-type]


def test_errors_of_the_disk_come_out_as_they_were() -> None:
    plain = b"x" * 400_000
    locked = age.encrypt_bytes(plain, [RECIPIENT])
    for job in (
        lambda: age.encrypt_io(_Failing(plain), io.BytesIO(), [RECIPIENT]),
        lambda: age.encrypt_io(io.BytesIO(plain), _Failing(), [RECIPIENT]),
        lambda: age.decrypt_io(_Failing(locked), io.BytesIO(), [IDENTITY]),
        lambda: age.decrypt_io(io.BytesIO(locked), _Failing(), [IDENTITY]),
    ):
        with pytest.raises(OSError, match="No space left") as caught:
            job()
        assert caught.value.errno == 28


@pytest.mark.full_cost
def test_a_passphrase_of_ours_opens_and_a_wrong_one_is_named() -> None:
    locked = age.encrypt_with_passphrase(b"key", "four calm grey herons")
    assert age.decrypt_with_passphrase(locked, "four calm grey herons") == b"key"
    with pytest.raises(WrongPassphraseError):
        age.decrypt_with_passphrase(locked, "four calm grey heron")
    with pytest.raises(AgeDamagedError):
        age.decrypt_with_passphrase(locked[:-3], "four calm grey herons")


def test_a_passphrase_on_another_kind_of_file_is_named() -> None:
    with pytest.raises(NotAnAgeFileError):
        age.decrypt_with_passphrase(b"", "words")
    with pytest.raises(AgeNotForUsError):
        age.decrypt_with_passphrase(age.encrypt_bytes(b"x", [RECIPIENT]), "words")


def test_key_files_of_age_keygen_are_read() -> None:
    text = subprocess.run(
        ["age-keygen"], capture_output=True, check=True, text=True, timeout=60
    ).stdout
    (identity,) = age.parse_identities("\ufeff" + text.replace("\n", "\r\n"))
    assert f"# public key: {age.recipient_of(identity)}\n" in text


@pytest.mark.parametrize(
    "text",
    ["", "# only words\n", "rubbish", f"{IDENTITY}\nAGE-SECRET-KEY-1X"],
    ids=["empty", "words", "rubbish", "cut short"],
)
def test_an_unreadable_key_file_is_the_persons_to_mend(text: str) -> None:
    with pytest.raises(IdentityUnreadableError) as caught:
        age.parse_identities(text)
    assert caught.value.exit_code == 1
    assert "SECRET-KEY-1X" not in str(caught.value)


def test_recipients_are_read_once_each_in_their_order() -> None:
    other = age.recipient_of(age.new_identity())
    assert age.parse_recipients(f"# card\n{other}\n\n{RECIPIENT}\n{other}\n") == [other, RECIPIENT]


@pytest.mark.parametrize(
    "text", ["", "ssh-ed25519 AAAA", RECIPIENT[:-1] + "b"], ids=["empty", "another kind", "slip"]
)
def test_an_unreadable_address_is_the_persons_to_mend(text: str) -> None:
    with pytest.raises(RecipientUnreadableError):
        age.parse_recipients(text)


def test_locking_for_nobody_is_refused() -> None:
    with pytest.raises(RecipientUnreadableError):
        age.encrypt_bytes(b"x", [])


def test_a_fingerprint_is_what_sha256sum_shows() -> None:
    shown = subprocess.run(
        ["sha256sum"], input=RECIPIENT.encode(), capture_output=True, check=True, timeout=60
    ).stdout
    assert shown.decode().startswith(age.fingerprint(RECIPIENT))
    assert len(age.fingerprint(RECIPIENT)) == 32
