"""A few choices side by side, of which one holds. No mouse wheel changes it by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.button import Button


class ChoiceRow(QWidget):
    """Emits ``chosen(number)`` when the person takes another one; arrow keys move."""

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, text in enumerate(words):
            button = Button(text, kind="quiet")
            button.setAccessibleName(f"{name}: {text}")
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._shown = -1
        self._group.idToggled.connect(self._on_toggled)

    @property
    def value(self) -> int:
        """The number of the choice that holds, counted from 0."""
        return self._group.checkedId()

    def show_value(self, number: int) -> None:
        """Show choice *number* without telling anybody."""
        self._shown = number
        self._group.button(number).setChecked(True)

    def button(self, number: int) -> Button:
        """Return one of the buttons."""
        button = self._group.button(number)
        assert isinstance(button, Button)
        return button

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked and number != self._shown:
            self._shown = number
            self.chosen.emit(number)
