"""Asks whether to trust a publisher that nobody here knows yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.address_cards import grouped
from core.services.packs import PackView
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

_KIND = "SHA256:"


class TrustPanel(QWidget):
    """Emits ``trusted(fingerprint)`` once the person says that they compared it."""

    trusted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = PlainLabel()
        self.fingerprint = PlainLabel(role="strong")
        self.fingerprint.make_selectable()
        self.compared = WrapCheck(
            self.tr("I compared them with the publisher by telephone or on paper: they are alike.")
        )
        self.button = Button(self.tr("Trust this publisher"), icon_name="shield-check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.about, self.fingerprint, self.compared):
            column.addWidget(widget)
        row = FlowLayout(gap=8)
        row.addWidget(self.button)
        column.addLayout(row)
        self._signer = ""
        self.compared.toggled.connect(self.button.setEnabled)
        self.button.clicked.connect(self._on_clicked)

    def show_publisher(self, view: PackView) -> None:
        """Show whose seal it is; nothing is agreed to yet."""
        self._signer = view.signer
        words = self.tr(
            "The file calls itself the work of {publisher}. Anybody can write that, but nobody can "
            "imitate the letters of a seal. Ask the publisher for theirs and compare; until then "
            "the question set in the file is not read."
        )
        self.about.setText(words.format(publisher=view.publisher))
        letters = grouped(view.signer.removeprefix(_KIND))
        self.fingerprint.setText(letters)
        self.fingerprint.setAccessibleName(
            self.tr("Letters of the seal: {letters}").format(letters=letters)
        )
        self.compared.setChecked(False)
        self.button.setEnabled(False)

    def _on_clicked(self) -> None:
        self.trusted.emit(self._signer)
