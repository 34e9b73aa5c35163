"""What would not be the same any more: each place, now and in the copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.services.backup.copy_compare import Difference
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel

FIRST = 12
MOST = 300  # nobody reads more, and each is three labels
LONGEST = 160


class Differences(QWidget):
    """Three columns; a long list shows its first lines and a way to the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Difference, ...] = ()
        self._grid: QGridLayout | None = None
        self._holder: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = Button("", kind="quiet", icon_name="chevron-down")
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rest = PlainLabel(role="muted")
        self._column.addWidget(self.rest)
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        self.rest.hide()

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show them in their order."""
        self._all = tuple(differences)
        few = len(self._all) <= FIRST + 1
        self._fill(self._all if few else self._all[:FIRST])
        self.more.set_text(
            self.tr("Show all {count}", None, len(self._all)).format(count=len(self._all))
        )
        self.more.setVisible(not few)
        self.rest.hide()

    def _fill(self, shown: Sequence[Difference]) -> None:
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder = QWidget()
        holder.setAccessibleName(self.tr("What would change"))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, stretch in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, stretch)
        heads = (self.tr("What"), self.tr("Now"), self.tr("In the copy"))
        top = Qt.AlignmentFlag.AlignTop
        for column, text in enumerate(heads):
            grid.addWidget(PlainLabel(text, role="eyebrow"), 0, column, top)
        for row, one in enumerate(shown, 1):
            place = one.field
            for column, text in enumerate((place, one.now, one.then)):
                grid.addWidget(PlainLabel(_short(text)), row, column, top)
        self._column.insertWidget(0, holder)

    def _on_more(self) -> None:
        self._fill(self._all[:MOST])
        self.more.hide()
        left = len(self._all) - MOST
        if left > 0:
            self.rest.setText(self.tr("And {count} more.", None, left).format(count=left))
            self.rest.show()


def _short(text: str) -> str:
    """Keep a long text from filling the page; long words may break."""
    one_line = " ".join(text.split())
    cut = one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"
    return " ".join(word if len(word) <= 24 else "\u200b".join(word) for word in cut.split(" "))
