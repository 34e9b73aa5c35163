"""A day as people in England write it in a list, read without guessing."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})")
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 100


def typed_day(text: str) -> date | None:
    """Return the day in *text*: 2026-05-28, 28/05/2026, 28.5.26, 28 May 2026; None for others.

    The day stands before the month, as in England; 5/28/2026 is no day here.
    """
    clean = text.strip().casefold()
    if found := _YEAR_FIRST.fullmatch(clean):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(clean):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _IN_WORDS.fullmatch(clean):
        months = [k for k, name in enumerate(_MONTHS, 1) if name.startswith(found[2])]
        return _day(int(found[3]), months[0], int(found[1])) if months else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + _CENTURY if year < _TWO_DIGITS else year, month, day)
    except ValueError:
        return None
