"""What can be wrong with what an auditor asked for."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class SampleSizeError(UserError):
    """More points are wanted than there are, or none."""

    code = "sample-size"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "{size} points cannot be drawn: there are {population}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Draw from 1 to {population}.")


class NothingToDrawError(UserError):
    """Nothing was answered yet, so there is nothing to follow."""

    code = "nothing-to-draw"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing is answered yet that could be followed.")
    next_text = QT_TRANSLATE_NOOP("errors", "Answer some questions first, then draw a sample.")


class UnknownSampleError(UserError):
    """No sample has this id, or none was drawn yet."""

    code = "unknown-sample"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such sample.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list, or let an auditor draw one.")


class PointNotDrawnError(UserError):
    """Findings are written at the points that were drawn."""

    code = "point-not-drawn"
    what_text = QT_TRANSLATE_NOOP("errors", "{point} is not in this sample.")
    next_text = QT_TRANSLATE_NOOP("errors", "It holds: {points}.")


class FindingNoteMissingError(UserError):
    """Whoever does not agree says why."""

    code = "finding-note-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "A note is missing: what was looked for or is not so.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write a sentence that the manager can act on.")


class NoFindingError(UserError):
    """There is nothing to reply to yet."""

    code = "no-finding"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing was found at {point} yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Reply once the auditor has written something there.")
