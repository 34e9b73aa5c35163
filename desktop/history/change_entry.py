"""One change of a requirement: what, who, when, from what to what, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.past.history import RequirementChange
from desktop.history.put_back_panel import PutBackPanel
from desktop.history.values_view import ValuesView
from desktop.history.words import when_and_who
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class ChangeEntry(QWidget):
    """Emits ``put_back_clicked(itself)``; the preview then stands in ``panel``."""

    put_back_clicked = Signal(object)

    def __init__(
        self, change: RequirementChange, is_taken_back: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.id = change.change.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = FlowLayout(gap=10)
        top.addWidget(FlowLabel(change.change.label, role="strong"))
        if is_taken_back:
            top.addWidget(StatusChip(self.tr("Undone since"), "warn"))
        self.button = Button(self.tr("Put this back"), icon_name="undo-2", kind="quiet")
        self.button.setAccessibleName(
            self.tr("Put this back: {what}").format(what=change.change.label)
        )
        top.add_trailing(self.button)
        column.addLayout(top)
        column.addWidget(PlainLabel(when_and_who(change.change), role="small"))
        label = change.change.label
        values = ValuesView(self.tr("Before"), self.tr("After"), quiet=label)
        values.show_values(change.values)
        column.addWidget(values)
        self.panel = PutBackPanel()
        column.addWidget(self.panel)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.put_back_clicked.emit(self)
