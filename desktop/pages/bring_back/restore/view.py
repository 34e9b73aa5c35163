"""Layout of the page that brings a copy back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.pages.bring_back.restore.differences import Differences
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class RestoreView(ColumnPage):
    """What the copy is, what is lost and gained by it, what would change, and the deed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 760, parent)
        self.setAccessibleName(self.tr("Bring a copy back"))
        self.title = self.add(Heading(self.tr("Bring a copy back"), 1))
        self.lead = self.add(PlainLabel(role="lead"))
        self.message = self.add(Banner())
        self.doing = self.add(PlainLabel(role="muted"))
        self.bar = self.add(ProgressBar(self.tr("Progress of the work"), tone="accent"))
        self.stop = Button(self.tr("Stop"), kind="quiet")
        row = FlowLayout()
        row.addWidget(self.stop)
        self.add_layout(row)
        self.outcome = self.add(Card(self.tr("What would be lost")))
        self.lost = self.outcome.add(PlainLabel(role="strong"))
        self.gained = self.outcome.add(PlainLabel())
        self.missing = self.outcome.add(PlainLabel())
        self.kept = self.outcome.add(
            PlainLabel(
                self.tr(
                    "What is there now is not thrown away: a copy of it is made first, and its "
                    "files are kept for 90 days beside your records."
                ),
                role="muted",
            )
        )
        self.act = Button(self.tr("Bring this copy back"), icon_name="history", kind="primary")
        self.leave = Button(self.tr("Leave everything as it is"), kind="quiet")
        self.buttons = FlowLayout(gap=10)
        self.buttons.addWidget(self.act)
        self.buttons.addWidget(self.leave)
        self.add_layout(self.buttons)
        self.confirm = self.add(
            ConfirmPanel(self.tr("Yes, bring it back"), self.tr("No, leave it"), kind="danger")
        )
        self.changes = self.add(Card(self.tr("What would change")))
        self.differences = self.changes.add(Differences())
        self.finish()

    def show_working(self, words: str) -> None:
        """Say what is being done; an empty text ends that."""
        self.doing.setText(words)
        for widget in (self.doing, self.bar, self.stop):
            widget.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.act.setEnabled(not words)

    def show_known(self, known: bool) -> None:
        """Show what is known of the copy, or nothing while it is being read."""
        for widget in (self.outcome, self.changes, self.act):
            widget.setVisible(known)
        if not known:
            self.confirm.hide()
