"""One example answer, with the facts that were told once in it, and the way to put it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel


class ExampleView(QWidget):
    """Emits ``insert_asked(text)``. Nothing is ever put in by itself."""

    insert_asked = Signal(str)

    def __init__(
        self, text: str, number: int, *, can_insert: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = PlainLabel(text)
        self.text.make_selectable()
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.insert = Button(self.tr("Insert"), icon_name="plus", kind="quiet")
        self.insert.setAccessibleName(self.tr("Insert example {number}").format(number=number))
        self.insert.setToolTip(self.tr("Put it into your answer, after what stands there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeft)
        self.insert.setVisible(can_insert)  # not before it has its place: it would be a window
        self.insert.clicked.connect(lambda: self.insert_asked.emit(text))
