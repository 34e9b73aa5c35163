"""What a key does among the questions."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP
from desktop.commands.page_keys import PageKey
from desktop.pages.questions.filter_bar import ALONE_KEYS

KEYS = (
    PageKey("next", QT_TRANSLATE_NOOP("keys", "Next"), "Alt+Down", "Ctrl+Return", repeats=True),
    PageKey("previous", QT_TRANSLATE_NOOP("keys", "Previous"), "Alt+Up", repeats=True),
    PageKey("to-go", QT_TRANSLATE_NOOP("keys", "Next that is to go"), "Alt+Right", repeats=True),
    PageKey("alone", QT_TRANSLATE_NOOP("keys", "One at a time, or the list"), ALONE_KEYS),
    PageKey("find", QT_TRANSLATE_NOOP("keys", "Find in the list"), "Ctrl+F"),
    PageKey("try", QT_TRANSLATE_NOOP("keys", "Try without saving"), "Ctrl+T"),
    PageKey("paste", QT_TRANSLATE_NOOP("keys", "Paste a picture as evidence"), "Ctrl+V"),
    PageKey("attach", QT_TRANSLATE_NOOP("keys", "Attach a file"), "Ctrl+E"),
)
