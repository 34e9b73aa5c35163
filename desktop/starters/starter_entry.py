"""One starter: what it is, what is left to fill in, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.starters import DOCX, PDF, StarterOffer
from desktop.starters.words import kept_words, serves_words, state_words
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class StarterEntry(QWidget):
    """Emits what is wanted. *ref* is the question that it stands below; empty in a list of all."""

    keep_wanted = Signal(object)  # StarterOffer
    open_wanted = Signal(str)  # id of the evidence
    save_wanted = Signal(object, str)  # StarterOffer, how the file's name ends

    def __init__(
        self,
        offer: StarterOffer,
        ref: str = "",
        *,
        can_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.offer = offer
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(offer.starter.title, role="strong"))
        if not ref:
            column.addWidget(PlainLabel(serves_words(offer), role="small"))
        column.addWidget(PlainLabel(offer.starter.use, role="muted"))
        self.state = PlainLabel(kept_words(offer) if offer.kept else state_words(offer))
        column.addWidget(self.state)
        self._row = FlowLayout(gap=8)
        if offer.kept is not None:
            self._offer_kept(offer.kept.id, ref, can_change)
        elif can_change:
            keep = self._button(self.tr("Keep and open"), "pencil", "plain")
            keep.setToolTip(self.tr("Keeps it as evidence and opens it in your word processor"))
            keep.clicked.connect(lambda: self.keep_wanted.emit(self.offer))
        word = self._button(self.tr("Save as Word file"), "save", "quiet")
        word.clicked.connect(lambda: self.save_wanted.emit(self.offer, DOCX))
        pdf = self._button(self.tr("Save as PDF"), "printer", "quiet")
        pdf.clicked.connect(lambda: self.save_wanted.emit(self.offer, PDF))
        column.addSpacing(4)
        column.addLayout(self._row)

    def _offer_kept(self, evidence_id: str, ref: str, can_change: bool) -> None:
        open_it = self._button(self.tr("Open it"), "external-link", "plain")
        open_it.clicked.connect(lambda: self.open_wanted.emit(evidence_id))
        if can_change and ref and ref not in self.offer.linked:
            use = self._button(self.tr("Use it here too"), "paperclip", "quiet")
            use.clicked.connect(lambda: self.keep_wanted.emit(self.offer))

    def _button(self, words: str, icon: str, kind: str) -> Button:
        button = Button(words, icon_name=icon, kind=kind)
        button.setAccessibleName(f"{words}: {self.offer.starter.title}")
        self.buttons.append(button)
        self._row.addWidget(button)
        return button
