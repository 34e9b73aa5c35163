"""What each column of the list is used as; every one can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from core.domain.official_list import ListColumn, ListSheet, OfficialList, Role, role_name
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

_SHOWN_HEAD = 60


class ColumnsCard(Card):
    """Emits ``confirmed(ListSheet, dict)``; changing anything emits ``changed()``."""

    confirmed = Signal(object, object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("2. Are these the right columns?"), parent=parent)
        self._listed: OfficialList | None = None
        self.add(
            PlainLabel(
                self.tr("We matched them by their headings. Change what is not right."),
                role="muted",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.sheet = _box(self.tr("Sheet"))
        grid.addWidget(_label(self.tr("Sheet"), self.sheet), 0, 0)
        grid.addWidget(self.sheet, 0, 1)
        self.boxes: dict[Role, QComboBox] = {}
        self.samples: dict[Role, PlainLabel] = {}
        for n, role in enumerate(Role):
            box = self.boxes[role] = _box(role_name(role))
            sample = self.samples[role] = PlainLabel(role="small")
            grid.addWidget(_label(role_name(role), box), 2 * n + 1, 0)
            grid.addWidget(box, 2 * n + 1, 1)
            grid.addWidget(sample, 2 * n + 2, 1)
            box.currentIndexChanged.connect(self._on_changed)
        self.add_layout(grid)
        self.found = self.add(PlainLabel(role="muted"))
        self.keep = Button(self.tr("These are right"), icon_name="check", kind="primary")
        row = FlowLayout()
        row.addWidget(self.keep)
        self.add_layout(row)
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        self.keep.clicked.connect(self._on_keep)

    def show_list(self, listed: OfficialList) -> None:
        """Show the sheets, the likeliest first, and what was found in that one."""
        self._listed = listed
        self.sheet.blockSignals(True)
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in listed.sheets])
        self.sheet.blockSignals(False)
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self._chosen()
        words = ["-"] if sheet is None else [self.tr("None"), *map(_words, sheet.columns)]
        for role, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItems(words)
            box.setCurrentIndex(sheet.roles.get(role, -1) + 1 if sheet else 0)
            box.blockSignals(False)
        count = sheet.refs if sheet else 0
        self.found.setText(
            self.tr("{count} numbers of questions were found in this sheet.", None, count).format(
                count=count
            )
        )
        self._show_samples()

    def _show_samples(self) -> None:
        sheet = self._chosen()
        for role, label in self.samples.items():
            n = self.boxes[role].currentIndex() - 1
            has_one = sheet is not None and 0 <= n < len(sheet.columns)
            samples = sheet.columns[n].samples if sheet is not None and has_one else ()
            label.setText(" · ".join(samples))
            label.setVisible(bool(samples))
        roles = (Role.REFERENCE, Role.TEXT)
        self.keep.setEnabled(all(self.boxes[role].currentIndex() > 0 for role in roles))

    def _chosen(self) -> ListSheet | None:
        n = self.sheet.currentIndex()
        return self._listed.sheets[n] if self._listed is not None and n >= 0 else None

    def _on_sheet(self) -> None:
        self._show_sheet()
        self.changed.emit()

    def _on_changed(self) -> None:
        self._show_samples()
        self.changed.emit()

    def _on_keep(self) -> None:
        sheet = self._chosen()
        chosen = {role: box.currentIndex() - 1 for role, box in self.boxes.items()}
        if sheet is not None:
            self.confirmed.emit(sheet, {role: n for role, n in chosen.items() if n >= 0})


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _label(text: str, box: QComboBox) -> PlainLabel:
    label = PlainLabel(text)
    label.setBuddy(box)
    return label


def _words(column: ListColumn) -> str:
    head = " / ".join(line for line in column.head.split("\n") if line)
    shown = head if len(head) <= _SHOWN_HEAD else f"{head[: _SHOWN_HEAD - 1]}…"
    return f"{column.letter}  {shown}".strip()
