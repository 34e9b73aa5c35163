"""The messages on top of every page, without the window round them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.evidence.changed_banner import ChangedBanner
from desktop.evidence.changed_desk import ChangedDesk
from desktop.evidence.copy_watch import CopyWatch
from desktop.widgets.banner import Banner


class Top(QWidget):
    """What the window's frame shows of *watch*."""

    def __init__(self, watch: CopyWatch) -> None:
        super().__init__()
        self.banner, self.changed = Banner(), ChangedBanner()
        self.failures: list[Exception] = []
        self.desk = ChangedDesk(self.changed, self.banner, watch, self.failures.append)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.changed)

    def words(self) -> str:
        """Return what came of the last decision or opening."""
        return (
            ""
            if self.banner.isHidden()
            else f"{self.banner.title.text()} {self.banner.text.text()}"
        )
