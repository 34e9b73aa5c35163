"""The side bar: the Tab key comes to it, whatever place goes out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.nav_bar import NavBar


def test_the_tab_key_still_comes_to_the_side_bar_when_the_place_that_had_it_is_gone(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, bar, field = QVBoxLayout(window), NavBar(), QLineEdit()
    home, passing = (bar.add_item(key, key.title(), "house") for key in ("home", "passing"))
    for part in (field, bar):
        column.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    passing.setFocus()
    field.setFocus()
    passing.hide()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.focusWidget() is home
