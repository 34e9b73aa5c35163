"""What is said of a starter: what it is for, what is filled in, what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from core.services.starters import StarterOffer
from core.text import translate

_MOST_FACTS, _MOST_REFS = 3, 6


def state_words(offer: StarterOffer) -> str:
    """Say how much of a starter is filled in already and how much is left."""
    if offer.blanks == 0:
        left = translate("starters", "Nothing is left to fill in.")
    elif offer.blanks == 1:
        left = translate("starters", "One thing is left to fill in, marked yellow.")
    else:
        left = translate(
            "starters", "{count} things are left to fill in, marked yellow.", count=offer.blanks
        )
    if not offer.filled:
        return left
    filled = translate(
        "starters", "Filled in from what you told: {facts}.", facts=_few(offer.filled, _MOST_FACTS)
    )
    return f"{left} {filled}"


def kept_words(offer: StarterOffer) -> str:
    """Say of the document that was begun with a starter what it serves."""
    refs = [ref for ref in offer.refs if ref in offer.linked]
    if not refs:
        return translate("starters", "You have begun one. It is kept and serves nothing here yet.")
    return translate("starters", "You have begun one. It serves {refs}.", refs=", ".join(refs))


def serves_words(offer: StarterOffer) -> str:
    """Say for which requirements a starter is."""
    return translate("starters", "For {refs}", refs=_few(offer.refs, _MOST_REFS))


def _few(words: Sequence[str], most: int) -> str:
    shown, left = ", ".join(words[:most]), len(words) - most
    if left <= 0:
        return shown
    return translate("starters", "{words} and {count} more", words=shown, count=left)
