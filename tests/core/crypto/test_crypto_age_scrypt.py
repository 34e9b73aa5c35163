"""A passphrase: stock age on both sides, a fixed cost, and a window that goes on meanwhile."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
from pathlib import Path

import pytest

from core.crypto import age_scrypt
from core.crypto.age import decrypt_with_passphrase, encrypt_with_passphrase
from core.crypto.errors import (
    AgeDamagedError,
    NotAnAgeFileError,
    NotEnoughMemoryError,
    WrongPassphraseError,
)

WORDS = "four calm grey herons"
BY_STOCK_AGE = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB5V1huUWVta0wyRnJESGs1
WnAxcHdBIDE4CldlK2dEd2FRdUQ5SHZQUHFlZW9BVmJORzRrSHdwQkZqU0hkQ052
by9hUGMKLS0tIGIvZzdlREdUM2IyKzJ0bmJicHg5RjBZa2o5L0lCUjc1Nm1VYUti
V1JYeW8Kd+Ii18VFMx226vFD/TARXMVoYCBrxxslrJGktVw8h+bMbMn0Z3NrxA==
-----END AGE ENCRYPTED FILE-----
"""  # age 1.1.1: age -p -a


def at_the_terminal(command: list[str], typed: str) -> bytes:
    """Run *command* on a terminal of its own and type *typed* whenever it asks."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", *command], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        asked = b""
        while b"passphrase" not in asked:
            asked += os.read(ours, 1000)
        os.write(ours, typed.encode() + b"\n")
        output, _ = process.communicate(timeout=60)
        os.close(ours)
        assert process.returncode == 0
        return output


@pytest.mark.full_cost
def test_stock_age_opens_what_is_locked_here(tmp_path: Path) -> None:
    locked = encrypt_with_passphrase(b"the key\n", WORDS)
    assert b" 18\n" in locked[:80]
    (tmp_path / "locked.age").write_bytes(locked)
    assert at_the_terminal(["age", "-d", str(tmp_path / "locked.age")], WORDS) == b"the key\n"


def test_what_stock_age_locked_opens_here_and_a_wrong_passphrase_is_named() -> None:
    assert decrypt_with_passphrase(BY_STOCK_AGE, WORDS) == b"the key\n"
    with pytest.raises(WrongPassphraseError):
        decrypt_with_passphrase(BY_STOCK_AGE, WORDS + " ")


def test_an_armored_file_without_its_end_is_damaged() -> None:
    with pytest.raises(AgeDamagedError):
        decrypt_with_passphrase(BY_STOCK_AGE.replace(b"-----END", b""), WORDS)


def test_every_flipped_bit_and_every_cut_is_refused() -> None:
    locked = encrypt_with_passphrase(b"key", WORDS)
    for place in range(len(locked)):
        altered = bytearray(locked)
        altered[place] ^= 1
        with pytest.raises(Exception) as refused:
            decrypt_with_passphrase(bytes(altered), WORDS)
        assert type(refused.value).__module__ == "core.crypto.errors"
    for length in range(len(locked)):
        with pytest.raises((AgeDamagedError, NotAnAgeFileError)):
            decrypt_with_passphrase(locked[:length], WORDS)


def test_another_spelling_of_the_same_seal_is_refused() -> None:
    signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    locked = encrypt_with_passphrase(b"key", WORDS)
    last = locked.index(b"\n", locked.index(b"--- ")) - 1
    other = signs[signs.index(locked[last]) ^ 1]  # differs in a bit that stands for nothing
    with pytest.raises(AgeDamagedError):
        decrypt_with_passphrase(locked[:last] + bytes([other]) + locked[last + 1 :], WORDS)


def test_a_work_factor_that_no_computer_can_bear_is_refused_at_once() -> None:
    locked = encrypt_with_passphrase(b"key", WORDS)
    with pytest.raises(AgeDamagedError):
        decrypt_with_passphrase(locked.replace(b" 10\n", b" 40\n", 1), WORDS)


def test_too_little_memory_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoRoom:
        def __init__(self, **_: object) -> None:
            pass

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    locked = encrypt_with_passphrase(b"key", WORDS)
    monkeypatch.setattr(age_scrypt, "Scrypt", NoRoom)
    with pytest.raises(NotEnoughMemoryError):
        decrypt_with_passphrase(locked, WORDS)


def test_something_long_is_not_locked_under_a_passphrase() -> None:
    assert len(encrypt_with_passphrase(b"x" * age_scrypt.LONGEST, WORDS)) > age_scrypt.LONGEST
    with pytest.raises(ValueError, match="too long"):
        encrypt_with_passphrase(b"x" * (age_scrypt.LONGEST + 1), WORDS)


@pytest.mark.full_cost
def test_other_threads_go_on_while_a_passphrase_is_tried() -> None:
    """As the window's own thread must: pyrage let one tick through in two seconds."""
    locked = encrypt_with_passphrase(b"key", WORDS)
    ticks, over = [0], threading.Event()

    def tick() -> None:
        while not over.wait(0.001):
            ticks[0] += 1

    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        assert decrypt_with_passphrase(locked, WORDS) == b"key"
    finally:
        over.set()
        ticker.join()
    assert ticks[0] > 10
