"""What can be wrong with actions, requests and regular jobs."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class UnknownActionError(UserError):
    """No action has this id."""

    code = "unknown-action"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such action in the plan.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list; it may have been undone.")


class UnknownRequestError(UserError):
    """No request has this id."""

    code = "unknown-request"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such request on the waiting list.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list; it may have been undone.")


class UnknownJobError(UserError):
    """No regular job has this id."""

    code = "unknown-job"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such regular job.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list; it may have been undone.")


class UnknownOfferError(UserError):
    """The questions suggest no job of this name."""

    code = "unknown-job-offer"
    what_text = QT_TRANSLATE_NOOP("errors", "No regular job of the name {key} is suggested here.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one of: {keys}.")


class NobodyAskedError(UserError):
    """A request names whom it was asked of."""

    code = "nobody-asked"
    what_text = QT_TRANSLATE_NOOP("errors", "The name of whoever is asked is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give the name of a firm or a person.")


class NothingAskedError(UserError):
    """A request asks for at least one thing."""

    code = "nothing-asked"
    what_text = QT_TRANSLATE_NOOP("errors", "No question is chosen to ask about.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose at least one.")


class RequestClosedError(UserError):
    """What was answered or given up waits for nobody."""

    code = "request-closed"
    what_text = QT_TRANSLATE_NOOP("errors", "This request waits for nobody any more.")
    next_text = QT_TRANSLATE_NOOP("errors", "Wait for it again first, if a reply is still to come.")


class ReplyMissingError(UserError):
    """A reply is a file, or a few words about what was said."""

    code = "reply-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "There is neither a file nor a note of what was said.")
    next_text = QT_TRANSLATE_NOOP("errors", "Drop the reply here, or write down what they said.")


class DayAheadError(UserError):
    """What was done was done today or before."""

    code = "day-ahead"
    what_text = QT_TRANSLATE_NOOP("errors", "{day} is still to come.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give the day on which it was done.")


class IntervalError(UserError):
    """A job comes round after one month to ten years."""

    code = "job-interval"
    what_text = QT_TRANSLATE_NOOP("errors", "A job cannot come round every {months} months.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a number of months from 1 to 120.")
