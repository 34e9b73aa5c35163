"""Whose work is in this program, each with its licence in full."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.services.shipped import Part, shipped_parts
from desktop.tasks import TaskRunner
from desktop.widgets.card import Card
from desktop.widgets.split_pane import SplitPane
from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel, TwoLineRow


class LicencesSection(QWidget):
    """A list of all parts; the licence of the chosen one beside it."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._parts: dict[str, Part] = {}
        self.rows = TwoLineModel()
        self.list = TwoLineList(self.tr("What is shipped"), self.rows)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.panes = SplitPane(self.tr("Licences"))
        for widget, title, width in (
            (self.list, self.tr("What is shipped"), 320),
            (self.text, self.tr("Licence"), 700),
        ):
            card = Card()
            card.setAccessibleName(title)
            card.body.setContentsMargins(12, 12, 12, 12)
            card.add(widget, 1)
            self.panes.add_pane(card, title, width, grows=widget is self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(self.panes)
        self.list.opened.connect(self._on_opened)
        self.list.entered_row.connect(self._on_entered)

    def arrive(self) -> None:
        """Read what is shipped, once."""
        if not self._parts:
            self._tasks.read(self, shipped_parts, self._on_parts)

    def depart(self) -> None:
        """Nothing is half typed."""

    def _on_parts(self, parts: tuple[Part, ...]) -> None:
        self._parts = {part.name: part for part in parts}
        self.rows.set_rows(_row(part) for part in parts)
        self.list.show_key(parts[0].name)
        self._on_opened(parts[0].name)

    def _on_opened(self, name: str) -> None:
        self.text.setPlainText(self._parts[name].text)

    def _on_entered(self, name: str) -> None:
        self._on_opened(name)
        self.panes.show_pane(1)
        self.text.setFocus()


def _row(part: Part) -> TwoLineRow:
    title = f"{part.name} {part.version}".strip()
    spoken = f"{title}, {part.licence}"
    return TwoLineRow(part.name, title, "file-text", "", "", "muted", part.licence, title, spoken)
