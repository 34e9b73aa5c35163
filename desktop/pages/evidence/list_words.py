"""What the filters and orders of the list are called."""

from __future__ import annotations

from collections.abc import Mapping

from core.text import QT_TRANSLATE_NOOP, translate
from desktop.pages.evidence.listing import Filter, Kind, Sort

_FILTERS: Mapping[Filter, str] = {
    Filter.ALL: QT_TRANSLATE_NOOP("evidence", "All"),
    Filter.FILES: QT_TRANSLATE_NOOP("evidence", "Kept here"),
    Filter.PAPER: QT_TRANSLATE_NOOP("evidence", "On paper"),
    Filter.PAST: QT_TRANSLATE_NOOP("evidence", "Past its date"),
    Filter.SOON: QT_TRANSLATE_NOOP("evidence", "Check soon"),
    Filter.UNUSED: QT_TRANSLATE_NOOP("evidence", "Used for nothing yet"),
    Filter.CHANGED: QT_TRANSLATE_NOOP("evidence", "Changed, to decide"),
}
_KINDS: Mapping[Kind, str] = {
    Kind.ANY: QT_TRANSLATE_NOOP("evidence", "All kinds"),
    Kind.PDF: QT_TRANSLATE_NOOP("evidence", "PDF"),
    Kind.WRITTEN: QT_TRANSLATE_NOOP("evidence", "Written documents"),
    Kind.TABLE: QT_TRANSLATE_NOOP("evidence", "Tables"),
    Kind.PICTURE: QT_TRANSLATE_NOOP("evidence", "Pictures"),
    Kind.MAIL: QT_TRANSLATE_NOOP("evidence", "E-mails"),
    Kind.OTHER: QT_TRANSLATE_NOOP("evidence", "Other files"),
    Kind.PAPER: QT_TRANSLATE_NOOP("evidence", "Papers"),
}
_SORTS: Mapping[Sort, str] = {
    Sort.TITLE: QT_TRANSLATE_NOOP("evidence", "By title"),
    Sort.CHECK: QT_TRANSLATE_NOOP("evidence", "Next to check first"),
    Sort.NEWEST: QT_TRANSLATE_NOOP("evidence", "Added last first"),
    Sort.DATED: QT_TRANSLATE_NOOP("evidence", "Oldest date first"),
    Sort.USES: QT_TRANSLATE_NOOP("evidence", "Most used first"),
    Sort.KIND: QT_TRANSLATE_NOOP("evidence", "By kind"),
    Sort.SIZE: QT_TRANSLATE_NOOP("evidence", "Largest first"),
    Sort.PLACE: QT_TRANSLATE_NOOP("evidence", "By place"),
}


def filter_words(kind: Filter, count: int) -> str:
    """Return a filter with how many pieces it shows."""
    return f"{translate('evidence', _FILTERS[kind])} ({count})"


def kind_filter_words(kind: Kind, count: int) -> str:
    """Return a sort of thing with how many there are of it."""
    words = translate("evidence", _KINDS[kind])
    return words if kind is Kind.ANY else f"{words} ({count})"


def sort_words() -> tuple[tuple[Sort, str], ...]:
    """Return the orders, the most used first."""
    return tuple((sort, translate("evidence", words)) for sort, words in _SORTS.items())
