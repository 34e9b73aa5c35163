"""How many of the staff are trained, what a question asks of that, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.domain.home_line import long_date
from core.domain.staff import StaffMember
from core.text import QT_TRANSLATE_NOOP, translate

_SEE = QT_TRANSLATE_NOOP(
    "training",
    "On {day}, {trained} of {total} people on our staff list who can see personal information "
    "had finished training within the twelve months before ({percent}%).",
)
_ALL = QT_TRANSLATE_NOOP(
    "training",
    "On {day}, {trained} of {total} people on our staff list had finished training within the "
    "twelve months before ({percent}%).",
)


@dataclass(frozen=True, slots=True)
class TrainingCount:
    """How many of how many were trained on a day. *ever* counts those whose training is old."""

    on: date
    trained: int
    ever: int
    total: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 94.9 is not 95. Nobody at all is 0."""
        return self.trained * 100 // self.total if self.total else 0

    def missing(self, share: int) -> int:
        """Return how many more must be trained to reach *share* in a hundred."""
        needed = -(-share * self.total // 100)
        return max(needed - self.trained, 0)


@dataclass(frozen=True, slots=True)
class TrainingRule:
    """What one question asks of the count: *share* in a hundred, of everybody or of those with
    access to personal information; and the criteria that it decides, where it has levels.

    *finished* holds once everybody has ever been trained, *in_date* once everybody was within
    the twelve months.
    """

    ref: str
    share: int
    everybody: bool
    finished: str = ""
    in_date: str = ""


RULES: Final = (
    # Source: shared facts, "Training target 95% of people with access in the twelve months before
    # publication" (verified, general-practice file), and dspt_v8.csv, row 3.2.1.
    TrainingRule("3.2.1", share=95, everybody=False),
    # Source: igt_v10.csv, row 10-117: "Every member of staff has completed basic IG training and
    # is refreshed yearly".
    TrainingRule("10-117", share=100, everybody=True, finished="10-117.2a", in_date="10-117.2b"),
)


def count_training(
    staff: Iterable[StaffMember], today: date, *, everybody: bool = False
) -> TrainingCount:
    """Return how many of those who work here on *today* are trained.

    People who cannot see personal information count only where *everybody* is asked about.
    """
    here = [one for one in staff if one.is_here(today) and (everybody or one.sees_records)]
    return TrainingCount(
        on=today,
        trained=sum(one.is_trained(today) for one in here),
        ever=sum(one.trained_on is not None for one in here),
        total=len(here),
    )


def count_sentence(count: TrainingCount, *, everybody: bool) -> str:
    """Return the count as it stands in a note, with its day."""
    text = _ALL if everybody else _SEE
    return translate(
        "training",
        text,
        day=long_date(count.on),
        trained=count.trained,
        total=count.total,
        percent=count.percent,
    )


def is_reached(count: TrainingCount, share: int) -> bool:
    """Whether *share* in a hundred are trained; where nobody is listed, nothing is reached."""
    return count.total > 0 and count.missing(share) == 0
