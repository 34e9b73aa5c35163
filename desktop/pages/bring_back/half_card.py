"""For whoever has only one of the two things: what is missing, and where it might be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class HalfCard(Card):
    """Two questions, each with its answer below once it was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Only one of the two?"), parent=parent)
        self.sheet = Button(self.tr("I have only the sheet or the passphrase"), kind="quiet")
        self.stick = Button(self.tr("I have only the copy"), kind="quiet")
        row = FlowLayout(gap=6)
        row.addWidget(self.sheet)
        row.addWidget(self.stick)
        self.add_layout(row)
        self.text = self.add(PlainLabel())
        self.text.hide()
        self.sheet.clicked.connect(self._on_sheet)
        self.stick.clicked.connect(self._on_stick)

    def _on_sheet(self) -> None:
        self._tell(
            self.tr(
                "What is missing is a copy: the sheet opens your records but does not hold them. "
                "Look for a stick, a folder on another PC or on the network that holds a folder "
                "called igt-copies, or a single file that you once moved. If the old PC still "
                "starts, or its disk can be read in another PC, the copies are on it, in the "
                "folder copies beside the records. Keep the sheet: with any copy it opens all."
            )
        )

    def _on_stick(self) -> None:
        self._tell(
            self.tr(
                "What is missing is what opens it: the recovery sheet, or the passphrase. Nobody "
                "can open a copy without one of them, and we cannot either. Look where you keep "
                "other important papers, and ask whoever set the program up. If the old PC still "
                "starts and opens the records, make a new recovery sheet there, in Settings, "
                "then a new copy. Keep the stick: it stays good."
            )
        )

    def _tell(self, text: str) -> None:
        self.text.setText(text)
        self.text.show()
