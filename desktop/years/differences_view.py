"""What a newer set asks otherwise: counts first, the list on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.domain.differences import Difference, Kind
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.fold_section import FoldSection
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip
from desktop.years.words import heading_of, part_lines, renumbered


class DifferencesView(QWidget):
    """The lines are made when the list is first unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.none = PlainLabel(self.tr("Nothing is asked otherwise."), role="muted")
        self._holder = QWidget()
        self._holder.setSizePolicy(policy)
        self._chips = FlowLayout(self._holder, gap=6, row_gap=6)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self.fold = FoldSection(self.tr("See what is asked otherwise"), is_open=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.none, self._holder, self.fold):
            column.addWidget(widget)
        self._by_kind: dict[Kind, list[Difference]] = {}
        self._org_types: Mapping[str, str] = {}
        self.lines: list[QWidget] = []
        self.chips: list[StatusChip] = []
        self.fold.opened.connect(self._on_opened)

    def show_differences(
        self, differences: Sequence[Difference], org_types: Mapping[str, str]
    ) -> None:
        """Show *differences*; the list is folded again."""
        self._by_kind, self._org_types = {}, org_types
        for kind in Kind:
            found = [one for one in differences if one.kind is kind]
            if found:
                self._by_kind[kind] = found
        _take_away(self.chips, self.lines)
        for kind, found in self._by_kind.items():
            text = self.tr("{heading}: {count}")
            chip = StatusChip(text.format(heading=heading_of(kind), count=len(found)), "info")
            self._chips.addWidget(chip)
            self.chips.append(chip)
        self.none.setVisible(not differences)
        self._holder.setVisible(bool(differences))
        self.fold.setVisible(bool(differences))
        self.fold.head.setChecked(False)

    def _on_opened(self, on: bool) -> None:
        if not on or self.lines:
            return
        for kind, found in self._by_kind.items():
            self._add(PlainLabel(heading_of(kind), role="strong"))
            for one in found:
                self._add(PlainLabel(f"{renumbered(one)}  {one.title}"))
                for text in (one.note, *part_lines(one, self._org_types)):
                    if text:
                        self._add(PlainLabel(text, role="muted"))

    def _add(self, label: PlainLabel) -> None:
        label.make_selectable()
        self.fold.body.addWidget(label)
        self.lines.append(label)


def _take_away(*lists: list[StatusChip] | list[QWidget]) -> None:
    for widgets in lists:
        for widget in widgets:
            widget.hide()
            widget.deleteLater()
        widgets.clear()
