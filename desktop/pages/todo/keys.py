"""What a key does on To do."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP
from desktop.commands.page_keys import PageKey

KEYS = (
    PageKey("new", QT_TRANSLATE_NOOP("keys", "New, of what the tab shows"), "Ctrl+N"),
    PageKey("next-tab", QT_TRANSLATE_NOOP("keys", "Next tab"), "Ctrl+PgDown"),
    PageKey("previous-tab", QT_TRANSLATE_NOOP("keys", "Previous tab"), "Ctrl+PgUp"),
)
