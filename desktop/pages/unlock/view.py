"""Layout of the unlock page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.pages.unlock.key_edit import KeyEdit
from desktop.widgets.brand_line import BrandLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class UnlockView(ColumnPage):
    """One card with a passphrase or a spare key to type, and what went wrong below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 560, parent)
        self.setAccessibleName(self.tr("Open your records"))
        self.title = Heading("", 1)
        self.lead = PlainLabel()
        self.note = PlainLabel(role="muted")
        self.note.hide()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setMaxLength(400)
        self.show_typed = WrapCheck(self.tr("Show what I type"))
        self.spare_key = KeyEdit(self.tr("Spare key"))
        self.spare_key.setPlaceholderText(self.tr("AGE-SECRET-KEY-1 …"))
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.open_button = Button(self.tr("Open"), icon_name="key-round", kind="primary")
        self.other_button = Button("", kind="quiet")
        self.pc_button = Button(self.tr("Open with this PC"), icon_name="key-round")
        self.by_passphrase = self._part(self.tr("Passphrase"), self.passphrase, self.show_typed)
        self.by_spare_key = self._part(
            self.tr("Spare key"),
            self.spare_key,
            PlainLabel(
                self.tr(
                    "It is the line on your recovery sheet. Capitals and spaces do not matter."
                ),
                role="muted",
            ),
        )
        self._lay_out()

    def _part(self, label: str, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        name = PlainLabel(label, role="strong")
        name.setBuddy(widgets[0])
        for widget in (name, *widgets):
            column.addWidget(widget)
        return holder

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(28, 26, 28, 26)
        card.body.setSpacing(12)
        card.body.addWidget(IconLabel("lock", "accent", 32), 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self.title, self.lead, self.note, self.by_passphrase, self.by_spare_key, self.error,
        ):  # fmt: skip
            card.add(widget)
        buttons = FlowLayout(gap=10)
        for button in (self.open_button, self.pc_button, self.other_button):
            buttons.addWidget(button)
        card.body.addSpacing(2)
        card.add_layout(buttons)
        self.body.addStretch(1)
        self.add(BrandLine())
        self.add(card)
        self.body.addStretch(2)
