"""Days and months in words, as the person's language writes them; in English 2 June 2026."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.text import QT_TRANSLATE_NOOP, translate

MONTHS: Final = (
    QT_TRANSLATE_NOOP("dates", "January"),
    QT_TRANSLATE_NOOP("dates", "February"),
    QT_TRANSLATE_NOOP("dates", "March"),
    QT_TRANSLATE_NOOP("dates", "April"),
    QT_TRANSLATE_NOOP("dates", "May"),
    QT_TRANSLATE_NOOP("dates", "June"),
    QT_TRANSLATE_NOOP("dates", "July"),
    QT_TRANSLATE_NOOP("dates", "August"),
    QT_TRANSLATE_NOOP("dates", "September"),
    QT_TRANSLATE_NOOP("dates", "October"),
    QT_TRANSLATE_NOOP("dates", "November"),
    QT_TRANSLATE_NOOP("dates", "December"),
)
"""By their English names, January first; ``month_name`` says them."""


def month_name(month: int) -> str:
    """Return the name of *month*, 1 to 12."""
    return translate("dates", MONTHS[month - 1])


def day_words(day: date) -> str:
    """Return ``2 June 2026``."""
    return translate(
        "dates", "{day} {month} {year}", day=day.day, month=month_name(day.month), year=day.year
    )


def day_of_year_words(day: date) -> str:
    """Return ``2 June``, where the year is plain."""
    return translate("dates", "{day} {month}", day=day.day, month=month_name(day.month))


def month_words(day: date) -> str:
    """Return ``June 2026``."""
    return translate("dates", "{month} {year}", month=month_name(day.month), year=day.year)
