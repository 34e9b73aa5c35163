"""A spare key to copy by hand: numbered groups, large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import scaled
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout


class KeyGroups(QWidget):
    """``3  U5TD``; read out as one line, group by group."""

    def __init__(self, prefix: str, groups: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(" ".join((prefix, *groups)))
        row = FlowLayout(self, gap=scaled(22), row_gap=scaled(10))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowLabel(prefix, role="strong"))
        for number, group in enumerate(groups, 1):
            row.addWidget(_Group(number, group))


class _Group(QWidget):
    def __init__(self, number: int, group: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{number}: {group}")
        row = FlowLayout(self, gap=6)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowLabel(f"{number}", role="small"))
        row.addWidget(FlowLabel(group, role="h2"))
