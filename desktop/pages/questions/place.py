"""Where one was on the page, remembered from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass

from core.settings import Setting, Settings
from desktop.pages.questions.looks import Only, Order

WHERE = Setting("questions", "where", "")
_ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The open requirement, how the list is looked at, and how far down the card was scrolled.

    *alone*: one question at a time, without the list.
    """

    ref: str = ""
    only: Only = Only.ALL
    scroll: int = 0
    order: Order = Order.TOPIC
    alone: bool = False


def recall(settings: Settings) -> Whereabouts:
    """Return what was remembered; what cannot be read counts as nothing."""
    parts = settings.get(WHERE).split("|")
    try:
        ref, only, scroll, order, alone = parts
        return Whereabouts(ref, Only(only), int(scroll), Order(order), alone == _ALONE)
    except ValueError:
        return Whereabouts()


def remember(settings: Settings, where: Whereabouts) -> None:
    """Keep *where* for the next start. Raises SettingsNotSavedError."""
    parts = (where.ref, where.only, where.scroll, where.order, _ALONE if where.alone else "")
    settings.put(WHERE, "|".join(map(str, parts)))
