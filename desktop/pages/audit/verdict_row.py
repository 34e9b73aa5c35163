"""What an auditor says of a point: three choices, one key each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from core.domain.audit import Verdict, verdict_text
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout

KEYS = {Verdict.AGREE: "A", Verdict.CANNOT_SEE: "C", Verdict.DISAGREE: "D"}
_ICONS = {
    Verdict.AGREE: "circle-check",
    Verdict.CANNOT_SEE: "eye-off",
    Verdict.DISAGREE: "circle-alert",
}


class VerdictRow(QWidget):
    """Emits ``chosen(Verdict)`` for a click or its key, also for the one that holds already."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What you find"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self.buttons: dict[Verdict, Button] = {}
        row = FlowLayout(self, gap=6)
        row.setContentsMargins(0, 0, 0, 0)
        for verdict, key in KEYS.items():
            words = verdict_text(verdict)
            words = words[:1].upper() + words[1:]
            button = Button(
                self.tr("{words}  ({key})").format(words=words, key=key), icon_name=_ICONS[verdict]
            )
            button.setAccessibleName(words)
            button.setAccessibleDescription(self.tr("Key {key}").format(key=key))
            button.setCheckable(True)
            button.toggled.connect(
                lambda on, button=button: button.set_kind("primary" if on else "plain")
            )
            button.clicked.connect(lambda _=False, verdict=verdict: self.chosen.emit(verdict))
            self._group.addButton(button)
            self.buttons[verdict] = button
            row.addWidget(button)

    @property
    def value(self) -> Verdict | None:
        """The verdict that is marked, if any."""
        return next((v for v, button in self.buttons.items() if button.isChecked()), None)

    def show_value(self, verdict: Verdict | None) -> None:
        """Mark *verdict*, or none, without telling anybody."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one is verdict)
        self._group.setExclusive(True)
