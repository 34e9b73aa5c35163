"""Moments in the words of England's clocks: "14:02 on 3 May", and what lies after them."""

from __future__ import annotations

from datetime import datetime

from core.domain.clock import LONDON
from core.domain.day_words import day_of_year_words, day_words
from core.text import QT_TRANSLATE_NOOP, translate

_MOMENT = QT_TRANSLATE_NOOP("copies", "{time} on {day}")
_NOTHING = QT_TRANSLATE_NOOP("copies", "Nothing was changed after {moment}.")
_ONE = QT_TRANSLATE_NOOP(
    "copies", "Changes after {moment} are not in this copy; 1 change would be lost."
)
_MANY = QT_TRANSLATE_NOOP(
    "copies", "Changes after {moment} are not in this copy; {count} changes would be lost."
)
_WERE_ONE = QT_TRANSLATE_NOOP("copies", "Changes after {moment} are not in this copy: 1 change.")
_WERE_MANY = QT_TRANSLATE_NOOP(
    "copies", "Changes after {moment} are not in this copy: {count} changes."
)
_UNKNOWN = QT_TRANSLATE_NOOP("copies", "Changes after {moment} are not in this copy.")


def moment_words(instant: datetime, now: datetime) -> str:
    """Return *instant* as people say it, with the year where it is not this one."""
    there, today = instant.astimezone(LONDON), now.astimezone(LONDON)
    day = day_of_year_words(there) if there.year == today.year else day_words(there)
    return translate("copies", _MOMENT, time=f"{there:%H:%M}", day=day)


def lost_words(made: datetime, count: int, now: datetime, *, done: bool = False) -> str:
    """Say what a copy made at *made* does not hold; *done* once it has been brought back."""
    moment = moment_words(made, now)
    if count == 0:
        return translate("copies", _NOTHING, moment=moment)
    one, many = (_WERE_ONE, _WERE_MANY) if done else (_ONE, _MANY)
    text = one if count == 1 else many
    return translate("copies", text, moment=moment, count=count)


def not_held_words(made: datetime, now: datetime) -> str:
    """Say what a copy does not hold where nobody can count it."""
    return translate("copies", _UNKNOWN, moment=moment_words(made, now))
