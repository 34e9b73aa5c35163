"""A line that other people's programs need, to be copied as it is."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

LONG_WORD = 24


class CopyLine(QWidget):
    """The text with its name above; the button puts it on the clipboard and says so."""

    def __init__(self, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line = ""
        self.text = PlainLabel()
        self.copy = Button(button, icon_name="copy")
        self.said = FlowLabel(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = PlainLabel(name, role="strong")
        title.setBuddy(self.copy)
        column.addWidget(title)
        column.addWidget(self.text)
        row = FlowLayout(gap=10)
        row.addWidget(self.copy)
        row.addWidget(self.said)
        column.addLayout(row)
        self.copy.clicked.connect(self._on_copy)

    def show_line(self, line: str, shown: str = "") -> None:
        """Show *line*; *shown* is how it is displayed, if otherwise."""
        self._line = line
        self.said.setText("")
        self.text.setText(" ".join(_breakable(word) for word in (shown or line).split(" ")))
        self.text.setAccessibleName(shown or line)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._line)
        self.said.setText(self.tr("Copied."))


def _breakable(word: str) -> str:
    """Let a long word go on in the next line after any letter; it is shown only, never copied."""
    return word if len(word) <= LONG_WORD else "\u200b".join(word)
