"""Keys that do something on a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_key(page: QWidget, keys: str, act: Callable[[], object], *, repeats: bool = True) -> None:
    """Let *keys* call *act* while the keyboard is anywhere on *page*.

    Without *repeats* a key that is held down counts once.
    """
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(repeats)
    shortcut.activated.connect(act)
