"""What the file that was just written holds, as it was read back from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.advice import grade_name
from core.domain.scoring import Grade
from core.services.exports import Exported
from desktop.figures import size_words
from desktop.pages.finish.fact_list import FactList
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class WrittenCard(Card):
    """Hidden until a file was made. Emits ``receipt_asked``."""

    receipt_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Written, opened again and read"), parent=parent)
        self.head.addWidget(StatusChip(self.tr("Seal unbroken"), "ok"))
        self.add(
            PlainLabel(
                self.tr("We opened the file as a receiver would and checked all of it. It holds:"),
                role="muted",
            )
        )
        self.facts = self.add(FactList())
        self.button = Button(self.tr("See the receipt"))
        self.button.clicked.connect(self.receipt_asked)
        row = FlowLayout()
        row.addWidget(self.button)
        self.add_layout(row)
        self.hide()

    def show_exported(self, made: Exported) -> None:
        """Show what was read back."""
        checked = made.checked
        grade = grade_name(Grade(checked.grade)) if checked.grade else ""
        others = checked.readers - 1
        self.facts.show_facts(
            (
                (self.tr("File"), str(made.path)),
                (self.tr("Organisation"), checked.organisation),
                (self.tr("Signed off by"), checked.signed_by),
                (self.tr("Result"), self._result(grade, checked.percent)),
                (self.tr("Answers"), str(checked.answers)),
                (self.tr("Documents"), str(checked.evidence)),
                (self.tr("Size"), size_words(made.size)),
                (
                    self.tr("Who can open it"),
                    self.tr("you, and {count} more", None, others).format(count=others)
                    if others
                    else self.tr("only you, with these records"),
                ),
            )
        )
        self.show()

    def _result(self, grade: str, percent: int | None) -> str:
        if percent is None:
            return grade
        return self.tr("{grade}, {percent}%").format(grade=grade, percent=percent)
