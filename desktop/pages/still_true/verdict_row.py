"""What is said of an answer of last year: three choices, one key each, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.carried import Verdict
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout

KEYS = {Verdict.STILL_TRUE: "Y", Verdict.CHANGED: "C", Verdict.NOT_SURE: "N"}
BACK_KEY = "Backspace"
_ICONS = {
    Verdict.STILL_TRUE: "circle-check",
    Verdict.CHANGED: "pencil",
    Verdict.NOT_SURE: "circle-help",
}


class VerdictRow(QWidget):
    """Emits ``chosen(Verdict)`` and ``back_asked()``."""

    chosen = Signal(object)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Still true?"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = {
            Verdict.STILL_TRUE: self.tr("Still true"),
            Verdict.CHANGED: self.tr("Changed"),
            Verdict.NOT_SURE: self.tr("Not sure"),
        }
        row = FlowLayout(self, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[Verdict, Button] = {}
        for verdict, text in words.items():
            button = self._button(text, KEYS[verdict], _ICONS[verdict])
            button.clicked.connect(lambda _=False, one=verdict: self.chosen.emit(one))
            self.buttons[verdict] = button
            row.addWidget(button)
        self.back = Button(self.tr("Back"), icon_name="chevron-left", kind="quiet")
        self.back.setToolTip(self.tr("Backspace"))
        self.back.setAccessibleDescription(self.tr("Key {key}").format(key=self.tr("Backspace")))
        row.add_trailing(self.back)
        self.back.clicked.connect(self.back_asked)

    def show_said(self, verdict: Verdict | None, *, may_say: bool, may_be_true: bool) -> None:
        """Mark what was said, and offer what can be said."""
        for one, button in self.buttons.items():
            button.set_kind("primary" if one is verdict else "plain")
            button.setEnabled(may_say and (may_be_true or one is not Verdict.STILL_TRUE))

    def _button(self, text: str, key: str, icon: str) -> Button:
        shown = self.tr("{words}  ({key})").format(words=text, key=key)
        button = Button(shown, icon_name=icon)
        button.setAccessibleName(text)
        button.setAccessibleDescription(self.tr("Key {key}").format(key=key))
        return button
