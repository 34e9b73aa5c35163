"""Your organisation's seal, and its address card for those who send you something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.address_cards import grouped, readable, seal_fingerprint
from core.services.exports import SignerCard
from desktop.pages.settings.locks.copy_line import CopyLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class SealCard(Card):
    """Emits ``save_asked``."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your organisation’s seal"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "Every submission file that you make is closed with it. Whoever knows your "
                    "seal sees that a file is yours and unchanged. It stays the same when the "
                    "locks are changed."
                )
            )
        )
        self.seal = self.add(
            CopyLine(self.tr("Read this out when a receiver rings to check"), self.tr("Copy it"))
        )
        self.line = self.add(
            CopyLine(self.tr("The line for the receiver’s list of seals"), self.tr("Copy the line"))
        )
        self.body.addSpacing(6)
        self.add(PlainLabel(self.tr("Your address card"), role="strong"))
        self.add(
            PlainLabel(
                self.tr(
                    "A small file for those who want to send you something that only you can "
                    "open. Nothing in it is secret."
                )
            )
        )
        self.address = self.add(PlainLabel(role="muted"))
        self.address.make_selectable()
        self.save = Button(self.tr("Save our address card"), icon_name="save")
        self.note = PlainLabel(role="muted")
        row = FlowLayout(gap=10)
        row.addWidget(self.save)
        self.add_layout(row)
        self.add(self.note)
        self.note.hide()
        self.save.clicked.connect(self.save_asked)

    def show_seal(self, card: SignerCard) -> None:
        """Show whose seal it is and how it is recognised."""
        words = seal_fingerprint(card.public_line)
        kind, _, letters = words.partition(":")
        self.seal.show_line(words, f"{kind}: {grouped(letters)}")
        self.line.show_line(card.allowed_signers)
        self.address.setText(
            self.tr("To compare by telephone: {words}").format(words=readable(card.recipient))
        )

    def say(self, text: str, *, bad: bool = False) -> None:
        """Say how saving the card went."""
        from desktop.widgets.restyle import restyle

        restyle(self.note, "role", "error" if bad else "muted")
        self.note.setText(text)
        self.note.setVisible(bool(text))
