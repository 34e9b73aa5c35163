"""Opens the palette, fills it while somebody types, and goes where they choose."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.services.search import Hit, SearchService
from desktop.commands.command import Command, Menu, shown_keys
from desktop.commands.commands import Commands
from desktop.finder import Finder
from desktop.frame import Frame
from desktop.palette.own_lines import own_lines
from desktop.palette.popup import Palette
from desktop.palette.rows import Line, hit_lines
from desktop.tasks import TaskRunner

FIND = "find-anything"
MOST = 60  # lines: who does not find it among these types another word


class PaletteDesk(QObject):
    """One for the window. ``serve`` when records are opened, ``rest`` when they are not."""

    def __init__(
        self,
        frame: Frame,
        commands: Commands,
        tasks: TaskRunner,
        go: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame, self._commands, self._tasks, self._go = frame, commands, tasks, go
        self._finder: Finder | None = None
        self._before: QWidget | None = None
        self.palette = Palette(frame)
        self.palette.typed.connect(self._on_typed)
        self.palette.chosen.connect(self._on_chosen)
        self.palette.left.connect(self.close)
        find = Command(FIND, Menu.EDIT, self.tr("Find anything"), ("Ctrl+K",), "search", 1)
        keys = shown_keys(commands.add(find, self.toggle))
        button = frame.status.find_button
        button.clicked.connect(self.toggle)
        tip = self.tr("Find a question, evidence, a place or a command ({keys})")
        button.setToolTip(tip.format(keys=keys))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_moved)
        self.rest()

    def serve(self, search: SearchService) -> None:
        """Look into the records that were just opened."""
        self.rest()
        self._finder = Finder(search, self._tasks, MOST, self)
        self._finder.found.connect(self._on_found)
        self._commands.allow(FIND, True)

    def rest(self) -> None:
        """Nothing is open, so nothing can be found."""
        self.close()
        self._commands.allow(FIND, False)
        if self._finder is not None:
            self._finder.deleteLater()
            self._finder = None

    def toggle(self) -> None:
        """Show the palette, empty; or put it away where it is shown."""
        if self.palette.isVisible():
            self.close()
        elif self._finder is not None:
            self._before = self._frame.window().focusWidget()
            self.palette.line.clear()
            self.palette.show_lines(self._own_lines(""), final=True)
            self.palette.show()
            self.palette.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Put the palette away; the keyboard goes back to where it was."""
        before, self._before = self._before, None
        had_focus = self.palette.isAncestorOf(self._frame.window().focusWidget() or self._frame)
        self.palette.hide()
        self.palette.line.clear()  # what was looked for stays with nobody
        if self._finder is not None:
            self._finder.ask("")
        if had_focus:
            known = before is not None and shiboken6.isValid(before)
            (before if known and before is not None else self._frame.pages).setFocus()

    def _on_typed(self, text: str) -> None:
        if self._finder is None:
            return
        self._finder.ask(text)
        self.palette.show_lines(self._own_lines(text), final=not text.strip())

    def _on_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if self.palette.isVisible():
            self.palette.show_lines([*self._own_lines(text), *hit_lines(hits)], final=True)

    def _own_lines(self, text: str) -> list[Line]:
        page = self._frame.page(self._frame.key)
        on_page = page.actions() if page is not None else []
        return own_lines(self._commands.listed(), on_page, self._frame.all_places(), text)

    def _on_chosen(self, line: Line) -> None:
        self.close()  # the keyboard is back where it was, unless the place takes it
        if line.action is not None:
            line.action.trigger()
        else:
            self._go(line.place, line.target)

    def _on_focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.palette.isVisible() and not self.palette.isAncestorOf(now):
            self._before = None
            self.close()
