"""Why an answer is refused."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class UnknownRequirementError(UserError):
    """The set does not ask this."""

    code = "unknown-requirement"
    what_text = QT_TRANSLATE_NOOP("errors", "This question set has no {ref}.")
    next_text = QT_TRANSLATE_NOOP("errors", "The nearest are: {near}.")


class UnknownCriterionError(UserError):
    """The requirement has no such point."""

    code = "unknown-criterion"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} has no point {criterion}.")
    next_text = QT_TRANSLATE_NOOP("errors", "The nearest are: {near}.")


class AlwaysRelevantError(UserError):
    """The set does not let this organisation leave the requirement out."""

    code = "always-relevant"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} applies to every organisation of your type.")
    next_text = QT_TRANSLATE_NOOP("errors", "Answer it; a note can say what is special with you.")


class TargetOutOfRangeError(UserError):
    """A target is a level."""

    code = "target-out-of-range"
    what_text = QT_TRANSLATE_NOOP("errors", "{target} is not a level.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a level from 0 to 3.")


class UnknownFieldError(UserError):
    """Only typed fields have drafts."""

    code = "unknown-field"
    what_text = QT_TRANSLATE_NOOP("errors", "An answer has no typed part called {field}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It has: {fields}.")
