"""What is to be seen before signing: in the way, or worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """Whether a finding stops sign-off."""

    IN_THE_WAY = "in-the-way"
    WORTH_A_LOOK = "worth-a-look"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to see before signing. *ref* and *evidence_id* say where to go to mend it."""

    code: str
    weight: Weight
    text: str
    ref: str | None = None
    evidence_id: str | None = None
