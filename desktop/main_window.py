"""The one window: menus, side bar, the line that is always visible, and the page in the middle.

Navigation only. What a page does is the page's; what is loaded when is app.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.skeleton import Skeleton

SMALLEST = QSize(1024, 700)
USUAL = QSize(1360, 860)


class MainWindow(QMainWindow):
    """Shows a skeleton first; ``furnish`` puts the real parts in after the first paint."""

    system_look_changed = Signal()
    lock_asked = Signal()
    hidden = Signal()  # the cover is up
    place_shown = Signal(str)

    _is_furnished = False

    def __init__(self) -> None:
        super().__init__()
        self._name = self.tr("Information Governance Toolkit")
        self.setWindowTitle(self._name)
        self._bound_to_screen()
        self._root = QStackedWidget()
        self.skeleton = Skeleton()
        self._root.addWidget(self.skeleton)
        self.setCentralWidget(self._root)
        self._may_close: list[Callable[[], bool]] = []
        self._focus: QWidget | None = None
        self._gate: QWidget | None = None
        self._title = ""

    def furnish(self) -> None:
        """Build side bar, status strip and the rest. Called once, after the first paint."""
        from desktop.commands.commands import Commands
        from desktop.commands.help_commands import HelpCommands
        from desktop.commands.menu_bar import MenuBar
        from desktop.commands.part_commands import PartCommands
        from desktop.commands.place_commands import PlaceCommands
        from desktop.commands.window_commands import add_window_commands
        from desktop.frame import Frame
        from desktop.widgets.hide_screen import HideScreen

        self.commands = Commands(self)
        self.frame = Frame()
        self.cover = HideScreen()
        self.menus = MenuBar(self.commands, self)
        self.menus.hide()
        self.setMenuBar(self.menus)
        self.menus.lower()  # read where it is seen: first
        PlaceCommands(self.commands, self.frame, self.menus)
        PartCommands(self.commands, self.frame)
        HelpCommands(self.commands, self.frame)
        add_window_commands(self.commands, self)
        self._is_furnished = True
        self._root.addWidget(self.frame)
        self._root.addWidget(self.cover)
        self.cover.left.connect(self.uncover)
        self.frame.status.hide_clicked.connect(self.hide_screen)
        self.frame.status.lock_clicked.connect(self.lock_asked)
        self.frame.place_shown.connect(self.place_shown)
        self.frame.alone_changed.connect(self._show_menus)
        self._root.currentChanged.connect(self._show_menus)
        QApplication.instance().focusChanged.connect(self._on_focus_moved)

    def name_records(self, whose: str) -> None:
        """Put *whose* records these are into the window's title, unless it is covered."""
        self._title = whose
        if self.is_covered:
            return
        self.setWindowTitle(f"{whose} – {self._name}" if whose else self._name)

    def set_places(self, places: Iterable[object]) -> None:
        """Show the places of opened records in the side bar; pages are built when shown."""
        self.frame.set_places(places)
        self._root.setCurrentWidget(self._front)

    def go(self, key: str, target: str = "") -> None:
        """Show the place *key*; *target* is a ref or id that its page should go to."""
        self.frame.go(key, target)
        self._root.setCurrentWidget(self._front)

    def show_alone(self, widget: QWidget) -> None:
        """Show *widget* without side bar and status: first run, unlocking."""
        self._drop_gate()
        self.frame.show_alone(widget)
        self._root.setCurrentWidget(self.frame)

    def hide_screen(self) -> None:
        """Cover everything, the title too; focus, caret and page stay as they are."""
        if self._root.currentWidget() is self.cover:
            return
        self._remember_focus()
        self.setWindowTitle(self._name)
        self._root.setCurrentWidget(self.cover)
        self.cover.setFocus()
        self.hidden.emit()

    def uncover(self) -> None:
        """Show again what was there, the caret where it was; a gate stays before it."""
        self._root.setCurrentWidget(self._front)
        if self._gate is not None:
            self._gate.setFocus()
            return
        self.name_records(self._title)
        wanted, self._focus = self._focus, None
        if isinstance(wanted, QWidget) and shiboken6.isValid(wanted):
            wanted.setFocus()
        elif not self.frame.isAncestorOf(self.focusWidget() or self):
            self.frame.pages.setFocus()

    def show_gate(self, gate: QWidget) -> None:
        """Let *gate* stand before everything until ``open_gate``; a cover stays before it."""
        self._remember_focus()
        self._drop_gate()
        self._gate = gate
        self._root.addWidget(gate)
        self.setWindowTitle(self._name)
        if self._root.currentWidget() is not self.cover:
            self._root.setCurrentWidget(gate)
            gate.setFocus()

    def open_gate(self) -> None:
        """Take the gate away and show what was there, the caret where it was."""
        if self._gate is not None:
            was_shown = self._root.currentWidget() is self._gate
            self._drop_gate()
            if was_shown:
                self.uncover()

    @property
    def is_covered(self) -> bool:
        """True while the screen is hidden, or who is working must first be said."""
        return self._is_furnished and self._root.currentWidget() in (self.cover, self._gate)

    def ask_before_close(self, question: Callable[[], bool]) -> None:
        """Let *question* keep the window open by answering False (and showing why)."""
        self._may_close.append(question)

    def _show_menus(self) -> None:
        """Menus belong to opened records on screen; a cover has none, nor has first run."""
        self.commands.cover(self.is_covered)
        self.menus.setVisible(not self.is_covered and not self.frame.is_alone)

    @property
    def _front(self) -> QWidget:
        return self._gate or self.frame

    def _drop_gate(self) -> None:
        gate, self._gate = self._gate, None
        if gate is not None:
            self._root.removeWidget(gate)
            gate.hide()
            gate.deleteLater()

    def _on_focus_moved(self, _old: QWidget | None, focus: QWidget | None) -> None:
        """Nothing that is covered gets a key: what asked for the keyboard gets it afterwards."""
        shown = self._root.currentWidget()
        if focus is None or shown is self.frame or shown is self.skeleton:
            return
        if self.isAncestorOf(focus) and focus is not shown and not shown.isAncestorOf(focus):
            if self.frame.isAncestorOf(focus):
                self._focus = focus
            shown.setFocus()

    def _remember_focus(self) -> None:
        if self._root.currentWidget() is self.frame:
            self._focus = QGuiApplication.focusObject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_furnished:
            self.frame.depart()
        if all(question() for question in self._may_close):
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_furnished and event.type() is QEvent.Type.ThemeChange:
            self.system_look_changed.emit()

    def _bound_to_screen(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize() if screen is not None else USUAL
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(USUAL.boundedTo(room).expandedTo(self.minimumSize()))
