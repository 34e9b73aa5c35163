"""How long work tells how far it is, and how a person stops it."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

Progress = Callable[[int, int], None]
"""Told what is done and how much there is in all (0 where that is not known yet)."""
Cancelled = Callable[[], bool]
"""Asked now and then whether the person wants it stopped."""


class PersonCancelledError(UserError):
    """The person stopped a long piece of work; nothing of it was kept."""

    code = "cancelled"
    what_text = QT_TRANSLATE_NOOP("errors", "Stopped, as you asked.")
    next_text = QT_TRANSLATE_NOOP("errors", "Nothing was changed. Start again when you like.")
