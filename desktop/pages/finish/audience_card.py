"""Who needs the file: nobody but us, or an organisation that gave us its address card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from core.services.address_cards import AddressCard
from desktop.pages.finish.fact_list import FactList
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class AudienceCard(Card):
    """Emits ``save_asked`` and ``card_asked``. A sealed copy asks nothing about anybody."""

    save_asked = Signal()
    card_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who needs this?"), parent=parent)
        self.card: AddressCard | None = None
        self.nobody = QRadioButton(self.tr("Nobody now: keep a sealed copy"))
        self.somebody = QRadioButton(self.tr("An organisation that gave us its key"))
        self.nobody.setChecked(True)
        self.add(self.nobody)
        self.add(
            PlainLabel(
                self.tr(
                    "One file with the signed answers, the summary and all documents, locked so "
                    "that only these records can open it again."
                ),
                role="muted",
            )
        )
        self.add(self.somebody)
        self.add(
            PlainLabel(
                self.tr("The same file, as a submission file that they can open too."),
                role="muted",
            )
        )
        self.address = QWidget()
        column = QVBoxLayout(self.address)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        self.choose = Button(self.tr("Choose their address card"), icon_name="key-round")
        self.choose.clicked.connect(self.card_asked)
        row = FlowLayout()
        row.addWidget(self.choose)
        column.addLayout(row)
        self.facts = FactList()
        column.addWidget(self.facts)
        self.compare = PlainLabel(
            self.tr("Compare the fingerprint with them, for example by telephone."), role="small"
        )
        column.addWidget(self.compare)
        self.add(self.address)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.save = Button("", icon_name="save", kind="primary")
        self.save.clicked.connect(self._on_save)
        buttons = FlowLayout()
        buttons.addWidget(self.save)
        self.body.addSpacing(4)
        self.add_layout(buttons)
        self.somebody.toggled.connect(self._show_choice)
        self._show_choice()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Who can open the file besides ourselves."""
        return self.card.addresses if self.card and self.somebody.isChecked() else ()

    def show_card(self, card: AddressCard) -> None:
        """Show whose card was read."""
        self.card = card
        self.facts.show_facts(
            (
                (self.tr("Address card"), card.file_name),
                (self.tr("It says it is of"), card.whose or self.tr("(it does not say)")),
                (self.tr("Fingerprint"), "\n".join(card.fingerprints)),
            )
        )
        self.choose.set_text(self.tr("Choose another address card"))
        self.show_error("")
        self._show_choice()

    def show_error(self, text: str) -> None:
        """Say why it cannot go on."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def show_busy(self, busy: bool) -> None:
        """A second file is not begun while one is being made."""
        self.save.setEnabled(not busy)

    def _show_choice(self) -> None:
        to_somebody = self.somebody.isChecked()
        self.address.setVisible(to_somebody)
        self.facts.setVisible(self.card is not None)
        self.compare.setVisible(self.card is not None)
        self.show_error("")
        self.save.set_text(
            self.tr("Save the submission file") if to_somebody else self.tr("Save a sealed copy")
        )

    def _on_save(self) -> None:
        if self.somebody.isChecked() and self.card is None:
            self.show_error(self.tr("Choose their address card first."))
            self.choose.setFocus()
        else:
            self.show_error("")
            self.save_asked.emit()
