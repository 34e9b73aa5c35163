"""What the person asked for, as plain values on their way to the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.publication import PublishedStatus
from core.domain.signoff import SignedHow


@dataclass(frozen=True, slots=True)
class SignRequest:
    """A signature to record. *scan* is a file that holds the signed page."""

    by: str
    role: str
    how: SignedHow
    typed_by: str
    signed_on: date | None = None
    place: str = ""
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """What the website says since when. *file* shows it: an e-mail, a screenshot."""

    on: date
    status: PublishedStatus | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Why something is sent back or opened again, and by whom."""

    reason: str
    by: str = ""
