"""A control with its name above, a hint, and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle


class LabelledField(QWidget):
    """``say(error)`` shows or clears what is wrong, also to screen readers."""

    def __init__(
        self,
        label: str,
        control: QLineEdit | QComboBox,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        control.setAccessibleName(label)
        name = PlainLabel(label, role="strong")
        name.setBuddy(control)
        self.hint = PlainLabel(hint, role="muted")
        if not hint:  # never shown before it has its place: it would be a window of its own
            self.hint.hide()
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.setFocusProxy(control)
        if isinstance(control, QLineEdit):
            control.textEdited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (name, control, self.hint, self.error):
            column.addWidget(widget)

    def show_hint(self, text: str, *, stands_out: bool = False) -> None:
        """Show a remark that stops nobody."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        restyle(self.hint, "role", "strong" if stands_out else "muted")
        self._describe()

    def say(self, error: str) -> None:
        """Show what is wrong; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self._describe()
        restyle(self.control, "bad", bool(error))

    def _on_edited(self) -> None:
        if self.error.text():
            self.say("")

    def _describe(self) -> None:
        self.control.setAccessibleDescription(f"{self.error.text()} {self.hint.text()}".strip())
