"""That an answer was brought from an older assessment, and what was said of it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person said when they looked at last year's answer again."""

    UNSEEN = "unseen"  # nobody has looked yet
    STILL_TRUE = "still-true"
    CHANGED = "changed"
    NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True)
class Carried:
    """Where an answer was brought from. *refs* are those of the older assessment's set."""

    assessment_id: str
    refs: tuple[str, ...]
    verdict: Verdict = Verdict.UNSEEN
    at: datetime | None = None  # when the verdict was given

    @property
    def is_settled(self) -> bool:
        """Whether somebody has looked and was sure."""
        return self.verdict in (Verdict.STILL_TRUE, Verdict.CHANGED)
