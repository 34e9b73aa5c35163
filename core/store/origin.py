"""Where records come from that were brought back: the copy, and the end of the history in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.domain.canonical import Json
from core.domain.clock import utc_text

ORIGIN_FACT: Final = "brought-back-from"
"""The fact of the organisation that says it; every restore sets it anew."""

_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """The chain of changes that a copy ended with: its replica and the digest of its last change.

    The first change of the new chain says so, and that keeps the two together.
    """

    replica: str
    digest: str


def origin_text(made: datetime, replica: str, place: int, digest: str) -> str:
    """Return the value of ORIGIN_FACT for a copy."""
    return f"{utc_text(made)} {replica} {place} {digest}"


def read_origin(value: Json) -> Origin | None:
    """Return what such a value says; None where it is none."""
    parts = value.split(" ") if isinstance(value, str) else []
    return Origin(parts[1], parts[3]) if len(parts) == _PARTS else None
