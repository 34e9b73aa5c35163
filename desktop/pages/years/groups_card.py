"""Each initiative or standard then and now, as bars that are also said."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.year_comparison import GroupPair, Share, YearComparison
from desktop.pages.years.words import share_text
from desktop.widgets.card import Card
from desktop.widgets.pair_bar import PairBar
from desktop.widgets.plain_label import PlainLabel


class GroupsCard(Card):
    """The thin bar above is then, the thick one below is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Part by part"), parent=parent)
        self.note = self.add(PlainLabel(role="muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.add_layout(self._rows)
        self.bars: list[PairBar] = []

    def show_comparison(self, found: YearComparison) -> None:
        """Show every part of *found*."""
        measure = (
            self.tr("Points of all levels.") if found.by_levels else self.tr("Questions answered.")
        )
        self.note.setText(
            self.tr("{measure} The thin bar is then, the thick one now.").format(measure=measure)
        )
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.bars = []
        for group in found.groups:
            self._rows.addWidget(self._row(group))

    def _row(self, group: GroupPair) -> QWidget:
        then, now = share_text(group.then), share_text(group.now)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(group.title), 1)
        words = self.tr("{then} → {now}").format(then=then, now=now)
        figures = PlainLabel(words, role="muted", wrap=False)
        spoken = self.tr("{group}: then {then}, now {now}")
        spoken = spoken.format(group=group.title, then=then, now=now)
        figures.setAccessibleName(spoken)
        head.addWidget(figures)
        column.addLayout(head)
        bar = PairBar()
        bar.show_pair(_percent(group.then), _percent(group.now), spoken)
        self.bars.append(bar)
        column.addWidget(bar)
        return row


def _percent(share: Share | None) -> int | None:
    return None if share is None or not share.whole else share.percent
