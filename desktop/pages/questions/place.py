"""Where one was on the page, remembered from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass

from core.settings import Setting, Settings
from desktop.pages.questions.rows import Only

WHERE = Setting("questions", "where", "")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The open requirement, the filter of the list, and how far down the card was scrolled."""

    ref: str = ""
    only: Only = Only.ALL
    scroll: int = 0


def recall(settings: Settings) -> Whereabouts:
    """Return what was remembered; what cannot be read counts as nothing."""
    parts = settings.get(WHERE).split("|")
    try:
        ref, only, scroll = parts
        return Whereabouts(ref, Only(only), int(scroll))
    except ValueError:
        return Whereabouts()


def remember(settings: Settings, where: Whereabouts) -> None:
    """Keep *where* for the next start. Raises SettingsNotSavedError."""
    settings.put(WHERE, f"{where.ref}|{where.only}|{where.scroll}")
