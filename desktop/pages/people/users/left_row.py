"""Somebody who has left, and what they looked after, to be given to others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from core.domain.home import long_date
from core.domain.organisation import Person
from desktop.pages.people.users.facts import Owned
from desktop.theme import scaled
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class LeftRow(QWidget):
    """Emits ``came_back(Person)``, ``given_over(owned, name)`` or ``question_asked(ref)``."""

    came_back = Signal(object)
    given_over = Signal(object, str)
    question_asked = Signal(str)

    def __init__(
        self,
        person: Person,
        owned: Sequence[Owned],
        heirs: Sequence[str],
        *,
        administers: bool,
        may_answer: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.person, self._owned = person, tuple(owned)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = FlowLayout(gap=10)
        head.addWidget(FlowLabel(person.name, role="strong"))
        assert person.left_on is not None  # else they are in the other list
        since = self.tr("left on {day}").format(day=long_date(person.left_on))
        head.addWidget(FlowLabel(since, role="muted"))
        self.back = Button(self.tr("Is here again"), kind="quiet")
        self.back.setAccessibleName(self.tr("Is here again: {name}").format(name=person.name))
        if not administers:
            self.back.hide()
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        self.list = ActionList(most=5)
        self.list.show_items(
            [
                ActionItem(one.ref, f"{one.ref}  {one.title}", "", self.tr("Go there"),
                           self.tr("Go there: {what}").format(what=one.ref))
                for one in self._owned
            ]
        )  # fmt: skip
        self.heir = QComboBox()
        self.heir.setAccessibleName(self.tr("Who looks after them now"))
        self.heir.setMinimumWidth(scaled(200))
        for name in heirs:
            self.heir.addItem(QIcon(), name)
        self.give = Button(self.tr("Give all of these over"))
        words = self.tr("{name} is still named to look after these. Who does it now?")
        self.words = PlainLabel(words.format(name=person.name))
        row = FlowLayout(gap=8)
        row.addWidget(self.heir)
        row.addWidget(self.give)
        for widget in (self.words, self.list):
            column.addWidget(widget)
            widget.setVisible(bool(self._owned))
        column.addLayout(row)
        for widget in (self.heir, self.give):
            widget.setVisible(bool(self._owned) and may_answer)
        self.back.clicked.connect(self._on_back)
        self.give.clicked.connect(self._on_give)
        self.list.acted.connect(self.question_asked)

    def _on_back(self) -> None:
        self.came_back.emit(self.person)

    def _on_give(self) -> None:
        self.given_over.emit(self._owned, self.heir.currentText())
