"""Signing: who accepted the result, in what role, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SignedHow(StrEnum):
    """Accepted on this PC, or in ink on a printed page that is kept."""

    HERE = "here"
    ON_PAPER = "on-paper"


@dataclass(frozen=True, slots=True)
class SignOff:
    """One acceptance of the assurance statement. The version it froze is kept for ever."""

    id: str
    by: str
    role: str
    how: SignedHow
    signed_on: date  # the civil date of the signature
    recorded_at: datetime
    typed_by: str
    statement: str
    grade: str
    percent: int | None
    place: str = ""  # where the signed paper is kept
    scan_id: str | None = None  # evidence that holds a scan of the paper
    history_stamp: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class SendBack:
    """The owner did not accept and said why."""

    by: str
    reason: str
    at: datetime
