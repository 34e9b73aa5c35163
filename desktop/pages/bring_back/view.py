"""Layout of bringing everything back: the copy, what opens it, and the outcome."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.copy_chooser import CopyChooser
from desktop.pages.bring_back.find_card import FindCard
from desktop.pages.bring_back.half_card import HalfCard
from desktop.pages.bring_back.key_card import KeyCard
from desktop.pages.bring_back.result_card import ResultCard
from desktop.tasks import TaskRunner
from desktop.widgets.brand_line import BrandLine
from desktop.widgets.button import Button
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar


class BringBackView(ColumnPage):
    """First the two things that are needed, then what came back."""

    def __init__(
        self, chooser: CopyChooser, tasks: TaskRunner, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", 680, parent)
        self.setAccessibleName(self.tr("I already have records"))
        self.add(BrandLine())
        self.title = self.add(Heading(self.tr("Bring your records back"), 1))
        self.lead = self.add(
            PlainLabel(
                self.tr(
                    "You need two things: a copy of your records, and what opens it: the recovery "
                    "sheet or the passphrase. Nothing on the stick is changed."
                ),
                role="lead",
            )
        )
        self.finder = self.add(FindCard(self.tr("1. Where is the copy?"), chooser, tasks, today))
        self.key = self.add(KeyCard(self.tr("2. What opens it?")))
        self.error = self.add(PlainLabel(role="error"))
        self.doing = self.add(PlainLabel(role="muted"))
        self.bar = self.add(ProgressBar(self.tr("Progress of the work"), tone="accent"))
        self.act = Button(self.tr("Bring everything back"), icon_name="history", kind="primary")
        self.stop = Button(self.tr("Stop"), kind="quiet")
        self.back = Button(self.tr("Back"), icon_name="chevron-left", kind="quiet")
        buttons = FlowLayout(gap=10)
        for button in (self.act, self.stop, self.back):
            buttons.addWidget(button)
        self.add_layout(buttons)
        self.half = self.add(HalfCard())
        self.result = self.add(ResultCard())
        self.result.hide()
        self.finish()
        self.show_working("")
        self.say("")

    def show_working(self, words: str) -> None:
        """Say what is being done; an empty text ends that."""
        self.doing.setText(words)
        for part in (self.doing, self.bar, self.stop):
            part.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        for widget in (self.finder, self.key, self.act, self.half, self.back):
            widget.setEnabled(not words)

    def say(self, error: str) -> None:
        """Show what went wrong; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def show_result(self) -> None:
        """Show what came back, and nothing of before."""
        self.show_working("")
        for widget in (self.lead, self.finder, self.key, self.half, self.act, self.back):
            widget.hide()
        self.result.show()
        self.verticalScrollBar().setValue(0)
