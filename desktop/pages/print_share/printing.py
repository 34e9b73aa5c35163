"""Sends a document to a printer page by page, so that its memory stays small."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter

from core.services.documents.inside import Sheet
from core.services.papers.papers import PaperService
from desktop.tasks import TaskRunner

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDEST = 2480  # pixels: A4 at 300 dots an inch


class Printing(QObject):
    """``reached(page, of)`` before each page, then ``done(pages)``, ``refused`` or ``failed``."""

    reached = Signal(int, int)
    done = Signal(int)
    refused = Signal()  # the printer does not take it
    failed = Signal(object)  # Exception

    def __init__(self, papers: PaperService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._papers, self._tasks = papers, tasks
        self._job: _Job | None = None

    @property
    def is_busy(self) -> bool:
        """True while pages are on their way."""
        return self._job is not None

    def begin(self, made: bytes, printer: QPrinter, pages: int) -> None:
        """Print *made*, which has so many *pages*; those that were asked for in the dialog."""
        first = printer.fromPage() or 1
        last = min(printer.toPage() or pages, pages)
        self._job = job = _Job(made, printer, list(range(first - 1, last)))
        self.destroyed.connect(job.end)  # a painter must not outlive its printer
        self._next()

    def stop(self) -> None:
        """Print no further page; what the printer has, it has."""
        job, self._job = self._job, None
        if job is not None:
            job.printer.abort()
            job.end()

    def _next(self) -> None:
        job = self._job
        assert job is not None
        if job.number == len(job.pages):
            self._job = None
            job.end()
            self.done.emit(len(job.pages))
            return
        self.reached.emit(job.number + 1, len(job.pages))
        ask = partial(self._papers.sheet, job.made, job.pages[job.number], WIDEST)
        self._tasks.read(self, ask, partial(self._on_sheet, job), partial(self._on_failed, job))

    def _on_sheet(self, job: _Job, sheet: Sheet) -> None:
        if job is not self._job:  # stopped meanwhile
            return
        if job.put(sheet):
            self._next()
        else:
            self._job = None
            job.end()
            self.refused.emit()

    def _on_failed(self, job: _Job, error: Exception) -> None:
        if job is self._job:
            self.stop()
            self.failed.emit(error)


class _Job:
    """One document on its way to one printer."""

    def __init__(self, made: bytes, printer: QPrinter, pages: list[int]) -> None:
        self.made, self.printer, self.pages = made, printer, pages
        self.number = 0
        self._painter = QPainter()
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)

    def put(self, sheet: Sheet) -> bool:
        """Put the next page on paper; False when the printer does not take it."""
        lies = sheet.width > sheet.height
        turned = QPageLayout.Orientation
        self.printer.setPageOrientation(turned.Landscape if lies else turned.Portrait)
        if self.number == 0:
            if not self._painter.begin(self.printer):
                return False
        elif not self.printer.newPage():
            return False
        image = QImage(
            sheet.pixels, sheet.width, sheet.height, 3 * sheet.width, QImage.Format.Format_RGB888
        )
        room = self.printer.paperRect(self._unit()).toRect()
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRect(room.topLeft(), size), image)
        self.number += 1
        return True

    def end(self) -> None:
        """Let the printer have what was painted."""
        if self._painter.isActive():
            self._painter.end()

    def _unit(self) -> QPrinter.Unit:
        return type(self.printer).Unit.DevicePixel
