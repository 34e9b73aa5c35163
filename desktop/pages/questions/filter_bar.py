"""The chips above the list, and the menu with every filter and the orders."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from core.domain.state import AssessmentState
from desktop.pages.questions.looks import (
    Look,
    Only,
    count_of,
    only_words,
    order_words,
    orders_of,
)
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout

ALONE_KEYS = "F11"
_ALWAYS = (Only.TO_GO, Only.IN_THE_WAY, Only.ALL)


class FilterBar(QWidget):
    """Emits ``only_chosen(Only)``, ``order_chosen(Order)`` and ``alone_asked()``.

    The chips show what is used most, and whatever filter is in force; the menu shows all.
    """

    only_chosen = Signal(object)
    order_chosen = Signal(object)
    alone_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the list shows"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look, self._state = Look(), None
        self.more = Button(self.tr("View"), icon_name="chevron-down", kind="quiet")
        self.more.setToolTip(self.tr("Other filters, the order, and one question at a time"))
        self.more.setAccessibleDescription(self.more.toolTip())
        self.more.clicked.connect(self._on_more_clicked)
        self.buttons: dict[Only, Button] = {}
        row = FlowLayout(self, gap=4, row_gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        for number, only in enumerate(Only):
            button = Button("", kind="quiet")
            button.setCheckable(True)
            group.addButton(button, number)
            self.buttons[only] = button
        for only in (*(o for o in Only if o is not Only.ALL), Only.ALL):
            row.addWidget(self.buttons[only])
        self.buttons[Only.ALL].setChecked(True)
        group.idClicked.connect(lambda number: self.only_chosen.emit(list(Only)[number]))

    def show_look(self, state: AssessmentState, look: Look) -> None:
        """Show which filter is in force, and how many each of them shows."""
        self._state, self._look = state, look
        for only, button in self.buttons.items():
            count = self._count(only)
            button.set_text(only_words(only, state).format(count=count))
            brought = only is Only.FROM_LAST_YEAR and count > 0
            button.setVisible(only in _ALWAYS or only is look.only or brought)
        self.buttons[look.only].setChecked(True)

    def menu(self) -> QMenu:
        """Return all filters with their counts, the orders, and the way to one at a time."""
        assert self._state is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        filters, orders = QActionGroup(menu), QActionGroup(menu)
        for only in (Only.ALL, *(o for o in Only if o is not Only.ALL)):
            text = only_words(only, self._state).format(count=self._count(only))
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(only is self._look.only)
            filters.addAction(action)
            action.triggered.connect(lambda _=False, one=only: self.only_chosen.emit(one))
        menu.addSeparator()
        for order in orders_of(self._state):
            action = menu.addAction(order_words(order))
            action.setCheckable(True)
            action.setChecked(order is self._look.order)
            orders.addAction(action)
            action.triggered.connect(lambda _=False, one=order: self.order_chosen.emit(one))
        menu.addSeparator()
        action = menu.addAction(self.tr("One at a time") + f"\t{ALONE_KEYS}")
        action.triggered.connect(lambda _=False: self.alone_asked.emit())
        return menu

    def _count(self, only: Only) -> int:
        assert self._state is not None
        return count_of(self._state, replace(self._look, only=only))

    def _on_more_clicked(self) -> None:
        if self._state is not None:
            self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
