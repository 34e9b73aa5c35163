"""An error of the target is never lost, not even at the very last write."""

from __future__ import annotations

import io

import pytest

from core.crypto.age import encrypt_io, new_identity, recipient_of


class FullAfter:
    """A target that takes *room* bytes and is full from then on."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, data: bytes) -> int:
        self.room -= len(data)
        if self.room < 0:
            raise OSError(28, "No space left on device")
        return len(data)


@pytest.mark.parametrize("size", [0, 3, 70_000, 200_000])
def test_a_target_that_is_full_at_any_point_is_reported(size: int) -> None:
    recipients = [recipient_of(new_identity())]
    # The header's length varies (a random line keeps readers tolerant), so stay just below.
    for room in (0, 100, size + 150):
        with pytest.raises(OSError, match="No space left"):
            encrypt_io(io.BytesIO(b"x" * size), FullAfter(room), recipients)
