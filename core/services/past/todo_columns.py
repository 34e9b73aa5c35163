"""What the columns of the plan, the waiting list and the regular jobs are called in the history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from core.domain.canonical import Json
from core.domain.home import long_date
from core.services.past.history_columns import Part, always, day, one_of, text, wrapped
from core.text import QT_TRANSLATE_NOOP

_ACTION_STATE = {
    "to-do": QT_TRANSLATE_NOOP("history", "to do"),
    "doing": QT_TRANSLATE_NOOP("history", "begun"),
    "done": QT_TRANSLATE_NOOP("history", "done"),
    "dropped": QT_TRANSLATE_NOOP("history", "dropped"),
}
_EFFORT = {
    "minutes": QT_TRANSLATE_NOOP("history", "some minutes"),
    "hour": QT_TRANSLATE_NOOP("history", "an hour"),
    "half-day": QT_TRANSLATE_NOOP("history", "half a day"),
    "longer": QT_TRANSLATE_NOOP("history", "more than half a day"),
}
_REQUEST_STATE = {
    "waiting": QT_TRANSLATE_NOOP("history", "waiting"),
    "answered": QT_TRANSLATE_NOOP("history", "answered"),
    "given-up": QT_TRANSLATE_NOOP("history", "waited for no longer"),
}
_MONTHS = QT_TRANSLATE_NOOP("history", "{value} months")
_KEPT = QT_TRANSLATE_NOOP("history", "kept as evidence")
_NOBODY = QT_TRANSLATE_NOOP("history", "nobody yet")
_RUNNING = QT_TRANSLATE_NOOP("history", "it comes round")
_NEVER = QT_TRANSLATE_NOOP("history", "never")


def names(value: Json) -> str:
    """Say a list of refs or ids of criteria."""
    return ", ".join(map(str, value)) if isinstance(value, list) and value else text("-")


def days(value: Json) -> str:
    """Say a list of days."""
    found = value if isinstance(value, list) else []
    return "; ".join(long_date(date.fromisoformat(str(one))) for one in found) or "-"


_ACTION: Mapping[str, Part] = {
    "title": Part(QT_TRANSLATE_NOOP("history", "Action “{title}”"), text),
    "serves": Part(QT_TRANSLATE_NOOP("history", "What “{title}” is for"), names),
    "owner": Part(QT_TRANSLATE_NOOP("history", "Who does “{title}”"), text, _NOBODY),
    "due": Part(QT_TRANSLATE_NOOP("history", "Due date of “{title}”"), day),
    "effort": Part(
        QT_TRANSLATE_NOOP("history", "How long “{title}” takes"), partial(one_of, _EFFORT)
    ),
    "state": Part(
        QT_TRANSLATE_NOOP("history", "How far “{title}” is"), partial(one_of, _ACTION_STATE)
    ),
    "note": Part(QT_TRANSLATE_NOOP("history", "Note on “{title}”"), text),
    "reason": Part(QT_TRANSLATE_NOOP("history", "Why “{title}” was dropped"), text),
    "finished": Part(QT_TRANSLATE_NOOP("history", "Day on which “{title}” was finished"), day),
}
_REQUEST: Mapping[str, Part] = {
    "asked_of": Part(QT_TRANSLATE_NOOP("history", "Whom we asked"), text),
    "reach": Part(QT_TRANSLATE_NOOP("history", "How to reach {title}"), text),
    "serves": Part(QT_TRANSLATE_NOOP("history", "What {title} was asked for"), names),
    "letter": Part(QT_TRANSLATE_NOOP("history", "Letter to {title}"), text),
    "asked": Part(QT_TRANSLATE_NOOP("history", "Day on which {title} was asked"), day),
    "chase": Part(QT_TRANSLATE_NOOP("history", "Remind {title} on"), day),
    "chased": Part(QT_TRANSLATE_NOOP("history", "Days on which {title} was reminded"), days),
    "state": Part(
        QT_TRANSLATE_NOOP("history", "Request to {title}"), partial(one_of, _REQUEST_STATE)
    ),
    "note": Part(QT_TRANSLATE_NOOP("history", "Note on the request to {title}"), text),
    "closed": Part(QT_TRANSLATE_NOOP("history", "End of waiting for {title}"), day),
    "evidence_id": Part(QT_TRANSLATE_NOOP("history", "Reply of {title}"), partial(always, _KEPT)),
}
_JOB: Mapping[str, Part] = {
    "title": Part(QT_TRANSLATE_NOOP("history", "Regular job “{title}”"), text),
    "every_months": Part(
        QT_TRANSLATE_NOOP("history", "How often “{title}” comes round"),
        partial(wrapped, _MONTHS, text),
    ),
    "first_due": Part(QT_TRANSLATE_NOOP("history", "First day of “{title}”"), day),
    "serves": Part(QT_TRANSLATE_NOOP("history", "What “{title}” is for"), names),
    "owner": Part(QT_TRANSLATE_NOOP("history", "Who does “{title}”"), text, _NOBODY),
    "note": Part(QT_TRANSLATE_NOOP("history", "Note on “{title}”"), text),
    "stopped": Part(QT_TRANSLATE_NOOP("history", "“{title}” stopped on"), day, _RUNNING),
}
_DONE: Mapping[str, Part] = {
    "done": Part(QT_TRANSLATE_NOOP("history", "“{title}” done on"), day, _NEVER),
    "done_by": Part(QT_TRANSLATE_NOOP("history", "“{title}” done by"), text),
    "note": Part(QT_TRANSLATE_NOOP("history", "Note on doing “{title}”"), text),
    "evidence_id": Part(
        QT_TRANSLATE_NOOP("history", "What shows that “{title}” was done"), partial(always, _KEPT)
    ),
}

TODO_COLUMNS: Mapping[tuple[str, str], Part] = {
    (table, column): part
    for table, parts in {
        "plan_action": _ACTION,
        "request": _REQUEST,
        "job": _JOB,
        "job_done": _DONE,
    }.items()
    for column, part in parts.items()
}
