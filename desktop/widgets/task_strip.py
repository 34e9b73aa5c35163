"""Long work at the foot of the window: what, how far, how much longer, and a way to stop."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.announce import announce
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.work import Progress, Work

_SETTLED_S = 2.0  # earlier than this an estimate is only noise


@dataclass
class _Task:
    """One piece of work: since when, how far it was last, and whether it was asked to stop."""

    title: str
    began: float
    work: Work | None = None
    latest: Progress | None = None
    stops: bool = False


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
        self._running: list[_Task] = []
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def watch(self, work: Work) -> None:
        """Show *work* until it ends; of several the newest is shown. Untitled work is not."""
        if not work.title:
            return
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self._on_ended)
        self._begin(_Task(work.title, time.monotonic(), work))

    def begin(self, title: str) -> None:
        """Show *title* with an unmeasured bar."""
        self._begin(_Task(title, time.monotonic()))

    def _begin(self, task: _Task) -> None:
        self._running.append(task)
        self._show_task(task)
        announce(self, task.title)

    def _show_task(self, task: _Task) -> None:
        """Show *task* as it stands: one that comes back has the time that it began."""
        self.text.setText(task.title)
        self.remaining.setText("")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._told = 0
        self.show()
        if task.latest is not None:
            self.show_progress(task.latest)
        if task.stops:
            self._show_stopping()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is; the remaining time once it can be told."""
        task = self._running[-1]
        task.latest = progress
        if progress.text:
            self.text.setText(f"{task.title}: {progress.text}")
        if progress.total and not task.stops:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.done / progress.total))
            self.remaining.setText(self._remaining_words(task.began, progress))
            self._tell_quarter(100 * progress.done // progress.total)

    def _tell_quarter(self, percent: int) -> None:
        """Say it at 25, 50 and 75 %: often enough to know that it goes on."""
        quarter = percent // 25 * 25
        if self._told < quarter < 100:
            self._told = quarter
            announce(self, self.tr("{percent} % done").format(percent=quarter))

    def _remaining_words(self, began: float, progress: Progress) -> str:
        spent = time.monotonic() - began
        if spent < _SETTLED_S or not progress.done:
            return ""
        left = spent * (progress.total - progress.done) / progress.done
        if left < 60:
            return self.tr("less than a minute left")
        return self.tr("about {minutes} min left").format(minutes=round(left / 60))

    def _on_progressed(self, progress: Progress) -> None:
        sender = self.sender()
        for task in self._running:
            if task.work is sender and task is self._running[-1]:
                self.show_progress(progress)
            elif task.work is sender:
                task.latest = progress

    def _on_ended(self) -> None:
        sender, shown = self.sender(), self._running[-1]
        ended = [task for task in self._running if task.work is sender]
        self._running = [task for task in self._running if task.work is not sender]
        for task in ended:
            announce(self, self.tr("{title}: ended").format(title=task.title))
        if not self._running:
            self.hide()
        elif self._running[-1] is not shown:
            self._show_task(self._running[-1])

    def _on_cancel_clicked(self) -> None:
        task = self._running[-1]
        task.stops = True
        self._show_stopping()
        if task.work is not None:
            task.work.cancel()
        self.cancel_clicked.emit()

    def _show_stopping(self) -> None:
        self.cancel.setEnabled(False)
        self.remaining.setText(self.tr("stopping…"))
