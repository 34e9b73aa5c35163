"""The three days before the due date that are worth a place in the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.domain.catalogue import WaitsFor
from core.domain.home_time import is_dspt, is_old_set
from core.domain.letters import ask_groups
from core.domain.occasion import Occasion
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState
from core.text import QT_TRANSLATE_NOOP, translate

ASK_BEFORE: Final = timedelta(weeks=4)  # suppliers are slow, and the last weeks are everybody's
SIGN_BEFORE: Final = timedelta(days=10)
PUBLISH_BEFORE: Final = timedelta(days=3)  # typing it in and a day on which the website is slow
_SATURDAY: Final = 5


class KeyDay(StrEnum):
    """What is to be done by then."""

    ASK = "ask"
    SIGN = "sign"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """By when something should be done, and whether it is."""

    day: KeyDay
    on: date
    is_done: bool = False


_WORDS = {
    KeyDay.ASK: QT_TRANSLATE_NOOP("home", "Ask your suppliers"),
    KeyDay.SIGN: QT_TRANSLATE_NOOP("home", "The owner signs"),
    KeyDay.PUBLISH: QT_TRANSLATE_NOOP("home", "Publish it on the website"),
}
_SEND = QT_TRANSLATE_NOOP("home", "Hand it on")


def key_dates(state: AssessmentState) -> tuple[KeyDate, ...]:
    """Return by when to ask, to sign and to publish; nothing without a date that is to come.

    They fall on working days: one that would not moves to the Friday before.
    """
    due = state.assessment.due
    if due is None or is_old_set(state) or due < state.today:
        return ()
    signed = state.assessment.status is AssessmentStatus.SIGNED
    out = state.publication is not None or (not is_dspt(state) and state.file_made_on is not None)
    return (
        KeyDate(KeyDay.ASK, _working_day(due - ASK_BEFORE), signed or _all_are_asked(state)),
        KeyDate(KeyDay.SIGN, _working_day(due - SIGN_BEFORE), signed),
        KeyDate(KeyDay.PUBLISH, _working_day(due - PUBLISH_BEFORE), signed and out),
    )


def key_day_text(state: AssessmentState, day: KeyDay) -> str:
    """Say what is to be done: "Ask your suppliers"."""
    if day is KeyDay.PUBLISH and not is_dspt(state):
        return translate("home", _SEND)
    return translate("home", _WORDS[day])


def key_occasions(state: AssessmentState, dates: Sequence[KeyDate]) -> tuple[Occasion, ...]:
    """Return those of *dates* that are not done for a person's own calendar."""
    edition = state.question_set.catalogue.title
    return tuple(
        Occasion(
            key=f"key-date/{state.assessment.id}/{one.day}",
            title=translate(
                "home", "{what}: {set}", what=key_day_text(state, one.day), set=edition
            ),
            on=one.on,
            remind_days=1,
        )
        for one in dates
        if not one.is_done and one.on >= state.today
    )


def _all_are_asked(state: AssessmentState) -> bool:
    """Say whether no supplier is left to ask: they were asked, or nothing is to go."""
    if state.to_go == 0:
        return True
    left = [g for g in ask_groups(state, state.requests, {}) if g.key != WaitsFor.OWNER.value]
    return bool(state.requests) and not left


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
