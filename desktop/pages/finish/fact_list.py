"""Names and what they stand for, one pair a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.plain_label import PlainLabel

LONGEST_PIECE = 12
BREAK = "\u200b"  # a place to break a line that takes no room


def breakable(text: str) -> str:
    """Return *text* so that a path or a fingerprint can go on in the next line."""
    return " ".join(_pieces(word) for word in text.split(" "))


def _pieces(word: str) -> str:
    starts = range(0, len(word), LONGEST_PIECE)
    return BREAK.join(word[start : start + LONGEST_PIECE] for start in starts)


class FactList(QWidget):
    """Where it is narrow, a value stands below its name; one without spaces is broken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(6)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._facts: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show *facts*; those without a value are left out."""
        shown = tuple((name, value) for name, value in facts if value)
        if shown == self._facts:
            return
        self._facts = shown
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in shown:
            label = PlainLabel(breakable(value))
            label.setAccessibleName(f"{name}: {value}")
            self._form.addRow(PlainLabel(name, role="muted", wrap=False), label)
        self._fit()

    def as_text(self) -> str:
        """Return everything as plain lines, for the clipboard."""
        return "\n".join(f"{name}: {value}" for name, value in self._facts)

    def minimumSizeHint(self) -> QSize:
        # A value may always go below its name.
        widths = [
            self._form.itemAt(row, role).minimumSize().width()
            for row in range(self._form.rowCount())
            for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        ]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= scaled(420)
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.DontWrapRows if wide else policy.WrapAllRows)
        self._form.setVerticalSpacing(6 if wide else 2)
        for row in range(self._form.rowCount()):
            name = self._form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget()
            name.setContentsMargins(0, 0 if wide else scaled(5), 0, 0)
