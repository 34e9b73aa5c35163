"""A damaged key file is not called a key of other records."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.store.keys import (
    KeyDoesNotFitError,
    KeyFile,
    PassphraseUnlock,
    PassphraseWay,
    SpareKey,
    SpareKeyUnlock,
    SpareKeyWay,
)
from core.store.keys.key_file import FOLDER
from core.store.keys.opening import KEY_FILE, ListedKeyDoesNotFitError

WORDS = "copper lantern violet harbour"


def test_a_damaged_part_of_the_key_file_is_told_from_a_key_of_other_records(tmp_path: Path) -> None:
    spare_key, clock = SpareKey.new(), FixedClock(datetime(2026, 5, 20, tzinfo=UTC))
    ways = [SpareKeyWay(spare_key), PassphraseWay(WORDS)]
    KeyFile.create(tmp_path, ways, store_id="0" * 32, clock=clock)
    file = tmp_path / FOLDER / KEY_FILE
    good = file.read_bytes()
    data = bytearray(good)
    for number in (1, 2):  # the first letter of each way's part
        at = [k for k in range(len(good)) if good.startswith(b"-> X25519 ", k)][number - 1]
        data[at + 12] = ord("A") if data[at + 12] != ord("A") else ord("B")
    file.write_bytes(data)
    for unlock in (SpareKeyUnlock(spare_key.printed), PassphraseUnlock(WORDS)):
        with pytest.raises(ListedKeyDoesNotFitError) as told:
            KeyFile.open(tmp_path, unlock)
        assert told.value.code == KeyDoesNotFitError.code
        assert "may be damaged" in told.value.what
        assert "bring back the folder named keys" in told.value.next
    with pytest.raises(KeyDoesNotFitError) as other:
        KeyFile.open(tmp_path, SpareKeyUnlock(SpareKey.new().printed))
    assert not isinstance(other.value, ListedKeyDoesNotFitError)
    file.write_bytes(good)
    assert KeyFile.open(tmp_path, PassphraseUnlock(WORDS)).secrets.store_id == "0" * 32
