"""A few choices side by side, of which one holds. No mouse wheel changes it by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout


class ChoiceRow(QWidget):
    """Emits ``chosen(number)`` when the person takes another one; arrow keys move.

    With *wraps* they stand on as many lines as they need.
    """

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row: QHBoxLayout | FlowLayout
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            row = FlowLayout(self, gap=4, row_gap=4)
        else:
            row = QHBoxLayout(self)
            row.setSpacing(4)
        self.setSizePolicy(policy)
        row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
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
        """The number of the choice that holds, counted from 0; -1 while none does."""
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
