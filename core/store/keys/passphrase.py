"""Passphrases that people can keep in mind: four words proposed, too little refused kindly."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from core.errors import UserError
from core.resources import resource
from core.text import QT_TRANSLATE_NOOP

WORDS = 4
SHORTEST = 14  # characters, where it is not four words
_SHORTEST_WORD = 3
_FEWEST_LETTERS = 6  # different characters


class PassphraseTooWeakError(UserError):
    """It would be guessed too soon."""

    code = "passphrase-too-weak"
    what_text = QT_TRANSLATE_NOOP("errors", "This passphrase would be guessed too soon.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Take four different words, or at least 14 characters that are not all alike."
    )


def propose_passphrase() -> str:
    """Return four different words picked by chance, with spaces between.

    45 bits, one of 50 million million: plenty, since each guess costs over a second (scrypt).
    """
    return " ".join(secrets.SystemRandom().sample(_words(), WORDS))


def check_passphrase(passphrase: str) -> None:
    """Refuse what is neither four different words nor 14 characters.

    Raises PassphraseTooWeakError.
    """
    text = canonical_passphrase(passphrase).casefold()
    words = {word for word in text.split() if len(word) >= _SHORTEST_WORD}
    if len(words) >= WORDS:
        return
    if len(text.strip()) < SHORTEST or len(set(text)) < _FEWEST_LETTERS:
        raise PassphraseTooWeakError


def canonical_passphrase(passphrase: str) -> str:
    """Return *passphrase* in the one form that is locked with, whatever keyboard composed it.

    Unicode NFC, which is what keyboards send to stock ``age`` too. Case and spaces count.
    """
    return unicodedata.normalize("NFC", passphrase)


@cache
def _words() -> tuple[str, ...]:
    """Return the shipped list of short common words, each once."""
    return tuple(resource("words.txt").read_text(encoding="ascii").split())
