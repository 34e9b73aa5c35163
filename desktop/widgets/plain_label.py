"""A label that shows text as it is, never as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.announce import announce


class PlainLabel(QLabel):
    """Plain text, wrapped by default. *role*: muted, small, lead, strong, error, eyebrow...

    Whatever a person or a file named stays text: ``<b>`` is three characters. An error is told to
    screen readers at once.
    """

    def __init__(
        self, text: str = "", *, role: str = "", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self.text() and self.property("role") == "error":
            announce(self, text, urgent=True)
        super().setText(text)

    def make_selectable(self) -> None:
        """Let the text be marked and copied, by mouse and keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
