"""Two or four ways to answer side by side, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.services.open_answers import How
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout

_ICONS = {How.YES: "check", How.NO: "x", How.WORDS: "pencil", How.PLACE: "archive"}


class AnswerChoices(QWidget):
    """Emits ``chosen(How)`` for another one, ``cleared()`` when the tick is taken back.

    No button group: Tab stops at each of them, whichever holds.
    """

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Your answer"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = {
            How.YES: self.tr("Yes"),
            How.NO: self.tr("No"),
            How.WORDS: self.tr("In words"),
            How.PLACE: self.tr("Where it is kept"),
        }
        self.buttons: dict[How, Button] = {}
        row = FlowLayout(self, gap=6)
        row.setContentsMargins(0, 0, 0, 0)
        for how, text in words.items():
            button = Button(text, icon_name=_ICONS[how])
            button.setAccessibleName(self.tr("Answer: {words}").format(words=text))
            button.setCheckable(True)
            button.toggled.connect(
                lambda on, one=button: one.set_kind("primary" if on else "plain")
            )
            button.clicked.connect(lambda _=False, one=how: self._on_clicked(one))
            self.buttons[how] = button
            row.addWidget(button)
        self.clear = Button(self.tr("Clear the answer"), icon_name="undo-2", kind="quiet")
        self.clear.clicked.connect(self._on_clear_clicked)
        row.addWidget(self.clear)

    @property
    def value(self) -> How | None:
        """The way that is marked, if any."""
        return next((how for how, button in self.buttons.items() if button.isChecked()), None)

    def offer(self, ways: Sequence[How]) -> None:
        """Offer these ways and no other."""
        for how, button in self.buttons.items():
            button.setVisible(how in ways)

    def show_value(self, how: How | None, *, can_change: bool) -> None:
        """Mark *how*, or none, without telling anybody."""
        for one, button in self.buttons.items():
            button.setChecked(one is how)
            button.setEnabled(can_change or one is how)
        self.clear.setVisible(can_change and how in (How.YES, How.NO))

    def control(self) -> Button:
        """Return where the keyboard goes: the way that holds, else the first."""
        return self.buttons[self.value or How.YES]

    def _on_clicked(self, how: How) -> None:
        is_new = self.buttons[how].isChecked()  # pressing the one that holds changes nothing
        self.show_value(how, can_change=True)
        if is_new:
            self.chosen.emit(how)

    def _on_clear_clicked(self) -> None:
        self.control().setFocus()  # the button itself is about to go
        self.show_value(None, can_change=True)
        self.cleared.emit()
