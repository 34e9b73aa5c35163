"""An auditor's half-day: points drawn by a recorded sample, and what was found at each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What an auditor says of one point."""

    AGREE = "agree"
    CANNOT_SEE = "cannot-see"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """What was found at one point, by whom, and what was replied (empty until then)."""

    point: str
    verdict: Verdict
    note: str
    by: str
    found_at: datetime
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditSample:
    """Points in the order drawn: criterion ids or refs. *seed* lets anybody draw them again."""

    id: str
    assessment_id: str
    by: str
    drawn_at: datetime
    seed: str
    population: int
    points: tuple[str, ...]
    findings: tuple[AuditFinding, ...] = ()
