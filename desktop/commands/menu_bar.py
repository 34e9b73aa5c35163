"""The menu bar: every command with its keys, where people look for it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.commands.command import Menu, menu_title
from desktop.commands.commands import Commands


class MenuBar(QMenuBar):
    """Filled from *commands*; ``show_page`` adds what the place on screen can do by itself."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self.setAccessibleName(self.tr("Menu bar"))
        self.menus = {menu: self.addMenu(menu_title(menu)) for menu in Menu}
        self.page_menu = QMenu(self)
        self._page_entry = self.insertMenu(self.menus[Menu.HELP].menuAction(), self.page_menu)
        self._page_entry.setVisible(False)
        # Several commands come and go in one turn of the event loop: fill the menus once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill)
        commands.changed.connect(self._soon.start)
        self._fill()

    def show_page(self, title: str, actions: list[QAction]) -> None:
        """Show what the place called *title* can do; nothing takes its menu away."""
        self.page_menu.setTitle(title.replace("&", "&&"))
        for action in self.page_menu.actions():  # clear() would end them, and the page's keys
            self.page_menu.removeAction(action)
        self.page_menu.addActions(actions)
        self._page_entry.setVisible(bool(actions))

    def _fill(self) -> None:
        for menu, shown in self.menus.items():
            shown.clear()
            held = [one for one in self._commands.listed() if one.command.menu is menu]
            held.sort(key=lambda one: one.command.group)
            for _, group in groupby(held, key=lambda one: one.command.group):
                if not shown.isEmpty():
                    shown.addSeparator()
                shown.addActions([one.action for one in group])
            shown.menuAction().setVisible(not shown.isEmpty())
