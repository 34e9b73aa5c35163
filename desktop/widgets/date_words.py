"""Dates as people in England write them, read and written."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from core.domain.day_words import MONTHS, day_words, month_name
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{2}|\d{4})")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s*[ \-/.]?\s*([^\W\d_]{3,12})\.?,?"
    r"(?:\s*[ \-/.]?\s*(\d{4}|\d{2}))?"
)


class DateNotUnderstoodError(UserError):
    """The text is not a date that we can read."""

    code = "date-not-understood"
    what_text = QT_TRANSLATE_NOOP("errors", "“{typed}” is not a date that we understand.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write day, month, year: 28 May 2026 or 28/5/2026.")


class NoSuchMonthError(UserError):
    """The month is a number above twelve, mostly because month and day are swapped."""

    code = "no-such-month"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no month {month}.")
    next_text = QT_TRANSLATE_NOOP("errors", "The day comes first: 28/5/2026 or 28 May 2026.")


class NoSuchDayError(UserError):
    """The month has fewer days."""

    code = "no-such-day"
    what_text = QT_TRANSLATE_NOOP("errors", "{month} {year} has {days} days.")
    next_text = QT_TRANSLATE_NOOP("errors", "Change the day.")


def words_of(day: date | None) -> str:
    """Return ``28 May 2026``, or an empty text for None."""
    return day_words(day) if day else ""


def parse_words(text: str, today: date) -> date | None:
    """Return the date that *text* means, None for an empty text.

    Takes 28 May 2026, 28 may, 28/5/26, 28.5.2026, 2026-05-28, today, yesterday, tomorrow. A day
    without a year is the one nearest to *today*. Raises DateNotUnderstoodError,
    NoSuchMonthError, NoSuchDayError.
    """
    plain = " ".join(text.lower().split())
    if not plain:
        return None
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if plain in near:
        return today + timedelta(days=near[plain])
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
        return _date(year, month, day)
    if match := _NUMBERS.fullmatch(plain):
        return _date(_full_year(match[3]), int(match[2]), int(match[1]))
    if match := _WORDS.fullmatch(plain):
        found = [k for k in range(1, 13) if _is_month(k, match[2])]
        if match[2] == "sept":
            found = [9]
        if found:
            return _with_year(int(match[1]), found[0], match[3], today)
    raise DateNotUnderstoodError(typed=text.strip()[:40])


def _is_month(month: int, begun: str) -> bool:
    """Say whether *begun* begins the name of *month*, in the person's language or in English."""
    names = (month_name(month), MONTHS[month - 1])
    return any(name.lower().startswith(begun) for name in names)


def _with_year(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return _date(_full_year(year), month, day)
    years = [y for y in (today.year - 1, today.year, today.year + 1) if _fits(y, month, day)]
    if not years:
        return _date(today.year, month, day)
    return min((_date(y, month, day) for y in years), key=lambda d: abs((d - today).days))


def _fits(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1]


def _full_year(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _date(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NoSuchMonthError(month=month)
    if not 1900 <= year <= 2199:
        raise DateNotUnderstoodError(typed=f"{day}/{month}/{year}")
    if not _fits(year, month, day):
        days = calendar.monthrange(year, month)[1]
        raise NoSuchDayError(month=month_name(month), year=year, days=days)
    return date(year, month, day)
