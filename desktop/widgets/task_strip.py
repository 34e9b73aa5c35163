"""Long work at the foot of the window: what, how far, how much longer, and a way to stop."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.announce import announce
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.work import Progress, Work

_SETTLED_S = 2.0  # earlier than this an estimate is only noise


class TaskStrip(QFrame):
    """Hidden while nothing runs. ``watch`` a Work, or drive it by hand with ``begin``."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        self.setAccessibleName(self.tr("Work under way"))
        self.text = PlainLabel(wrap=True)
        self.remaining = PlainLabel(role="muted", wrap=False)
        self.bar = ProgressBar(self.tr("Progress of the work"), tone="accent")
        self.cancel = Button(self.tr("Stop"), kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 14, 6)
        row.setSpacing(14)
        row.addWidget(self.text, 3)
        row.addWidget(self.bar, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.remaining)
        row.addWidget(self.cancel)
        self._running: list[Work] = []
        self._began = 0.0
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def watch(self, work: Work) -> None:
        """Show *work* until it ends; of several the newest is shown. Untitled work is not."""
        if not work.title:
            return
        self._running.append(work)
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self._on_ended)
        self.begin(work.title)

    def begin(self, title: str) -> None:
        """Show *title* with an unmeasured bar."""
        self._title = title
        self._began = time.monotonic()
        self.text.setText(title)
        self.remaining.setText("")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._told = 0
        self.show()
        announce(self, title)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is; the remaining time once it can be told."""
        if progress.text:
            self.text.setText(f"{self._title}: {progress.text}")
        if progress.total:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.done / progress.total))
            self.remaining.setText(self._remaining_words(progress))
            self._tell_quarter(100 * progress.done // progress.total)

    def _tell_quarter(self, percent: int) -> None:
        """Say it at 25, 50 and 75 %: often enough to know that it goes on."""
        quarter = percent // 25 * 25
        if self._told < quarter < 100:
            self._told = quarter
            announce(self, self.tr("{percent} % done").format(percent=quarter))

    def _remaining_words(self, progress: Progress) -> str:
        spent = time.monotonic() - self._began
        if spent < _SETTLED_S or not progress.done:
            return ""
        left = spent * (progress.total - progress.done) / progress.done
        if left < 60:
            return self.tr("less than a minute left")
        return self.tr("about {minutes} min left").format(minutes=round(left / 60))

    def _on_progressed(self, progress: Progress) -> None:
        if self._running and self.sender() is self._running[-1]:
            self.show_progress(progress)

    def _on_ended(self) -> None:
        self._running = [work for work in self._running if work is not self.sender()]
        if self._running:
            self.begin(self._running[-1].title)
        else:
            announce(self, self.tr("{title}: ended").format(title=self._title))
            self.hide()

    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self.remaining.setText(self.tr("stopping…"))
        if self._running:
            self._running[-1].cancel()
        self.cancel_clicked.emit()
