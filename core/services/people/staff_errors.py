"""What can be wrong with what was said of the staff."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class UnknownStaffError(UserError):
    """Nobody on the staff list has this name or id."""

    code = "unknown-staff"
    what_text = QT_TRANSLATE_NOOP("errors", "There is nobody called {name} on the staff list.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose somebody from the list, or add them.")


class StaffKnownError(UserError):
    """Two people of one name could not be told apart on the list."""

    code = "staff-known"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is on the staff list already.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Add something that tells the two apart. Who had left can be brought back."
    )


class StaffLeftError(UserError):
    """Whoever has left is not trained here any more."""

    code = "staff-left"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} had left by then.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look at the day, or say first that they are back.")


class NotYetError(UserError):
    """A day was given that has not come."""

    code = "day-not-come"
    what_text = QT_TRANSLATE_NOOP("errors", "{day} has not come yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Record it when the day has come.")


class LeftBeforeStartError(UserError):
    """Nobody leaves before they have begun."""

    code = "left-before-start"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} began on {day}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a later day, or correct when they began.")


class NobodyChosenError(UserError):
    """Something was to be recorded of nobody."""

    code = "nobody-chosen"
    what_text = QT_TRANSLATE_NOOP("errors", "Nobody is chosen.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose at least one person from the list.")


class NotAskedForTrainingError(UserError):
    """The question set does not ask how many are trained, or not here."""

    code = "not-asked-for-training"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} does not ask how many people are trained.")
    next_text = QT_TRANSLATE_NOOP("errors", "The questions that do are: {refs}.")


class NobodyListedError(UserError):
    """Nobody stands on the staff list, so there is nothing to count."""

    code = "nobody-listed"
    what_text = QT_TRANSLATE_NOOP("errors", "Nobody is on the staff list yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Add everybody who works with you, then count.")
