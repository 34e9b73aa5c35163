"""What people type, turned into values: dates, evidence links."""

from __future__ import annotations

from datetime import date

from core.domain.catalogue import QuestionSet
from core.domain.evidence import EvidenceLink
from core.errors import UsageError, UserError
from core.text import QT_TRANSLATE_NOOP


class DateUnclearError(UsageError):
    """A date is not written as YYYY-MM-DD."""

    code = "date-unclear"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is not a date that can be read here.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write it as year-month-day, such as 2026-06-30.")


class LinkUnknownError(UserError):
    """Evidence is meant for something that the question set does not hold."""

    code = "unknown-requirement"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is neither a requirement nor a criterion here.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt catalogue show to see them all.")


def parse_date(text: str | None) -> date | None:
    """Return the date in *text*; None for None or an empty text. Raises DateUnclearError."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateUnclearError(text=text) from error


def parse_link(text: str, question_set: QuestionSet) -> EvidenceLink:
    """Return what *text* means: ``REF``, ``REF/CRITERION`` or a criterion's whole id.

    Ids are looked up and never parsed. Raises LinkUnknownError.
    """
    if text in question_set.by_ref:
        return EvidenceLink(text)
    ref, slash, criterion = text.partition("/")
    wanted = criterion if slash else text
    found = question_set.criterion_refs.get(wanted)
    if found is None or (slash and found != ref):
        raise LinkUnknownError(text=text)
    return EvidenceLink(found, wanted)
