"""What a key does while last year's answers are looked at."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP
from desktop.commands.page_keys import PageKey
from desktop.pages.still_true.verdict_row import BACK_KEY
from desktop.pages.still_true.verdict_row import KEYS as VERDICTS

_WORDS = {
    "still-true": QT_TRANSLATE_NOOP("keys", "Still true"),
    "changed": QT_TRANSLATE_NOOP("keys", "Changed"),
    "not-sure": QT_TRANSLATE_NOOP("keys", "Not sure"),
}
KEYS = (
    *(PageKey(verdict.value, _WORDS[verdict.value], key) for verdict, key in VERDICTS.items()),
    PageKey("back", QT_TRANSLATE_NOOP("keys", "One back"), BACK_KEY),
    PageKey("keep", QT_TRANSLATE_NOOP("keys", "Keep the new answer and go on"), "Ctrl+Return"),
    PageKey("leave", QT_TRANSLATE_NOOP("keys", "Leave it for later"), "Esc"),
)
