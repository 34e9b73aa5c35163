"""What a key does among the evidence."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP
from desktop.commands.page_keys import PageKey

KEYS = (
    PageKey("find", QT_TRANSLATE_NOOP("keys", "Find in the list"), "Ctrl+F"),
    PageKey("add", QT_TRANSLATE_NOOP("keys", "Add files"), "Ctrl+E"),
    PageKey("folder", QT_TRANSLATE_NOOP("keys", "Look through a folder of papers"), "Ctrl+Shift+E"),
    PageKey("paste", QT_TRANSLATE_NOOP("keys", "Paste a picture or copied files"), "Ctrl+V"),
)
