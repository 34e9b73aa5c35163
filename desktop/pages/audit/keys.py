"""What a key does in an audit."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP
from desktop.commands.page_keys import PageKey
from desktop.pages.audit.verdict_row import KEYS as VERDICTS

_WORDS = {
    "agree": QT_TRANSLATE_NOOP("keys", "Agree"),
    "cannot-see": QT_TRANSLATE_NOOP("keys", "Cannot see it"),
    "disagree": QT_TRANSLATE_NOOP("keys", "Disagree"),
}
KEYS = (
    PageKey("next", QT_TRANSLATE_NOOP("keys", "Next point"), "Alt+Down", repeats=True),
    PageKey("previous", QT_TRANSLATE_NOOP("keys", "Previous point"), "Alt+Up", repeats=True),
    PageKey(
        "open", QT_TRANSLATE_NOOP("keys", "Next point without a finding"), "Alt+Right", repeats=True
    ),
    *(PageKey(verdict.value, _WORDS[verdict.value], key) for verdict, key in VERDICTS.items()),
)
