"""Takes a piece of evidence off all answers, after asking in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.evidence import Evidence, EvidenceKind
from desktop.evidence.words import refs_of
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class RemoveCard(Card):
    """Emits ``confirmed()`` when the person said yes."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ask = Button(self.tr("Take off all answers"), icon_name="trash-2", kind="quiet")
        self.text = PlainLabel()
        self.yes = Button(self.tr("Yes, take it off"), kind="danger")
        self.no = Button(self.tr("Leave it"), kind="quiet")
        buttons = FlowLayout(gap=8)
        for button in (self.ask, self.yes, self.no):
            buttons.addWidget(button)
        self.add(self.text)
        self.add_layout(buttons)
        self.ask.clicked.connect(self._on_ask)
        self.no.clicked.connect(self.reset)
        self.yes.clicked.connect(self._on_yes)
        self.reset()

    def show_piece(self, piece: Evidence) -> None:
        """Say what would happen to *piece*."""
        count = len(refs_of(piece))
        if count == 1:
            text = self.tr("It goes from this list and from one answer.")
        elif count:
            text = self.tr("It goes from this list and from {count} answers.", None, count).format(
                count=count
            )
        else:
            text = self.tr("It goes from this list.")
        if piece.kind is EvidenceKind.FILE:
            text += " " + self.tr("The kept copy itself stays, and signed versions still hold it.")
        else:
            text += " " + self.tr("The paper stays where it is.")
        self.text.setText(text)

    def reset(self) -> None:
        """Ask nothing."""
        self._show_question(False)

    def _on_ask(self) -> None:
        self._show_question(True)
        self.no.setFocus()

    def _on_yes(self) -> None:
        self._show_question(False)
        self.confirmed.emit()

    def _show_question(self, asking: bool) -> None:
        self.ask.setVisible(not asking)
        for widget in (self.text, self.yes, self.no):
            widget.setVisible(asking)
