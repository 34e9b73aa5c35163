"""One line of Home: a sentence, a button, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.day_words import day_words


class Go(StrEnum):
    """Where a button leads."""

    REQUIREMENT = "requirement"
    CHECK = "check"
    OWNER = "owner"
    EXPORT = "export"
    RECEIPT = "receipt"
    PUBLISHED = "published"
    EVIDENCE = "evidence"
    DUE_DATE = "due-date"
    QUESTIONS = "questions"
    STILL_TRUE = "still-true"
    QUESTION_SETS = "question-sets"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One sentence and its one button. *ref* is the requirement that the button opens."""

    text: str
    button: str
    go: Go
    ref: str | None = None


def long_date(day: date) -> str:
    """Return *day* as it is written in England: 2 June 2026."""
    return day_words(day)
