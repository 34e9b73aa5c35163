"""The ODS code, where it is still missing, to be typed in right there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.advice import Finding
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout


class OdsRow(QWidget):
    """Emits ``given(code)``."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.text = FlowLabel()
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("ODS code"))
        self.line.setPlaceholderText(self.tr("for example FA123"))
        self.line.setMaxLength(20)
        self.line.setMinimumWidth(scaled(160))
        self.button = Button(self.tr("Put it in"))
        self.error = FlowLabel(role="error")
        self.error.hide()
        row = FlowLayout(self, gap=12)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.text, self.line, self.button, self.error):
            row.addWidget(part)
        self.button.clicked.connect(self._on_given)
        self.line.editingFinished.connect(self._on_given)  # leaving the field keeps it, too

    def show_finding(self, finding: Finding | None) -> None:
        """Show what is missing; hide when nothing is."""
        self.setVisible(finding is not None)
        self.text.setText(finding.text if finding else "")
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say why the code was not taken; the same one may be tried again."""
        self._told = ""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _on_given(self) -> None:
        code = self.line.text().strip()
        if code and code != self._told:
            self._told = code
            self.given.emit(code)
