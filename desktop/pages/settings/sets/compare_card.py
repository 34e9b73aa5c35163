"""How sure the question set in force is, what was changed in it, and what to do about both."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.services.amending.comparison import Comparison, RowState
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class CompareCard(Card):
    """Counts, and the buttons that lead to the comparison and to the official list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("As on the website?"), parent=parent)
        self.name = self.add(PlainLabel(role="strong"))
        self.doubt = self.add(PlainLabel())
        self.changed = self.add(PlainLabel(role="muted"))
        self.sent = self.add(
            PlainLabel(
                self.tr(
                    "A submission file takes your changes along. The program of whoever receives "
                    "it asks them first whether they accept questions that it does not know."
                ),
                role="muted",
            )
        )
        self.compare = Button(self.tr("Compare with the website"), icon_name="list-checks")
        self.read_list = Button(self.tr("Read the official list in"), icon_name="upload")
        row = FlowLayout(gap=8)
        row.addWidget(self.compare)
        row.addWidget(self.read_list)
        self.add_layout(row)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how sure the set in force is."""
        self.name.setText(comparison.set_title)
        count = comparison.in_doubt
        if not count:
            words = self.tr("Every question is sure or confirmed.")
        elif count == 1:
            words = self.tr("One question is not confirmed for you. Comparing takes a minute.")
        else:
            words = self.tr(
                "{count} questions are not confirmed for you. Comparing takes two minutes.",
                None,
                count,
            ).format(count=count)
        self.doubt.setText(words)
        changed = self._changed_words(comparison)
        self.changed.setText(changed)
        self.changed.setVisible(bool(changed))
        self.sent.setVisible(bool(comparison.amends))

    def _changed_words(self, comparison: Comparison) -> str:
        states = [row.state for row in comparison.rows]
        parts = [
            (RowState.CHECKED, self.tr("Seen on the website: {count}.")),
            (RowState.ADDED, self.tr("Added by you: {count}.")),
            (RowState.SET_ASIDE, self.tr("Set aside: {count}.")),
        ]
        said = [text.format(count=states.count(s)) for s, text in parts if s in states]
        return " ".join(said)
