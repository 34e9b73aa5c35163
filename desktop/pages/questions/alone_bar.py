"""The line above one question at a time: how far one is, and the way back to the list."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.nouns import leaf_word
from desktop.pages.questions.filter_bar import ALONE_KEYS
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class AloneBar(QWidget):
    """Hidden while the list is shown. Its button is the page's to connect."""

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("One at a time"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._noun = leaf_word(noun)
        self.back = Button(self.tr("Show the list"), icon_name="list-checks", kind="quiet")
        self.back.setToolTip(self.tr("Show the list again ({keys})").format(keys=ALONE_KEYS))
        self.where = PlainLabel(role="strong", wrap=False)
        self.done = PlainLabel(role="muted", wrap=False)
        self.bar = ProgressBar(self.tr("How many are done"))
        self.bar.setFixedWidth(scaled(160))
        row = FlowLayout(self, gap=16)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addWidget(self.where)
        row.add_trailing(self.bar)
        row.add_trailing(self.done)
        self.hide()

    def show_place(self, number: int, total: int, filter_words: str) -> None:
        """Say which of how many is shown; *filter_words* names a filter that is in force."""
        text = self.tr("{noun} {number} of {total}").format(
            noun=self._noun, number=number, total=total
        )
        self.where.setText(f"{text} · {filter_words}" if filter_words else text)
        self.updateGeometry()

    def show_done(self, done: int, total: int) -> None:
        """Show how much of the whole set is done."""
        self.bar.show_count(done, total)
        self.done.setText(self.tr("{done} of {total} done").format(done=done, total=total))
