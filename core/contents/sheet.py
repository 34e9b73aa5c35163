"""A painted page or picture, as plain pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_PIXELS = 12_000_000  # of one painted page: 36 MB


@dataclass(frozen=True, slots=True)
class Sheet:
    """*pixels* are rows of red, green and blue bytes; *count* is how many pages there are."""

    width: int
    height: int
    count: int
    pixels: bytes = field(repr=False)
