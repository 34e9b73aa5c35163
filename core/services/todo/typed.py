"""What people type into an action, a request or a job, checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from core.domain.catalogue import QuestionSet
from core.services.answer_edits import check_ref
from core.services.documents.evidence import TitleMissingError
from core.services.todo.todo_errors import DayAheadError, IntervalError
from core.services.typed_text import LONG, NAME, TITLE, typed

Day = date | Literal[""]
"""A date to set; an empty text takes it away."""

_LONGEST_INTERVAL = 120


def typed_title(text: str) -> str:
    """Return *text* as a title. Raises TitleMissingError, TextTooLongError."""
    title = typed(text, TITLE)
    if not title:
        raise TitleMissingError()
    return title


def typed_name(text: str) -> str | None:
    """Return a name; None for an empty one. Raises TextTooLongError."""
    return typed(text, NAME) or None


def typed_long(text: str) -> str | None:
    """Return a text; None for an empty one. Raises TextTooLongError."""
    return typed(text, LONG) or None


def check_interval(months: int) -> int:
    """Return *months*. Raises IntervalError."""
    if not 1 <= months <= _LONGEST_INTERVAL:
        raise IntervalError(months=months)
    return months


def check_past(day: date, today: date) -> date:
    """Return *day*. Raises DayAheadError where it is still to come."""
    if day > today:
        raise DayAheadError(day=day)
    return day


def check_targets(questions: QuestionSet, serves: Iterable[str]) -> list[str]:
    """Return *serves*, each once. Raises UnknownRequirementError for what is not asked."""
    wanted = list(dict.fromkeys(serves))
    for one in wanted:
        if one not in questions.criterion_refs:
            check_ref(questions, one)
    return wanted
