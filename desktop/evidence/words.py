"""How a piece of evidence stands, in words; with an icon and a tone, never by colour alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import long_date
from core.text import translate

SOON_DAYS = 60  # the same as on Home
_KB = 1024
_LONG_RUN = re.compile(r"\S{24}(?=\S)")


class Dating(StrEnum):
    """How the check-again-by date stands."""

    NONE = "none"
    IN_DATE = "in-date"
    SOON = "soon"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class DatingWords:
    """*icon* and *tone* are names of the theme: an icon file and a colour."""

    dating: Dating
    text: str
    icon: str
    tone: str


def dating_of(piece: Evidence, today: date) -> Dating:
    """Return how the check-again-by date of *piece* stands."""
    if piece.review_by is None:
        return Dating.NONE
    if not piece.is_in_date(today):
        return Dating.PAST
    soon = (piece.review_by - today).days <= SOON_DAYS
    return Dating.SOON if soon else Dating.IN_DATE


def dating_words(piece: Evidence, today: date) -> DatingWords:
    """Say how the check-again-by date of *piece* stands."""
    dating = dating_of(piece, today)
    if piece.review_by is None:
        return DatingWords(dating, translate("evidence", "No date to check it again"), "", "muted")
    day = long_date(piece.review_by)
    if dating is Dating.PAST:
        text = translate("evidence", "Past its date since {day}", day=day)
        return DatingWords(dating, text, "triangle-alert", "bad")
    if dating is Dating.SOON:
        text = translate("evidence", "Check again by {day}", day=day)
        return DatingWords(dating, text, "clock", "warn")
    text = translate("evidence", "In date until {day}", day=day)
    return DatingWords(dating, text, "circle-check", "ok")


def kind_icon(piece: Evidence) -> str:
    """Return the name of the icon for kept here or kept on paper."""
    return "archive" if piece.kind is EvidenceKind.PAPER else "file-text"


def kind_words(piece: Evidence) -> str:
    """Say where the thing itself is."""
    if piece.kind is EvidenceKind.PAPER:
        return translate("evidence", "Kept on paper")
    return translate("evidence", "Kept here")


def refs_of(piece: Evidence) -> tuple[str, ...]:
    """Return what *piece* is used for, each requirement once, in the order of its links."""
    return tuple(dict.fromkeys(link.ref for link in piece.links))


def refs_words(refs: Sequence[str], most: int = 4) -> str:
    """Return the first refs and how many more there are."""
    shown = ", ".join(refs[:most])
    if len(refs) > most:
        return translate("evidence", "{refs} and {count} more", refs=shown, count=len(refs) - most)
    return shown


def size_words(size: int) -> str:
    """Return a size in bytes as file managers say it."""
    if size < _KB:
        return translate("evidence", "{count} bytes", count=size)
    if size < _KB * _KB:
        return translate("evidence", "{count} KB", count=max(1, round(size / _KB)))
    return translate("evidence", "{count} MB", count=f"{size / _KB / _KB:.1f}")


def breakable(text: str) -> str:
    """Return *text* with places where a label may break a long name that has no spaces."""
    return _LONG_RUN.sub("\\g<0>\u200b", text)
