"""How what is still to do is said: days, sizes, how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from core.domain.home import long_date
from core.domain.plan import Action, ActionState, Effort
from core.domain.requests import Request, RequestState

BETWEEN = "  ·  "


def effort_words() -> dict[Effort, str]:
    """Return what each size is called."""
    translate = QCoreApplication.translate
    return {
        Effort.MINUTES: translate("todo", "some minutes"),
        Effort.HOUR: translate("todo", "an hour"),
        Effort.HALF_DAY: translate("todo", "half a day"),
        Effort.LONGER: translate("todo", "more than half a day"),
    }


def action_facts(action: Action, today: date) -> str:
    """Say when it is due, who does it and how long it takes."""
    translate = QCoreApplication.translate
    parts = []
    if not action.is_open:
        done = translate("todo", "Done on {day}")
        dropped = translate("todo", "Dropped on {day}: {reason}")
        words = dropped if action.state is ActionState.DROPPED else done
        day = long_date(action.finished_on) if action.finished_on else ""
        return words.format(day=day, reason=action.reason)
    if action.due is not None:
        parts.append(due_words(action.due, today))
    parts.append(action.owner or translate("todo", "nobody has taken it yet"))
    if action.effort is not None:
        takes = translate("todo", "takes {size}")
        parts.append(takes.format(size=effort_words()[action.effort]))
    return BETWEEN.join(parts)


def due_words(due: date, today: date) -> str:
    """Say a day on which something is due, kindly where it has passed."""
    translate = QCoreApplication.translate
    days = (due - today).days
    if days == 0:
        return translate("todo", "due today")
    if days == 1:
        return translate("todo", "due tomorrow")
    if days > 1:
        return translate("todo", "due {day}").format(day=long_date(due))
    return translate("todo", "was due {day}").format(day=long_date(due))


def request_facts(request: Request) -> str:
    """Say when somebody was asked, how often reminded, and when to remind them."""
    translate = QCoreApplication.translate
    parts = [translate("todo", "asked on {day}").format(day=long_date(request.asked_on))]
    if request.chased:
        words = translate("todo", "reminded on {day}")
        parts.append(words.format(day=", ".join(long_date(day) for day in request.chased)))
    if request.is_waiting and request.chase_on is not None:
        words = translate("todo", "remind them on {day}")
        parts.append(words.format(day=long_date(request.chase_on)))
    if request.closed_on is not None:
        given_up = translate("todo", "waited for no longer since {day}")
        answered = translate("todo", "answered on {day}")
        words = given_up if request.state is RequestState.GIVEN_UP else answered
        parts.append(words.format(day=long_date(request.closed_on)))
    return first_large(BETWEEN.join(parts))


def questions_words(count: int) -> str:
    """Say a number of questions."""
    translate = QCoreApplication.translate
    one, many = translate("todo", "1 question"), translate("todo", "{count} questions")
    return one if count == 1 else many.format(count=count)


def months_words(months: int) -> str:
    """Say how often something comes round."""
    translate = QCoreApplication.translate
    if months == 1:
        return translate("todo", "every month")
    if months == 12:
        return translate("todo", "every year")
    return translate("todo", "every {months} months").format(months=months)


def targets_of(text: str) -> list[str]:
    """Return the refs that somebody typed, between commas or blanks."""
    return text.replace(",", " ").replace(";", " ").split()


def listed(targets: Iterable[str]) -> str:
    """Return refs as somebody would type them."""
    return ", ".join(targets)


def first_large(text: str) -> str:
    """Return *text* with a large first letter."""
    return text[:1].upper() + text[1:]
