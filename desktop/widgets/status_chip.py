"""A word on a coloured ground: how a thing stands."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle

TONES = ("quiet", "ok", "warn", "bad", "info", "sample")


class StatusChip(PlainLabel):
    """The word says it all: colour is never the only sign. *tone* is one of TONES."""

    def __init__(
        self, text: str = "", tone: str = "quiet", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("chip", tone)

    def show_status(self, text: str, tone: str) -> None:
        """Change word and colour."""
        self.setText(text)
        restyle(self, "chip", tone)
