"""How the window speaks of copies: when, where, how far behind."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from core.domain.clock import LONDON
from core.domain.day_words import day_of_year_words, day_words
from core.services.backup.copy_views import CopyView, NewestCopies, PlaceView


def moment(instant: datetime, today: date) -> str:
    """Return ``14:02 on 3 May``, with the year where it is not this one."""
    at = instant.astimezone(LONDON)
    if at.date() == today:
        return QCoreApplication.translate("copies", "today, {time}").format(time=f"{at:%H:%M}")
    day = day_of_year_words(at) if at.year == today.year else day_words(at)
    return QCoreApplication.translate("copies", "{time} on {day}").format(
        time=f"{at:%H:%M}", day=day
    )


def ago(instant: datetime, today: date) -> str:
    """Return ``14:02`` for today, else how many days ago it was."""
    at = instant.astimezone(LONDON)
    days = (today - at.date()).days
    if days <= 0:  # a clock that was set back: the time says enough
        return f"{at:%H:%M}"
    if days == 1:
        return QCoreApplication.translate("copies", "yesterday")
    return QCoreApplication.translate("copies", "{days} days ago").format(days=days)


def place_name(place: PlaceView) -> str:
    """Return what a place is called; the top of a stick has no name of its own."""
    return place.label or QCoreApplication.translate("copies", "Stick")


def standing(newest: NewestCopies, today: date) -> str:
    """Return the words of the line that is always visible."""
    if newest.elsewhere is not None:
        where = newest.elsewhere_label or QCoreApplication.translate("copies", "stick")
        return QCoreApplication.translate("copies", "copy on {place} {when}").format(
            place=where, when=ago(newest.elsewhere.made_at, today)
        )
    if newest.here is not None:
        return QCoreApplication.translate("copies", "copy on this PC {when}").format(
            when=ago(newest.here.made_at, today)
        )
    return QCoreApplication.translate("copies", "no copy yet")


def behind(copy: CopyView) -> str:
    """Return how far the records have gone on since *copy*."""
    if copy.changes_behind is None:
        return QCoreApplication.translate("copies", "Of another history, from before.")
    if copy.changes_behind == 0:
        return QCoreApplication.translate("copies", "Holds everything.")
    if copy.changes_behind == 1:
        return QCoreApplication.translate("copies", "1 change since.")
    return QCoreApplication.translate(
        "copies", "{count} changes since.", None, copy.changes_behind
    ).format(count=copy.changes_behind)
