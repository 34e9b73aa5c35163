"""A thin bar: how much of something is done."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget


class ProgressBar(QProgressBar):
    """*name* says what it measures, for screen readers; the words stand beside it."""

    def __init__(self, name: str, *, tone: str = "ok", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setProperty("tone", tone)
        self.setAccessibleName(name)

    def show_count(self, done: int, total: int) -> None:
        """Show *done* of *total*; a total of 0 shows an empty bar."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
