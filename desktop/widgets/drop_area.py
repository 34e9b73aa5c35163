"""A place to drop files on, with a button that does the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.restyle import restyle


def paths_in(mime: QMimeData | None) -> list[Path]:
    """Return the files that a drop carries; none for a mail attachment or a picture.

    Qt has None for a clipboard into which nothing was copied yet, or that another program holds.
    """
    if mime is None:
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropArea(QFrame):
    """Emits ``dropped(list[Path])``, ``without_file()`` for a drop that carries no file (say:
    save the attachment first, then drop it here) and ``choose_clicked()`` for its button."""

    dropped = Signal(list)
    without_file = Signal()
    choose_clicked = Signal()

    def __init__(self, text: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.text = FlowLabel(text, role="muted")
        self.button = Button(button, icon_name="paperclip")
        self.button.clicked.connect(self.choose_clicked)
        row = FlowLayout(self, gap=12, tail_below=True)
        row.setContentsMargins(16, 12, 12, 12)
        row.addWidget(IconLabel("upload", "muted", 22))
        row.addWidget(self.text)
        row.add_trailing(self.button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A drop without a file is taken too: only then can we say what to do instead.
        restyle(self, "over", True)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "over", False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(event.mimeData())

    def take(self, mime: QMimeData | None) -> None:
        """Handle what was dropped or pasted."""
        paths = paths_in(mime)
        if paths:
            self.dropped.emit(paths)
        else:
            self.without_file.emit()
