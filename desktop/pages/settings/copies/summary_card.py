"""What copies are for, whether they are enough, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.work import Progress


class SummaryCard(Card):
    """Emits ``copy_asked``, ``file_asked``, ``stop_asked``, ``sheet_asked``."""

    copy_asked = Signal()
    file_asked = Signal()
    stop_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Copies of your records"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "A copy is made by itself every hour while something changes, when you close "
                    "this window, and before anything large. Each copy is locked like the records "
                    "and is read back at once to prove that it is good."
                )
            )
        )
        self.add(
            PlainLabel(
                self.tr("On a new PC you need a copy AND the recovery sheet (or the passphrase)."),
                role="strong",
            )
        )
        self.only_here = self.add(Banner())
        self.same_disk = self.add(Banner())
        self.message = self.add(Banner())
        self.copy_button = Button(self.tr("Make a copy now"), icon_name="copy", kind="primary")
        self.file_button = Button(self.tr("One single file to move…"), icon_name="archive")
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.file_button)
        self.add_layout(buttons)
        self.doing = self.add(PlainLabel(role="muted"))
        self.bar = self.add(ProgressBar(self.tr("Progress of the work"), tone="accent"))
        self.stop = Button(self.tr("Stop"), kind="quiet")
        row = FlowLayout()
        row.addWidget(self.stop)
        self.add_layout(row)
        self.show_working("")
        self.copy_button.clicked.connect(self.copy_asked)
        self.file_button.clicked.connect(self.file_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.only_here.acted.connect(self.sheet_asked)

    def show_enough(self, *, only_here: bool, same_disk: bool) -> None:
        """Say what the copies would not help against."""
        if only_here:
            self.only_here.tell(
                "warn",
                self.tr("Only this PC can open your records and their copies"),
                self.tr("If it breaks, no copy helps. Make a recovery sheet, or add a passphrase."),
                button=self.tr("Make a recovery sheet"),
                can_close=False,
            )
        else:
            self.only_here.hide()
        if same_disk:
            self.same_disk.tell(
                "warn",
                self.tr("All copies lie on the same disk as your records"),
                self.tr(
                    "They help against a slip, not when this PC breaks or is stolen. Add a stick "
                    "below."
                ),
                can_close=False,
            )
        else:
            self.same_disk.hide()

    def show_working(self, words: str) -> None:
        """Say what is being done and offer to stop it; an empty text ends that."""
        self.doing.setText(words)
        for widget in (self.doing, self.bar, self.stop):
            widget.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        for button in (self.copy_button, self.file_button):
            button.setEnabled(not words)
        if words:
            self.message.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        if progress.total:
            self.bar.show_count(progress.done, progress.total)
