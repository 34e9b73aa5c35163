"""Layout of the page that opening damaged records leads to."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.copy_chooser import CopyChooser
from desktop.pages.bring_back.find_card import FindCard
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.tasks import TaskRunner
from desktop.widgets.brand_line import BrandLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class DamagedView(ColumnPage):
    """Calm: what is damaged, what can be read, what the newest good copy lacks."""

    def __init__(
        self, chooser: CopyChooser, tasks: TaskRunner, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", 680, parent)
        self.setAccessibleName(self.tr("Your records are damaged"))
        self.add(BrandLine())
        self.add(Heading(self.tr("Your records are damaged"), 1))
        self.add(
            PlainLabel(
                self.tr(
                    "Perhaps the disk or a power cut did it. Nothing was changed, and nothing is "
                    "written until you decide. Take your time."
                ),
                role="lead",
            )
        )
        self.doing = self.add(PlainLabel(role="muted"))
        self.bar = self.add(ProgressBar(self.tr("Progress of the work"), tone="accent"))
        self.left = self.add(Card(self.tr("What can still be read")))
        self.damage = self.left.add(PlainLabel())
        self.read_button = Button(self.tr("Open to read"), icon_name="file-text")
        row = FlowLayout()
        row.addWidget(self.read_button)
        self.left.add_layout(row)
        self.newest = self.add(Card(self.tr("The newest good copy")))
        self.good = self.newest.add(PlainLabel())
        self.good_button = Button(
            self.tr("Bring back the newest good copy"), icon_name="history", kind="primary"
        )
        self.other_button = Button(self.tr("Another copy, from a stick…"), kind="quiet")
        row = FlowLayout(gap=10)
        row.addWidget(self.good_button)
        row.addWidget(self.other_button)
        self.newest.add_layout(row)
        self.finder = self.add(FindCard(self.tr("Which copy?"), chooser, tasks, today))
        self.find_button = Button(self.tr("Bring this copy back"), icon_name="history")
        row = FlowLayout()
        row.addWidget(self.find_button)
        self.finder.add_layout(row)
        self.confirm = self.finder.add(
            ConfirmPanel(self.tr("Yes, bring it back"), self.tr("No, leave it"), kind="danger")
        )
        self.error = self.add(PlainLabel(role="error"))
        self.again = Button(self.tr("Try to open them once more"), kind="quiet")
        row = FlowLayout()
        row.addWidget(self.again)
        self.add_layout(row)
        self.finish()
        self.show_working("")
        self.say("")
        for widget in (self.left, self.newest, self.finder):
            widget.hide()

    def show_working(self, words: str) -> None:
        """Say what is being done; an empty text ends that."""
        self.doing.setText(words)
        self.doing.setVisible(bool(words))
        self.bar.setVisible(bool(words))
        self.bar.setRange(0, 0)
        for widget in (self.left, self.newest, self.finder, self.again):
            widget.setEnabled(not words)

    def say(self, error: str) -> None:
        """Show what went wrong; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
