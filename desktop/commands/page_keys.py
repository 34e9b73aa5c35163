"""What a page can do by a key: said once, for the page, the menus and the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a page can do by a key: *name* in the code, *text* (of the context "keys") on screen.

    A page lists them in its ``keys.py`` and hands that to its ``Place``, so that menus, Ctrl+K
    and the sheet of shortcuts say the same. One that is held down counts once unless it
    ``repeats``.
    """

    name: str
    text: str
    keys: str
    also: str = ""
    repeats: bool = False

    @property
    def words(self) -> str:
        """Return the text in the person's language."""
        return QCoreApplication.translate("keys", self.text)

    @property
    def sequences(self) -> list[QKeySequence]:
        """Return the keys, and the others that do the same."""
        return [QKeySequence(keys) for keys in (self.keys, self.also) if keys]


def bind_keys(
    page: QWidget, keys: Iterable[PageKey], acts: Mapping[str, Callable[[], object]]
) -> None:
    """Let each of *keys* call what *acts* has for its name, while the keyboard is on *page*.

    They become the page's actions, which the menu bar shows while the page is on screen.
    """
    for key in keys:
        action = QAction(key.words.replace("&", "&&"), page)
        action.setShortcuts(key.sequences)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(key.repeats)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False, act=acts[key.name]: act())
        page.addAction(action)
