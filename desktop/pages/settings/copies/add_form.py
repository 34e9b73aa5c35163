"""A stick or folder that was just chosen: what is it called?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

LONGEST = 80


class AddForm(QWidget):
    """Emits ``given(label)`` or ``left``. Hidden until ``begin``."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.path = PlainLabel(role="small")
        self._line = line = QLineEdit()
        line.setMaxLength(LONGEST)
        self.label = LabelledField(
            self.tr("What do you call it?"),
            line,
            self.tr("For example: blue stick. The program asks for it by this name."),
        )
        self.keep = Button(self.tr("Let copies go there"), icon_name="check")
        self.cancel = Button(self.tr("Not this one"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.path)
        column.addWidget(self.label)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        line.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)

    def begin(self, folder: Path) -> None:
        """Ask about *folder*."""
        self.folder = folder
        self.path.setText("\u200b".join(str(folder)))
        self.path.setAccessibleName(str(folder))
        self.label.say("")
        self._line.setText(folder.name)
        self.show()
        self._line.selectAll()
        self._line.setFocus()

    def _on_keep(self) -> None:
        self.given.emit(self._line.text().strip())

    def _on_cancel(self) -> None:
        self.hide()
        self.left.emit()
