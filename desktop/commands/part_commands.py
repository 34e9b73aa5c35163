"""F6 goes from one part of the window to the next: status line, places, panes, message, work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.commands.command import Command, Menu
from desktop.commands.commands import Commands
from desktop.frame import Frame

_GROUP = 2


class PartCommands(QObject):
    """Comes back into each part where the keyboard was there last."""

    def __init__(self, commands: Commands, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        for key, text, keys, step in (
            ("next-part", self.tr("Next part of the window"), "F6", 1),
            ("last-part", self.tr("Previous part of the window"), "Shift+F6", -1),
        ):
            commands.add(Command(key, Menu.GO, text, (keys,), group=_GROUP), partial(self.go, step))

    def go(self, step: int) -> None:
        """Take the keyboard *step* parts further, round the ends."""
        parts = [part for part in self.parts() if _stops(part)]
        if not parts:
            return
        focus = QApplication.focusWidget()
        here = [n for n, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)]
        number = here[0] + step if here else 0
        part = parts[number % len(parts)]
        stops, last = _stops(part), part.focusWidget()
        stop = last if last in stops else stops[0]
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def parts(self) -> list[QWidget]:
        """Return what can be seen, from top to bottom and from left to right."""
        frame = self._frame
        page = frame.pages.currentWidget()
        messages = (frame.banner, frame.changed, frame.undone)
        all_parts = [frame.status, frame.nav, *messages, *_panes(page), frame.tasks]
        return [part for part in all_parts if part.isVisible()]


def _panes(page: QWidget | None) -> list[QWidget]:
    """Return the panes of *page*, or the page itself where it has none."""
    if page is None:
        return []
    for splitter in page.findChildren(QSplitter):
        if splitter.isVisible():
            return [splitter.widget(number) for number in range(splitter.count())]
    return [page]


def _stops(part: QWidget) -> list[QWidget]:
    """Return what the Tab key comes to in *part*."""
    return [
        one
        for one in part.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisible()
    ]
