"""Values of a change, each with what it was and what it became, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.past.history import ValueView
from desktop.history.words import clipped
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel

MOST = 100  # what nobody would read is counted instead
SHORT = 48  # letters of both together, up to which they stand in one line


class ValuesView(QWidget):
    """*before* and *after* are the words for the two sides: "Before" and "After", or "Now" and
    "Then". Below a heading that says what it is about, *quiet* is that heading: it is not said
    again."""

    def __init__(
        self, before: str, after: str, *, quiet: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._before, self._after = before, after
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._inner: QWidget | None = None

    def show_values(self, values: Sequence[ValueView]) -> None:
        """Show *values*; long texts can be marked and copied."""
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for value in values[:MOST]:
            column.addLayout(self._one(value))
        if len(values) > MOST:
            rest = self.tr("and {count} more", None, len(values) - MOST).format(
                count=len(values) - MOST
            )
            column.addWidget(PlainLabel(rest, role="muted"))
        self._column.addWidget(self._inner)

    def _one(self, value: ValueView) -> QVBoxLayout:
        before, after = clipped(value.before), clipped(value.after)
        words = QVBoxLayout()
        words.setSpacing(2)
        if value.place != self._quiet:
            words.addWidget(PlainLabel(value.place, role="" if self._quiet else "strong"))
        if len(before) + len(after) <= SHORT and "\n" not in before + after:
            words.addLayout(self._in_a_line(before, after))
        else:
            for name, text in ((self._before, before), (self._after, after)):
                words.addWidget(PlainLabel(name, role="small"))
                words.addWidget(self._said(name, text))
        return words

    def _in_a_line(self, before: str, after: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._said(self._before, before, wrap=False))
        row.addWidget(IconLabel("arrow-right", "muted", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._said(self._after, after), 1)
        return row

    def _said(self, name: str, text: str, *, wrap: bool = True) -> PlainLabel:
        label = PlainLabel(text, wrap=wrap)
        label.setAccessibleName(f"{name}: {text}")
        label.make_selectable()
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return label
