"""Asks for a printer in the platform's own dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrinterChooser(Protocol):
    """What the page needs; tests answer in its place. None: the person thought better of it."""

    def choose(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        """Return a printer that is set up for a document of so many pages."""
        ...


class PlatformPrinters:
    """The platform's dialog. A4 is set before; the person may choose something else there."""

    def choose(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        """Return the printer, or None."""
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return printer if accepted else None
