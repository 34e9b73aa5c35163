"""Some starters one below the other; what did not change stays, the focus too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.starters import StarterOffer
from desktop.starters.starter_entry import StarterEntry


class StarterList(QWidget):
    """Emits what its entries emit."""

    keep_wanted = Signal(object)  # StarterOffer
    open_wanted = Signal(str)  # id of the evidence
    save_wanted = Signal(object, str)  # StarterOffer, how the file's name ends

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[StarterEntry] = []
        self._shown: tuple[tuple[StarterOffer, ...], str, bool] = ((), "", False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_offers(
        self, offers: Sequence[StarterOffer], ref: str = "", *, can_change: bool
    ) -> None:
        """Show *offers*, below the question *ref* or as a list of all."""
        wanted = (tuple(offers), ref, can_change)
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = self._focused()
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = [StarterEntry(one, ref, can_change=can_change) for one in offers]
        for entry in self.entries:
            self._column.addWidget(entry)
            entry.keep_wanted.connect(self.keep_wanted)
            entry.open_wanted.connect(self.open_wanted)
            entry.save_wanted.connect(self.save_wanted)
            if entry.offer.starter.id == focused:
                entry.buttons[0].setFocus()

    def _focused(self) -> str:
        """Return the starter that has the focus, so that its successor gets it."""
        now = self.focusWidget()
        return next((e.offer.starter.id for e in self.entries if now and e.isAncestorOf(now)), "")
