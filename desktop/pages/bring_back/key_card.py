"""What opens a copy: the spare key from the sheet, or the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.services.access import PassphraseUnlock, SpareKeyUnlock, Unlock
from desktop.pages.unlock.key_edit import KeyEdit
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

LONGEST = 400


class KeyCard(Card):
    """Emits ``submitted`` on Enter. What is typed stays here and nowhere else."""

    submitted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.body.setSpacing(10)
        self.spare_key = KeyEdit(self.tr("Spare key"))
        self.spare_key.setPlaceholderText(self.tr("AGE-SECRET-KEY-1 …"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setMaxLength(LONGEST)
        self.shown = WrapCheck(self.tr("Show what I type"))
        self.by_key = self._part(
            self.tr("Spare key, from the recovery sheet"),
            self.spare_key,
            PlainLabel(self.tr("Capitals and spaces do not matter."), role="muted"),
        )
        self.by_passphrase = self._part(self.tr("Passphrase"), self.passphrase, self.shown)
        self.error = self.add(PlainLabel(role="error"))
        self.other = Button("", kind="quiet")
        row = FlowLayout()
        row.addWidget(self.other)
        self.add_layout(row)
        self._spare, self._may_passphrase = True, True
        self._arrange()
        self.say("")
        self.other.clicked.connect(self._on_other)
        self.shown.toggled.connect(self._on_shown)
        self.spare_key.submitted.connect(self.submitted)
        self.passphrase.returnPressed.connect(self.submitted)

    def offer(self, *, passphrase: bool, spare_key: bool) -> None:
        """Say what opens the copy that was chosen; without a sheet the passphrase comes first."""
        self._may_passphrase = passphrase
        if not (passphrase and spare_key):
            self._spare = not passphrase
        self._arrange()

    @property
    def unlock(self) -> Unlock | None:
        """What was typed; None where nothing was."""
        typed = self.spare_key.toPlainText() if self._spare else self.passphrase.text()
        if not typed.strip():
            return None
        return SpareKeyUnlock(typed) if self._spare else PassphraseUnlock(typed)

    def say(self, error: str) -> None:
        """Show what is wrong, and go there; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self._field.setAccessibleDescription(error)
        if error:
            self._field.setFocus()

    def say_missing(self) -> None:
        """Ask for what was not typed."""
        self.say(
            self.tr("Type the spare key first.")
            if self._spare
            else self.tr("Type the passphrase first.")
        )

    def clear(self) -> None:
        """Forget what was typed."""
        self.spare_key.clear()
        self.passphrase.clear()

    @property
    def _field(self) -> QWidget:
        return self.spare_key if self._spare else self.passphrase

    def _part(self, label: str, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        name = PlainLabel(label, role="strong")
        name.setBuddy(widgets[0])
        for widget in (name, *widgets):
            column.addWidget(widget)
        return self.add(holder)

    def _arrange(self) -> None:
        self.by_key.setVisible(self._spare)
        self.by_passphrase.setVisible(not self._spare)
        self.other.set_text(
            self.tr("Use the passphrase") if self._spare else self.tr("Use the spare key")
        )
        self.other.setVisible(self._may_passphrase)

    def _on_other(self) -> None:
        self._spare = not self._spare
        self.say("")
        self._arrange()
        self._field.setFocus()

    def _on_shown(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.passphrase.setEchoMode(modes.Normal if shown else modes.Password)
