"""What the window itself can do: hide the screen, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from desktop.commands.command import Command, Menu
from desktop.commands.commands import Commands

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

HIDE, QUIT = "hide", "quit"
_LAST = 9
translate = QCoreApplication.translate


def add_window_commands(commands: Commands, window: MainWindow) -> None:
    """Offer what needs no opened records."""
    hide = Command(HIDE, Menu.VIEW, translate("commands", "Hide screen"), ("F9",), "eye-off")
    commands.add(hide, window.hide_screen)
    close = Command(
        QUIT,
        Menu.FILE,
        translate("commands", "Quit"),
        (QKeySequence.StandardKey.Quit, "Ctrl+Q"),
        "x",
        group=_LAST,
        always=True,
        role=QAction.MenuRole.QuitRole,
    )
    commands.add(close, window.close)
