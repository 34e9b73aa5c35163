"""The list of our questions in the website's order, and how many are to be looked for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.amending.comparison import CompareRow, Comparison
from core.services.amending.comparison import RowState as State
from desktop.pages.compare.words import sign_of, state_words
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.page_key import add_key
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow

IN_DOUBT, ALL = 0, 1


class ListCard(Card):
    """Emits ``opened(ref)``; with the keyboard in the list Y is ``there()``, N ``not_there()``."""

    opened = Signal(str)
    there = Signal()
    not_there = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Our questions"), parent=parent)
        self._comparison: Comparison | None = None
        self.bar = self.add(ProgressBar(self.tr("How many are confirmed")))
        self.count = self.add(PlainLabel(role="muted"))
        self.which = self.add(
            ChoiceRow(
                self.tr("Show"),
                [self.tr("Not confirmed"), self.tr("All")],
                wraps=True,
            )
        )
        self.list = self.add(RowList(self.tr("Our questions in the website's order")), 1)
        self.none = self.add(
            PlainLabel(
                self.tr("Nothing is in doubt. Under All you can look at each."), role="muted"
            ),
            1,
        )
        self.which.show_value(IN_DOUBT)
        self.which.chosen.connect(self._fill)
        self.list.opened.connect(self.opened)
        add_key(self.list, "Y", self.there.emit)
        add_key(self.list, "N", self.not_there.emit)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show *comparison*; what is not confirmed comes first of all."""
        self._comparison = comparison
        total = sum(row.state is not State.SET_ASIDE for row in comparison.rows)
        self.bar.show_count(total - comparison.in_doubt, total)
        self.count.setText(
            self.tr("{done} of {total} are sure or confirmed").format(
                done=total - comparison.in_doubt, total=total
            )
        )
        self.which.button(IN_DOUBT).set_text(
            self.tr("Not confirmed: {count}", None, comparison.in_doubt).format(
                count=comparison.in_doubt
            )
        )
        self.which.button(ALL).set_text(
            self.tr("All: {count}", None, len(comparison.rows)).format(count=len(comparison.rows))
        )
        self._fill()

    def mark(self, ref: str, *, bring_in: bool = False) -> None:
        """Show *ref* as the open one; one that was asked for is brought in."""
        if bring_in and ref not in self._refs():
            self.which.show_value(ALL)
            self._fill()
        self.list.show_key(ref)

    def after(self, ref: str) -> str:
        """Return the row to go to once *ref* is dealt with; empty where it was the last."""
        refs = self._refs()
        if ref not in refs:
            return refs[0] if refs else ""
        place = refs.index(ref)
        return refs[place + 1] if place + 1 < len(refs) else refs[place - 1] if place else ""

    def first(self) -> str:
        """Return the first row shown."""
        return next(iter(self._refs()), "")

    def _refs(self) -> list[str]:
        return [row.ref for row in self._shown()]

    def _shown(self) -> list[CompareRow]:
        rows = self._comparison.rows if self._comparison else ()
        return [r for r in rows if self.which.value == ALL or r.state is State.IN_DOUBT]

    def _fill(self) -> None:
        shown = self._shown()
        self.list.set_rows(_rows(shown))
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)


def _rows(shown: list[CompareRow]) -> Iterator[ListRow]:
    group = ""
    for row in shown:
        if row.group != group:
            group = row.group
            has_number = row.ref.startswith(row.group)
            title = f"{row.group} {row.group_title}" if has_number else row.group_title
            yield ListRow(f"group {row.group}", title, is_group=True, rank=2)
        yield ListRow(
            row.ref, row.title, row.ref, state=sign_of(row), state_text=state_words(row)[0]
        )
