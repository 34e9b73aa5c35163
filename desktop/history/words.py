"""What the history says in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core.services.labels import moment_words
from core.services.past.history import ChangeView, KindGroup
from core.services.past.history_views import KINDS

LONGEST = 1_200  # of one value on screen; the table for a spreadsheet has all of it

_ICONS: Mapping[KindGroup, str] = {
    KindGroup.ANSWERS: "list-checks",
    KindGroup.EVIDENCE: "paperclip",
    KindGroup.PROFILE: "house",
    KindGroup.PEOPLE: "users",
    KindGroup.SIGN_OFF: "flag",
    KindGroup.AUDIT: "shield-check",
    KindGroup.COPIES: "archive",
}


def kind_words() -> dict[KindGroup, str]:
    """Return what each kind of change is called in the filter."""
    return {
        KindGroup.ANSWERS: _tr("Answers and plan"),
        KindGroup.EVIDENCE: _tr("Evidence"),
        KindGroup.PROFILE: _tr("The organisation"),
        KindGroup.PEOPLE: _tr("People"),
        KindGroup.SIGN_OFF: _tr("Signing and sending"),
        KindGroup.AUDIT: _tr("Audit"),
        KindGroup.COPIES: _tr("Copies and locks"),
    }


def kind_icon(kind: str) -> str:
    """Return the name of the icon for a change of *kind*."""
    group = next((group for group, kinds in KINDS.items() if kind in kinds), None)
    return _ICONS[group] if group else "pencil"


def who_words(change: ChangeView) -> str:
    """Return who made the change."""
    return change.person or _tr("this program")


def when_and_who(change: ChangeView) -> str:
    """Return when the change was made, and by whom."""
    return f"{moment_words(change.at)} · {who_words(change)}"


def clipped(text: str) -> str:
    """Return *text*, or its beginning where it would fill the screen."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rstrip()}… {_tr('(the table has the whole text)')}"


def grouped(stamp: str) -> str:
    """Return a history stamp in groups of four, as it is printed."""
    return " ".join(stamp[i : i + 4] for i in range(0, len(stamp), 4))


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
