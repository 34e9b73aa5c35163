"""One initiative with its bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class GroupBar(QWidget):
    """Title, "2 of 4", and a bar that says the same."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(PlainLabel(title), 1)
        self.count = PlainLabel(role="muted", wrap=False)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.bar = ProgressBar(title)
        column.addWidget(self.bar)

    def show_count(self, done: int, total: int) -> None:
        """Show *done* of *total*."""
        self.count.setText(self.tr("{done} of {total}").format(done=done, total=total))
        self.bar.show_count(done, total)
        name = self.tr("{group}: {done} of {total} answered")
        self.bar.setAccessibleName(name.format(group=self._title, done=done, total=total))
